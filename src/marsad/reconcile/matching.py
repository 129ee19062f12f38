"""Finding a judged claim again: by its id, else by its sentence and what it said there."""

from collections import defaultdict
from collections.abc import Iterable

from marsad.model import Claim, Target, target

Anchor = tuple[str, str, str, str, int | None, int | None, str | None]


class Finder:
    """Finds the claims that judgements are about among those that count."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Take the claims as they were read, not as corrected."""
        self._by_id = {claim.id: target(claim) for claim in claims}
        self._by_anchor: dict[Anchor, list[Target]] = defaultdict(list)
        for item in self._by_id.values():
            self._by_anchor[_anchor(item)].append(item)

    def find(self, wanted: Target) -> str | None:
        """Give the id of the claim that a judgement is about; None where no claim says that any more.

        Where a sentence says one thing twice, the claim with the same status and place words is meant, else the
        one that stands nearest to where the judged one stood.
        """
        if wanted.claim in self._by_id:
            return wanted.claim
        alike = self._by_anchor.get(_anchor(wanted), ())
        return min(alike, key=lambda item: _unlikeness(item, wanted)).claim if alike else None


def _anchor(item: Target) -> Anchor:
    return (item.report, item.quote, item.kind, item.action, item.low, item.high, item.group)


def _unlikeness(item: Target, wanted: Target) -> tuple[bool, bool, int, str]:
    return item.status != wanted.status, item.places != wanted.places, abs(item.start - wanted.start), item.claim
