"""Measure, and compare with the floors.

python bench/run.py [--only NAME] [--misses N] [--save FILE] [--against FILE] [--raise] [--tell] [--json]

Each bench is a module beside this file with

    figures(shared: Path) -> dict[str, float]
    misses(shared: Path, limit: int) -> Iterable[str]   what went wrong, for people (may be left out)
    run_of(shared: Path, digest: str) -> changes.Run    what became of each marked claim (may be left out)

and stands in BENCHES below with the data that it needs. bench/floors.toml keeps a floor (or a ceiling) for each figure
beside the digest of the data it was measured on. On other data the figures are printed and neither compared nor kept.
Floors are raised by --raise, and lowered by nobody. --tell (and --raise with it) writes the figures into the package,
where the site's page of itself reads what it says of its accuracy.
"""

import argparse
import datetime as dt
import hashlib
import importlib
import json
import math
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import changes

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
TOLD = HERE.parent / "src" / "marsad" / "site" / "measured.json"
STEP = 1000
"""Floors are kept to a thousandth, rounded to the side that leaves the figure above them."""
HEADER = """# What the figures of bench/run.py may not fall below ("at_least") or rise above ("at_most"), and the digest
# of the data that they were measured on. `make floors` writes this file: it raises floors, and never lowers them.
"""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a bench measures on, and which of its figures are special, as patterns of their names.

    ``ceilings``: better the lower they are. ``by_hand``: they differ from run to run (times, memory), so that their
    bounds are targets set by hand and --raise leaves them alone.
    """

    data: tuple[str, ...]
    ceilings: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()


BENCHES: Final[Mapping[str, Needs]] = {
    "places": Needs(
        data=(
            "data/places/syria-ocha-communities.csv",
            "data/events/ucdp-ged-syria-2016-2017.jsonl",
            "data/toponyms/lgl.jsonl",
            "data/toponyms/trnews.jsonl",
        ),
        ceilings=("*.wrong*", "*.nothing", "*_ms", "*_mb", "*_kb"),
        by_hand=("*_ms", "*_mb", "*_kb"),
    ),
    "reading": Needs(
        data=(
            "gold/dev-reports.jsonl",
            "gold/dev.jsonl",
            "gold/seed-reports.jsonl",
            "gold/seed.jsonl",
            "data/counts/satp.jsonl",
        ),
        ceilings=("*_ms", "*_mb"),
        by_hand=("*_ms", "*_mb", "*words_per_second", "*speed_ratio"),
    ),
    "toponyms": Needs(data=("data/toponyms/re3d.jsonl",)),
    "incidents": Needs(
        data=(
            "data/reports/fakes.jsonl",
            "data/reports/fakes-coded.jsonl",
            "data/reports/incidents.csv",
            "data/places/syria-ocha-communities.csv",
        )
    ),
    "record": Needs(data=(), ceilings=("*_ratio", "*_ms"), by_hand=("*_ratio", "*_ms")),
    "pages": Needs(data=(), ceilings=("*",), by_hand=("*",)),
}


@dataclass(frozen=True, slots=True)
class Bench:
    """One module's measurement."""

    name: str
    needs: Needs
    measure: Callable[[Path], Mapping[str, float]]
    misses: Callable[[Path, int], Iterable[str]] | None = None
    run_of: Callable[[Path, str], changes.Run] | None = None

    def label(self, figure: str) -> str:
        """Put the bench's name before a figure's, once."""
        return figure if figure.startswith(f"{self.name}.") else f"{self.name}.{figure}"


@dataclass(slots=True)
class Floors:
    """One bench's floors and ceilings."""

    digest: str = ""
    at_least: dict[str, float] = field(default_factory=dict)
    at_most: dict[str, float] = field(default_factory=dict)

    def bound(self, figure: str) -> float | None:
        """Give the figure's floor or ceiling."""
        return self.at_least.get(figure, self.at_most.get(figure))


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside its floor; ``state`` is "", "new", "other data", "BROKEN" or "GONE"."""

    figure: str
    now: float | None
    floor: float | None
    state: str

    @property
    def broken(self) -> bool:
        """Whether the run fails for it."""
        return self.state in {"BROKEN", "GONE"}


def bench_of(name: str) -> Bench:
    """Load a bench's module."""
    module = importlib.import_module(name)
    return Bench(name, BENCHES[name], module.figures, getattr(module, "misses", None), getattr(module, "run_of", None))


def _is(figure: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(figure, pattern) for pattern in patterns)


def digest_of(shared: Path, data: Sequence[str]) -> str:
    """Hash the files that a bench measures on: the first 16 hex digits of a SHA-256 over names and contents."""
    sha = hashlib.sha256()
    for name in data:
        sha.update(name.encode() + b"\0" + hashlib.sha256((shared / name).read_bytes()).digest())
    return sha.hexdigest()[:16]


