"""The places room measured: names settled, pins that are right, time and memory of a look-up."""

import gc
import hashlib
import json
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.model import Place
from marsad.places import Gazetteer, load
from marsad.places.distance import kilometres
from marsad.places.home import Home, Unit, home_of
from marsad.places.relations import WIDE
from marsad.places.resolve import Answer, Mention, resolve
from marsad.places.scan import peoples, scan

Row = dict[str, Any]
"""A line of a data file."""
ACC_KM = 161.0
"""Within 100 miles: the measure of toponym resolution since Leidner (2007)."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as a person marked it."""

    text: str
    start: int
    latitude: float
    longitude: float


def figures(shared: Path) -> dict[str, float]:
    """Measure against the data in ``shared``; gives flat names and numbers (shares, milliseconds, megabytes)."""
    communities = Gazetteer(load(shared / "data/places/syria-ocha-communities.csv"))
    found = ucdp(shared, communities, "places.ucdp") | ucdp(shared, communities, "places.ucdp.held", held=True)
    world = Gazetteer()
    for name in ("lgl", "trnews"):
        rows = list(_lines(shared / f"data/toponyms/{name}.jsonl"))
        alone = [home_of([], row["source"]) for row in rows]
        found |= gold(rows, alone, world, f"places.{name}") | end_to_end(rows, alone, world, f"places.{name}.e2e")
        known = homes(rows, world)
        prefix = f"places.{name}.home"
        found |= gold(rows, known, world, prefix) | end_to_end(rows, known, world, f"{prefix}.e2e")
    return found | lookup_apart()


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _km(place: Place, latitude: float, longitude: float) -> float:
    return kilometres(place.latitude, place.longitude, latitude, longitude)


def ucdp(shared: Path, gazetteer: Gazetteer, prefix: str, *, held: bool = False) -> dict[str, float]:
    """Settle each distinct place name of UCDP's coders with its governorate; right is within 5 km.

    The gazetteer is what a ledger has once OCHA's communities were added to it. ``held`` measures the half of the
    names, chosen by a hash, whose mistakes nobody looks at when rules and tables are mended.
    """
    rows = {
        (row["place"], row["adm1"]): row
        for row in _lines(shared / "data/events/ucdp-ged-syria-2016-2017.jsonl")
        if row["where_prec"] == 1 and (not held or _is_held(row))
    }
    apart = [_ucdp_distance(row, gazetteer) for row in rows.values()]
    pinned = [km for km in apart if km is not None]
    return {
        f"{prefix}.right": sum(km <= 5 for km in pinned) / len(apart),
        f"{prefix}.wrong_25km": sum(km > 25 for km in pinned) / len(apart),
        f"{prefix}.nothing": (len(apart) - len(pinned)) / len(apart),
    }


def _is_held(row: Row) -> bool:
    return hashlib.sha256(f"{row['place']}|{row['adm1']}".encode()).digest()[0] % 2 == 1


def ucdp_answer(row: Row, gazetteer: Gazetteer) -> Answer:
    """Settle one row's name as a phrase: the place, in its governorate, in Syria."""
    return resolve([Mention(f"{row['place']}, {row['adm1']}")], gazetteer, spoken_of={"SY": 1.0})[0]


def _ucdp_distance(row: Row, gazetteer: Gazetteer) -> float | None:
    place = ucdp_answer(row, gazetteer).place
    return _km(place, row["lat"], row["lon"]) if place and place.kind in ("town", "village", "site") else None


def toponyms(row: Row) -> list[Toponym]:
    """List a text's toponyms that have coordinates."""
    return [
        Toponym(given["phrase"], given["start"], float(given["lat"]), float(given["lon"]))
        for given in row["toponyms"]
        if given.get("lat") is not None
    ]


def homes(rows: Sequence[Row], gazetteer: Gazetteer) -> list[Home]:
    """Tell where each text's publisher is at home, by what was settled in the publisher's other texts here.

    So a ledger tells it that has those texts already. What people marked is not looked at.
    """
    placed: dict[str, list[list[Unit]]] = defaultdict(list)
    for row in rows:
        answers = _found(row, gazetteer, home_of([], row["source"]))
        places = {answer.mention.text: answer.place for answer in answers if answer.place and answer.sure}.values()
        placed[row["source"]].append([(one.country, one.admin1) for one in places if one.kind not in WIDE])
    seen: Counter[str] = Counter()
    known = []
    for row in rows:
        own, source = seen[row["source"]], placed[row["source"]]
        known.append(home_of([*source[:own], *source[own + 1 :]], row["source"]))
        seen[row["source"]] += 1
    return known


def gold(rows: Sequence[Row], known: Sequence[Home], gazetteer: Gazetteer, prefix: str) -> dict[str, float]:
    """Settle all toponyms that people marked, each text's together."""
    right = pinned = total = 0
    for row, home in zip(rows, known, strict=True):
        wanted = toponyms(row)
        answers = resolve_row(row, wanted, gazetteer, home)
        total += len(wanted)
        pinned += sum(answer.place is not None for answer in answers)
        right += sum(
            answer.place is not None and _km(answer.place, one.latitude, one.longitude) <= ACC_KM
            for answer, one in zip(answers, wanted, strict=True)
        )
    return {f"{prefix}.acc161": right / total, f"{prefix}.precision": right / pinned}


