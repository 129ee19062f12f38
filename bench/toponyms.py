"""Place names found in re3d, as recall and precision of its ``Location`` spans.

A span found and a span marked are a hit where they overlap, each counted once (in the order of the text). re3d marks
nested names each for itself ("Mosul" within "the city of Mosul"), and also what tells of a place without naming it
("the hospital"), so both the names and the descriptions that the reader finds are counted. By the same measure the
small English model's own GPE, LOC and FAC entities reach recall 0.54 at precision 0.77.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.reading import pipeline, place_names, sentences
from marsad.reading.context import Sentence
from marsad.reading.place_names import described

RE3D = "data/toponyms/re3d.jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """One text with the spans marked and found, and which of them are hits."""

    text: str
    marked: list[tuple[int, int]]
    found: list[tuple[int, int]]
    right_marked: set[tuple[int, int]]
    right_found: set[tuple[int, int]]


def figures(shared: Path) -> dict[str, float]:
    """Measure on re3d in ``shared``; gives shares from 0 to 1."""
    read = list(_read(shared))
    hits = sum(len(one.right_found) for one in read)
    return {
        "reading.re3d.recall": hits / sum(len(one.marked) for one in read),
        "reading.re3d.precision": hits / sum(len(one.found) for one in read),
    }


def misses(shared: Path, limit: int) -> Iterable[str]:
    """List at most ``limit`` spans missed and spans found for nothing, with the words around them."""
    lines = (
        f"{kind:6} {one.text[max(0, start - 40) : start]}[{one.text[start:end]}]{one.text[end : end + 40]}"
        for one in _read(shared)
        for kind, spans in (
            ("missed", [span for span in one.marked if span not in one.right_marked]),
            ("extra", [span for span in one.found if span not in one.right_found]),
        )
        for start, end in spans
    )
    return [" ".join(line.split()) for _, line in zip(range(limit), lines, strict=False)]


def _read(shared: Path) -> Iterator[Found]:
    for line in (shared / RE3D).read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        marked = sorted({(e["begin"], e["end"]) for e in row["entities"] if e["type"] == "Location"})
        found = sorted(set(spans(row["text"])))
        pairs = dict(_pairs(marked, found))
        yield Found(row["text"], marked, found, set(pairs.values()), set(pairs))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names a place or tells of one."""
    cut = sentences.split(text)
    docs = pipeline.parse(text[start:end] for start, end in cut)
    for index, ((start, end), doc) in enumerate(zip(cut, docs, strict=True)):
        sentence = Sentence(index, start, end, text[start:end], doc)
        names = place_names.find(sentence)
        for name in [*names, *described.find(sentence, names)]:
            yield start + name.start, start + name.end


def _pairs(
    marked: list[tuple[int, int]], found: list[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pair each span found with the first marked one that it overlaps and that is still free."""
    free = list(marked)
    for start, end in found:
        match = next((span for span in free if span[0] < end and start < span[1]), None)
        if match is not None:
            free.remove(match)
            yield (start, end), match
