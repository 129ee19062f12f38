"""The reader's counts on incident summaries: killed, injured, abducted and arrested, one figure a summary.

The summaries (India, 3,993) were coded by hand with one total each; the reader gives claims. From claims to one figure:

1. Only what is reported of this incident counts: claims that are denied, possible or cumulative are left out, and so
   are shares of others ("including two women"), which their rule names.
2. A claim's figure is its lower bound, or its upper where it has no lower; without any number it adds nothing.
3. A sentence's figure is the sum of its claims.
4. The summary's figure is that of the sentence with the largest: later sentences mostly tell the same again in parts.

"Abducted" and "arrested" are both ``casualties/detained``: a claim is an abduction where an abduction word asserted it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
ABDUCTED: Final = ("abduct", "kidnap", "hostage", "abductee", "abduction", "kidnapping", "take hostage", "hold hostage")


def figures_of(claims: Iterable[Claim]) -> dict[str, int]:
    """Turn a summary's claims into its four figures, as the rule above says."""
    sums: dict[str, Counter[int]] = {name: Counter() for name in CODED}
    for claim in claims:
        name = named(claim)
        if name and claim.status == "reported" and not claim.cumulative:
            sums[name][claim.quote.start] += worth(claim)
    return {name: max(found.values(), default=0) for name, found in sums.items()}


def named(claim: Claim) -> str | None:
    """Name the figure that a claim adds to; None where to none."""
    if claim.kind != "casualties" or claim.rule.startswith("casualties/part"):
        return None
    if claim.action == "detained":
        word = claim.rule.partition(": ")[2].partition(" (")[0]
        return "abducted" if word in ABDUCTED else "arrested"
    return claim.action if claim.action in CODED else None


def worth(claim: Claim) -> int:
    """How many a claim adds."""
    count = claim.count
    if count is None:
        return 0
    return count.low if count.low is not None else count.high or 0