def resolve_row(row: Row, wanted: Sequence[Toponym], gazetteer: Gazetteer, home: Home) -> list[Answer]:
    """Settle one text's toponyms, together with what is found in it besides."""
    text = row["text"]
    mentions = [Mention(one.text, one.start) for one in wanted]
    others = scan(text, gazetteer.knows)
    spoken_of = peoples(f"{row['title']}\n{text}")
    return resolve([*mentions, *others], gazetteer, text=text, spoken_of=spoken_of, home=home)[: len(mentions)]


def _found(row: Row, gazetteer: Gazetteer, home: Home) -> list[Answer]:
    """Find and settle the names of one text."""
    text = row["text"]
    return resolve(scan(text, gazetteer.knows), gazetteer, text=text, spoken_of=peoples(text), home=home)


def end_to_end(rows: Sequence[Row], known: Sequence[Home], gazetteer: Gazetteer, prefix: str) -> dict[str, float]:
    """Find and settle the names of each text; a pin is right where a marked toponym of its words is near it.

    ``sure`` counts only the pins that the resolver is sure of.
    """
    total = 0
    pins: list[tuple[bool, bool]] = []
    for row, home in zip(rows, known, strict=True):
        wanted = toponyms(row)
        total += len(wanted)
        pins += [(_is_right(one, wanted), one.sure) for one in _found(row, gazetteer, home) if one.place]
    sure = [right for right, is_sure in pins if is_sure]
    right = sum(right for right, _ in pins)
    return {
        f"{prefix}.precision": right / len(pins),
        f"{prefix}.recall": right / total,
        f"{prefix}.sure.precision": sum(sure) / len(sure),
        f"{prefix}.sure.recall": sum(sure) / total,
    }


def _is_right(answer: Answer, wanted: Sequence[Toponym]) -> bool:
    place = answer.place
    return place is not None and any(
        _overlap(answer.mention, one) and _km(place, one.latitude, one.longitude) <= ACC_KM for one in wanted
    )


def _overlap(mention: Mention, one: Toponym) -> bool:
    start = mention.start or 0
    return start < one.start + len(one.text) and one.start < start + len(mention.text)


def lookup_apart() -> dict[str, float]:
    """Measure the look-up in a process of its own, whose memory is the gazetteer's alone."""
    done = subprocess.run([sys.executable, __file__, LOOKUP], check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout)
    return found


SOAK = "--lookups"
"""Asks this file to look up so many names, ten million where no number is given, and to print the memory held."""
LOOKUP = "--lookup"
"""Asks this file for the figures of the look-up alone, as JSON."""


def lookup(entries: int = 100_000) -> dict[str, float]:
    """Fold and look up names among many entries, each name for the first time."""
    gazetteer, names = _many(entries)
    asked = [f"al-{name}" for name in names[:: entries // 2_000]]
    start = time.process_time()
    for name in asked:
        gazetteer.candidates(name)
    spent = time.process_time() - start
    return {
        "places.lookup_ms": 1000 * spent / len(asked),
        "places.memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "places.growth_kb": growth(gazetteer, names[::2]),
    }


def _many(entries: int) -> tuple[Gazetteer, list[str]]:
    """Make a gazetteer of many entries, and give their names."""
    sounds = ("ba", "ta", "ja", "ra", "za", "sa", "sha", "fa", "qa", "ka", "la", "ma", "na", "du", "khi", "ghu")
    names = [
        "".join(sounds[(number // 16**place) % 16] for place in range(5)).capitalize() for number in range(entries)
    ]
    places = (
        Place(id=f"x:{i}", name=name, kind="village", latitude=33 + i / entries, longitude=36.0, country="SY")
        for i, name in enumerate(names)
    )
    return Gazetteer(places, world=False), names


def soak(lookups: int, entries: int = 100_000) -> Iterator[tuple[int, float]]:
    """Look names up, none of which is remembered; yields after each tenth how many, and the megabytes held then.

    There are many more names than are remembered, asked in turn, so that each look-up is made anew.
    """
    gazetteer, names = _many(entries)
    for number in range(1, lookups + 1):
        gazetteer.candidates(f"al-{names[number % entries]}")
        if number % max(1, lookups // 10) == 0:
            gc.collect()
            yield number, _resident_kb() / 1024


def growth(gazetteer: Gazetteer, names: Sequence[str]) -> float:
    """Look names up three times over, and give by how many kilobytes what is held grew the third time.

    What is remembered of questions is bounded, so that ten million of them hold no more than these do.
    """
    held = []
    for _ in range(3):
        for name in names:
            gazetteer.candidates(f"al-{name}")
        gc.collect()
        held.append(_resident_kb())
    return max(0.0, held[2] - held[1])


def _resident_kb() -> float:
    """Read the memory that this process holds now; 0 where the system does not say."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() / 1024 if status.exists() else 0.0


if __name__ == "__main__":
    if sys.argv[1:2] == [SOAK]:
        for asked_by_now, megabytes in soak(int(sys.argv[2]) if sys.argv[2:] else 10_000_000):
            print(f"{asked_by_now:>12,} look-ups  {megabytes:8.1f} MB", flush=True)
        sys.exit()
    if sys.argv[1:] == [LOOKUP]:
        sys.exit(print(json.dumps(lookup())))
    shared_folder = Path(__file__).resolve().parents[2] / "shared"
    for name, value in figures(shared_folder).items():
        print(f"{name:32} {value:.4f}")
