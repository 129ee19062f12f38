"""What was decided, and whether it still has an effect."""

from collections.abc import Iterator
from typing import Literal

from marsad.ledger import judgements as stored
from marsad.ledger import judging
from marsad.model import Judgement
from marsad.reconcile.judged import Judged, judged, taken_back

State = Literal["stands", "undone", "lost", "overruled"]


def applied() -> Judged:
    """Apply all judgements to the claims that they are about."""
    made = list(stored.judgements())
    about = {item.report for one in made for item in (*one.claims, *one.others)}
    return judged(judging.claims_of(about), made)


def listed() -> Iterator[tuple[State, Judgement]]:
    """Yield every judgement in the order of deciding, with its state.

    "lost": a claim that it is about is found no more, or its correction fits no more. "overruled": a newer decision
    on what is one event contradicts it.
    """
    made = list(stored.judgements())
    gone, found = taken_back(made), applied()
    lost = {item.judgement.id for item in found.lost}
    overruled = {item.judgement.id for item in found.overruled}
    for one in made:
        if one.id in gone:
            yield "undone", one
        elif one.id in lost:
            yield "lost", one
        else:
            yield ("overruled" if one.id in overruled else "stands"), one
