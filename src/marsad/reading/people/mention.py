"""A mention of people, and the casualty words that stand in their noun's place."""

from dataclasses import dataclass

from marsad.model import Count, Group


@dataclass(frozen=True, slots=True)
class PeopleMention:
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


CASUALTY_WORDS = frozenset(
    "killed dead wounded injured died deaths casualties martyred injuries missing kidnapped arrested detained hurt "
    "martyrs fatalities abducted captured lives wounding injuring killing bodies displaced body corpse corpses".split()
)
"""Words that stand where the noun of the counted people would ("12 wounded", "ten bodies")."""