def load_floors(path: Path) -> dict[str, Floors]:
    """Read the floors of each bench; none where there is no file yet."""
    if not path.exists():
        return {}
    return {name: Floors(**values) for name, values in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def save_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Write the floors of each bench."""
    lines = [HEADER]
    for name, kept in sorted(floors.items()):
        lines.append(f'[{name}]\ndigest = "{kept.digest}"\n')
        for table in ("at_least", "at_most"):
            if values := getattr(kept, table):
                rows = "".join(f"{json.dumps(figure)} = {value!r}\n" for figure, value in sorted(values.items()))
                lines.append(f"[{name}.{table}]\n{rows}")
    path.write_text("\n".join(lines), encoding="utf-8")


def compare(now: Mapping[str, float], floors: Floors, digest: str) -> list[Row]:
    """Set each figure beside its floor, and name the figures that have a floor and were not measured."""
    same = digest == floors.digest
    rows = [
        Row(figure, value, floors.bound(figure), _state(figure, value, floors, same)) for figure, value in now.items()
    ]
    gone = sorted({*floors.at_least, *floors.at_most} - set(now))
    return rows + [Row(figure, None, floors.bound(figure), "GONE") for figure in gone]


def _state(figure: str, value: float, floors: Floors, same_data: bool) -> str:
    if floors.bound(figure) is None:
        return "new"
    if not same_data:
        return "other data"
    above = value >= floors.at_least.get(figure, -math.inf)
    below = value <= floors.at_most.get(figure, math.inf)
    return "" if above and below else "BROKEN"


def raised(bench: Bench, now: Mapping[str, float], floors: Floors, digest: str) -> Floors:
    """Raise floors (and bring ceilings down) to the present figures; figures of other data leave them as they are."""
    if floors.digest not in ("", digest):
        return floors
    result = Floors(digest, dict(floors.at_least), dict(floors.at_most))
    for figure, value in now.items():
        if _is(figure, bench.needs.by_hand):
            continue
        if _is(figure, bench.needs.ceilings):
            ceiling = math.ceil(value * STEP) / STEP
            result.at_most[figure] = min(ceiling, floors.at_most.get(figure, ceiling))
        else:
            floor = math.floor(value * STEP) / STEP
            result.at_least[figure] = max(floor, floors.at_least.get(figure, floor))
    return result


def show(rows: Sequence[Row]) -> None:
    """Print figure, now, floor."""
    print(f"{'figure':<56}{'now':>10}{'floor':>10}")
    for row in rows:
        now, floor = ("–" if value is None else f"{value:.3f}" for value in (row.now, row.floor))
        print(f"{row.figure:<56}{now:>10}{floor:>10}  {row.state}".rstrip())


def run(benches: Iterable[Bench], shared: Path, path: Path, *, misses: int = 0, lift: bool = False) -> list[Row]:
    """Measure every bench whose data is there, and raise the floors where asked to."""
    floors, rows = load_floors(path), []
    for bench in benches:
        absent = [name for name in bench.needs.data if not (shared / name).exists()]
        if absent:
            print(
                f"{bench.name}: skipped, {shared / absent[0]} is not there (MARSAD_SHARED names the folder)",
                file=sys.stderr,
            )
            continue
        now = {bench.label(figure): value for figure, value in bench.measure(shared).items()}
        digest = digest_of(shared, bench.needs.data)
        before = floors.get(bench.name, Floors())
        rows += compare(now, before, digest)
        if lift:
            floors[bench.name] = raised(bench, now, before, digest)
        if misses and bench.misses is not None:
            print("\n".join(bench.misses(shared, misses)))
    if lift:
        save_floors(path, floors)
    return rows


def tell(rows: Sequence[Row], path: Path) -> None:
    """Write the figures for the site, with today's day; those of benches that did not run stay as they were told."""
    before = json.loads(path.read_text(encoding="utf-8"))["figures"] if path.exists() else {}
    measured = [row for row in rows if row.now is not None and row.state != "other data" and not _differs(row.figure)]
    new = {row.figure: round(row.now or 0.0, 3) for row in measured}
    if new:
        told = {"measured": dt.datetime.now(dt.UTC).date().isoformat(), "figures": dict(sorted((before | new).items()))}
        path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _differs(figure: str) -> bool:
    """Say whether a figure differs from run to run: a time, or memory."""
    needs = BENCHES.get(figure.partition(".")[0])
    return needs is not None and _is(figure, needs.by_hand)


def compare_claims(
    benches: Iterable[Bench], shared: Path, before: Mapping[str, changes.Run], kept: Path | None
) -> None:
    """Print what was gained and lost since a run that was saved, and save this one."""
    runs = {
        bench.name: bench.run_of(shared, digest_of(shared, bench.needs.data))
        for bench in benches
        if bench.run_of is not None and all((shared / name).exists() for name in bench.needs.data)
    }
    for name, now in runs.items():
        if name in before:
            print(f"{name}, gained and lost:")
            print("\n".join(changes.told(before[name], now)))
    if kept:
        changes.save(kept, runs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches; 1 where a floor is broken."""
    parser = argparse.ArgumentParser(description="Measure, and compare with the floors of bench/floors.toml.")
    parser.add_argument("--only", action="append", choices=BENCHES, help="this bench alone; may be given again")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N of what each bench got wrong")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to the present figures")
    parser.add_argument("--tell", action="store_true", help="write the figures into the package, for the site")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep what became of each marked claim")
    parser.add_argument("--against", type=Path, metavar="FILE", help="show what was gained and lost since that --save")
    options = parser.parse_args(arguments)
    try:
        before = changes.load(options.against) if options.against else {}
    except (OSError, ValueError) as fault:
        parser.error(f"--against: {fault}")
    shared = Path(os.environ.get("MARSAD_SHARED") or HERE.parents[1] / "shared")
    benches = [bench_of(name) for name in options.only or BENCHES]
    rows = run(benches, shared, FLOORS, misses=options.misses, lift=options.lift)
    if options.tell or options.lift:
        tell(rows, TOLD)
    if options.save or options.against:
        compare_claims(benches, shared, before, options.save)
    if options.json:
        print(
            json.dumps(
                {row.figure: {"now": row.now, "floor": row.floor, "state": row.state} for row in rows},
                indent=2,
            )
        )
    elif rows:
        show(rows)
    return int(any(row.broken for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
