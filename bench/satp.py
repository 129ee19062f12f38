"""The reader's counts on incident summaries: killed, injured, abducted and arrested, one figure a summary.

The summaries (India, 3,993) were coded by hand with one total each; the reader gives claims. From claims to one figure:

1. Claims that are denied are left out, and totals of many incidents (cumulative, of more than one person) after the
   first sentence, which tells the incident itself. What is alleged or suspected counts: the coders took it as told.
2. A killing or an abduction told by a noun ("the murder of …") recalls an earlier one, and so does a killing told with
   or after an arrest (it is what the arrested are wanted for); both are left out.
3. Shares ("including two women"), which their rule names, are summed apart.
4. A claim's figure is its lower bound, or its upper where it has no lower; without any number it adds nothing.
5. A sentence's figure is the sum of its claims, or of its shares where that is more.
6. The summary's figure is that of the first sentence that has one: what follows tells it again, in parts, or goes back
   to what the same people did before.

"Abducted" and "arrested" are both ``casualties/detained``: a claim is an abduction where an abduction word read it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from marsad.model import Claim, Report
from marsad.reading import grammar

CODED: Final = {
    "killed": "total_fatalities",
    "injured": "total_injuries",
    "abducted": "total_abducted",
    "arrested": "total_arrests",
}
"""Each figure, and the field of a summary that holds it as coded by hand (absent where the coders left it out)."""
ABDUCTED: Final = frozenset(
    {"abduct", "abductee", "abduction", "kidnap", "kidnapping", "hostage", "take hostage", "hold hostage"}
)

RECALLED: Final = frozenset(
    {"murder", "massacre", "execution", "assassination", "beheading", "abduction", "kidnapping"}
)
"""Nouns that name what is known already."""


def figures(shared: Path) -> dict[str, float]:
    """Give the share of summaries whose figure is exactly the coders', of all and of those where it is not zero."""
    right, total = Counter[str](), Counter[str]()
    for row, found in read(shared / "data/counts/satp.jsonl"):
        for name, field in CODED.items():
            if field not in row:
                continue
            for figure in (name, f"{name}.of_some")[: 1 + bool(row[field])]:
                total[figure] += 1
                right[figure] += found[name] == row[field]
    return {f"satp.{figure}": right[figure] / total[figure] for figure in sorted(total)}


def misses(shared: Path, limit: int) -> Iterator[str]:
    """Yield the summaries whose figure is wrong: which, as coded, as read, and the text."""
    for row, found in read(shared / "data/counts/satp.jsonl"):
        for name, field in CODED.items():
            if limit > 0 and field in row and found[name] != row[field]:
                limit -= 1
                yield f"{name} {row[field]} read {found[name]} | {row['id']} | {row['text']}"


@cache
def read(path: Path) -> list[tuple[dict[str, Any], dict[str, int]]]:
    """Read each summary into its four figures, once."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = grammar.read_many(map(as_report, rows))
    return [(row, figures_of(claims)) for row, claims in zip(rows, found, strict=True)]


def as_report(row: dict[str, Any]) -> Report:
    """Make a report of a summary."""
    day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    return Report(id=row["id"], title="", text=row["text"], published=day, publisher="summary")


def figures_of(claims: Iterable[Claim]) -> dict[str, int]:
    """Turn a summary's claims into its four figures, as the rule above says."""
    whole: dict[str, Counter[int]] = {name: Counter() for name in CODED}
    shares: dict[str, Counter[int]] = {name: Counter() for name in CODED}
    for claim in claims:
        name = named(claim)
        if name and counts(claim) and not (name == "killed" and any(whole["arrested"].values())):
            into = shares if claim.rule.startswith("casualties/part") else whole
            into[name][claim.quote.start] += worth(claim)
    return {name: first(shares[name] | whole[name]) for name in CODED}


def first(figures: Counter[int]) -> int:
    """Give the figure of the first sentence that has one; 0 where none has."""
    return next((figure for _, figure in sorted(figures.items()) if figure), 0)


def counts(claim: Claim) -> bool:
    """Tell whether a claim speaks of this incident."""
    total = claim.cumulative and worth(claim) > 1 and claim.quote.start > 0
    return claim.status != "denied" and not total and word(claim) not in RECALLED


def named(claim: Claim) -> str | None:
    """Name the figure that a claim adds to; None where to none."""
    if claim.kind == "casualties" and claim.action == "detained":
        return "abducted" if word(claim) in ABDUCTED else "arrested"
    return claim.action if claim.kind == "casualties" and claim.action in CODED else None


def word(claim: Claim) -> str:
    """Give the casualty word that read a claim; its rule names it."""
    return claim.rule.partition(": ")[2].partition(" (")[0]


def worth(claim: Claim) -> int:
    """How many a claim adds."""
    if claim.count is None:
        return 0
    return claim.count.low if claim.count.low is not None else claim.count.high or 0
