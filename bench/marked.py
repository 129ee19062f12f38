"""Marked reports for training and measuring: read, kept apart, paired with what the reader finds."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.reading.drafts import Draft
from marsad.reading.grammar import Candidates

APART = 40
"""How many of the marked reports are kept out of all training: those whose hashed ids sort first."""

MARKS = Path(__file__).with_name("marks.jsonl")
"""The project's own marks on further reports of the corpus: places in their texts, and values, never the texts."""

CORPUS = Path("data/reports/fakes.jsonl")
"""Where the texts of those reports lie, beside the folder of the marked ones."""

Row = dict[str, Any]


def lines(path: Path) -> list[Row]:
    """Read a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def apart(reports: list[Row], most: int = APART) -> frozenset[str]:
    """Name the reports that no training sees."""
    return frozenset(sorted((r["id"] for r in reports), key=lambda i: hashlib.sha256(i.encode()).hexdigest())[:most])


def to_learn(reports: Path, gold: Path, most: int = APART, *, own: bool = True) -> tuple[list[Row], list[Row]]:
    """Read the reports that may be learned from, and their claims: the marked ones, and those of the ``own`` marks."""
    every = lines(reports)
    held = apart(every, most)
    more, claims = own_marks(reports.parent.parent / CORPUS) if own else ([], [])
    known = [r for r in every if r["id"] not in held]
    return known + more, [g for g in lines(gold) if g["report"] not in held] + claims


def own_marks(corpus: Path) -> tuple[list[Row], list[Row]]:
    """Read the reports that the project marked itself, and their claims as the gold writes them.

    Raises:
        ValueError: a report of the corpus is not the one that was marked.
    """
    texts = {report["id"]: report for report in lines(corpus)}
    marks = lines(MARKS)
    for entry in marks:
        if _text_digest(texts[entry["report"]]["text"]) != entry["digest"]:
            raise ValueError(f"{corpus}: the text of {entry['report']} is not the one that was marked")
    claims = [_gold_row(entry["report"], claim, texts[entry["report"]]["text"]) for entry in marks
              for claim in entry["claims"]]  # fmt: skip
    return [texts[entry["report"]] for entry in marks], claims


def _text_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _gold_row(report: str, claim: Row, text: str) -> Row:
    """Write a mark as the gold does, its words taken from the text that it points into."""

    def words(span: list[int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    places = [words(span) for span in claim.get("places", ())]
    return {
        "report": report,
        "quote": words([claim["start"], claim["end"]]),
        "group": None,
        "low": None,
        "high": None,
        "date": None,
        "cumulative": False,
        **claim,
        "count_text": words(claim.get("count")),
        "actor": words(claim.get("actor")),
        "source": words(claim.get("source")),
        "place": places[0] if places else None,
        "places": places,
    }


def digest(*paths: Path) -> str:
    """Name what was trained on: 16 hex digits over the files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def within(candidates: Candidates, text: str, gold: list[Row]) -> list[Row]:
    """List the gold claims whose quote overlaps a sentence."""
    start, end = candidates.sentence.start, candidates.sentence.end
    placed = [(g, g["start"] if "start" in g else text.find(g["quote"])) for g in gold]
    return [g for g, at in placed if at >= 0 and at < end and start < at + len(g["quote"])]


def agrees(draft: Draft, gold: Row) -> bool:
    """Tell whether a draft states the gold's figure, and, for casualties, its group."""
    low, high = (draft.count.low, draft.count.high) if draft.count else (None, None)
    return (low, high) == (gold["low"], gold["high"]) and (draft.group == gold["group"] or gold["kind"] == "attack")


def pair(drafts: list[Draft], gold: list[Row]) -> Iterator[tuple[int, Row]]:
    """Pair a sentence's drafts (by number) with its gold claims, the figures that agree first."""
    left, taken = list(gold), set[int]()
    for strict in (True, False):
        for i, draft in enumerate(drafts):
            fits = (
                g for g in left if f"{g['kind']}/{g['action']}" == draft.action and (agrees(draft, g) or not strict)
            )
            match = None if i in taken else next(fits, None)
            if match is not None:
                left.remove(match)
                taken.add(i)
                yield i, match
