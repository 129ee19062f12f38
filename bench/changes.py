"""What a change gains and loses, claim by claim: two runs over the same marked claims, set beside each other.

A run is saved as JSON: for each marked claim whether it was found, and which questions were right of it, and what was
read that is not marked. Runs over other data (told by the digest) are not compared.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FIELDS = ("count", "place", "date", "actor", "source", "status", "group")
_MOST = 160
"""Characters of a sentence that are shown."""

Row = dict[str, Any]
Agreement = Callable[[Row, Row], dict[str, bool]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a marked claim: ``right`` names the questions that were right, "found" and "exact" among them."""

    what: str
    words: str
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run: the outcome of each marked claim, and the words of what was read and is not marked, each by a key."""

    digest: str
    claims: dict[str, Outcome] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)


def run_of(digest: str, reports: Sequence[Row], gold: Sequence[Row], claims: Sequence[Row], agree: Agreement) -> Run:
    """Pair marked claims with claims as the scorer does, one to one, the best agreeing first; note each outcome."""
    texts = {report["id"]: report["text"] for report in reports}
    marked = [row for row in gold if _span(row, texts) is not None]
    pairs = _paired(marked, claims, texts, agree)
    run, seen = Run(digest), defaultdict[str, int](int)
    for number, row in enumerate(marked):
        span = _span(row, texts)
        assert span is not None  # noqa: S101 - left out above
        what = f"{row['kind']}/{row['action']} {row.get('count_text') or ''}".strip()
        key = _key(row, span, what, seen)
        right = _right(pairs[number][1]) if number in pairs else ()
        run.claims[key] = Outcome(what, texts[row["report"]][slice(*span)][:_MOST], right)
    taken = {paired for paired, _ in pairs.values()}
    for number, row in enumerate(claims):
        if number not in taken:
            span = (row["quote"]["start"], row["quote"]["end"])
            what = f"{row['kind']}/{row['action']} {(row.get('count') or {}).get('text') or ''}".strip()
            run.extra[_key(row, span, what, seen)] = f"{what} | {texts[row['report']][slice(*span)][:_MOST]}"
    return run


def _span(row: Row, texts: Mapping[str, str]) -> tuple[int, int] | None:
    if "start" in row:
        return row["start"], row["end"]
    start = texts[row["report"]].find(row["quote"])
    return (start, start + len(row["quote"])) if start >= 0 else None


def _key(row: Row, span: tuple[int, int], what: str, seen: dict[str, int]) -> str:
    """Name a claim by its report, place and words; one that stands there twice gets a number."""
    key = f"{row['report']} {span[0]} {what}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key} ({seen[key]})"


def _paired(
    gold: Sequence[Row], claims: Sequence[Row], texts: Mapping[str, str], agree: Agreement
) -> dict[int, tuple[int, dict[str, bool]]]:
    """Give for each marked claim that was found the number of the claim that found it, and what they agree on."""
    by_key: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_key[claim["report"], claim["kind"], claim["action"]].append(number)
    candidates = []
    for at, row in enumerate(gold):
        span = _span(row, texts)
        for number in by_key[row["report"], row["kind"], row["action"]]:
            quote = claims[number]["quote"]
            if span is not None and quote["start"] < span[1] and span[0] < quote["end"]:
                agreed = agree(row, claims[number])
                candidates.append((sum(agreed.values()) + 2 * agreed["count"], at, number, agreed))
    pairs: dict[int, tuple[int, dict[str, bool]]] = {}
    taken = set[int]()
    for _, at, number, agreed in sorted(candidates, key=lambda row: -row[0]):
        if at not in pairs and number not in taken:
            pairs[at] = (number, agreed)
            taken.add(number)
    return pairs


def _right(agreed: Mapping[str, bool]) -> tuple[str, ...]:
    exact = agreed["count"] and agreed["place"] and agreed["status"]
    return ("found", *(("exact",) if exact else ()), *(name for name in FIELDS if agreed[name]))


def save(path: Path, runs: Mapping[str, Run]) -> None:
    """Write runs, each under its bench's name."""
    content = {name: asdict(run) for name, run in runs.items()}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0), encoding="utf-8")


def load(path: Path) -> dict[str, Run]:
    """Read runs that were saved.

    Raises:
        ValueError: the file holds no saved run.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Run(
                run["digest"],
                {key: Outcome(one["what"], one["words"], tuple(one["right"])) for key, one in run["claims"].items()},
                run["extra"],
            )
            for name, run in content.items()
        }
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as fault:
        raise ValueError(f"{path} is no run that --save wrote ({fault!r})") from None


def told(before: Run, now: Run) -> Iterator[str]:
    """Say what was gained and what was lost, question by question, then the claims themselves."""
    if before.digest != now.digest:
        yield "the run to compare with is of other data: nothing can be said"
        return
    keys = [key for key in now.claims if key in before.claims]
    for name in ("found", "exact", *FIELDS):
        gained = [key for key in keys if name in _change(before, now, key)[0]]
        lost = [key for key in keys if name in _change(before, now, key)[1]]
        yield f"{name:<8}{len(gained):>5} gained{len(lost):>5} lost"
        yield from _lines("+", name, gained, now)
        yield from _lines("-", name, lost, now)
    rid = [before.extra[key] for key in before.extra.keys() - now.extra.keys()]
    new = [now.extra[key] for key in now.extra.keys() - before.extra.keys()]
    yield f"{'unmarked':<8}{len(rid):>5} no longer read{len(new):>5} newly read"
    yield from (f"  + no longer read: {words}" for words in sorted(rid))
    yield from (f"  - newly read: {words}" for words in sorted(new))


def _change(before: Run, now: Run, key: str) -> tuple[set[str], set[str]]:
    """Name what a claim gained and lost; of one that only one run found, the questions are no change."""
    old, new = set(before.claims[key].right), set(now.claims[key].right)
    if ("found" in old) == ("found" in new):
        return new - old, old - new
    whole = {"found", "exact"}
    return (new - old) & whole, (old - new) & whole


def _lines(sign: str, name: str, keys: Iterable[str], run: Run) -> Iterator[str]:
    for key in keys:
        outcome = run.claims[key]
        yield f"  {sign} {name}: {key.partition(' ')[0]}: {outcome.what} | {outcome.words}"
