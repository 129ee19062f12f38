"""A mention of people, and the casualty words that stand in their noun's place."""

import msgspec

from marsad.model import Count, Group
from marsad.reading.lexicon import table


class PeopleMention(msgspec.Struct, frozen=True):
    """People named in a sentence: tokens ``first`` to ``last``; ``group`` is None where only a number stands.

    ``part`` marks a share of the people named before ("including five children", "four of them").
    """

    first: int
    last: int
    group: Group | None
    count: Count | None
    part: bool = False
    noun: int | None = None
    vague: bool = False

    @property
    def text(self) -> str | None:
        """The words that state the count, if any do."""
        return self.count.text if self.count else None

    @property
    def is_one(self) -> bool:
        """Whether one person is named, by a number or without."""
        return self.count is not None and (self.count.low, self.count.high) == (1, 1)


CASUALTY_WORDS = table("casualties", "for_nouns", frozenset[str])
"""Words that stand where the noun of the counted people would ("12 wounded", "ten bodies")."""
