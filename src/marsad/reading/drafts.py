"""What the rules hand over before the questions of date, place, actor, source and status are asked."""

import msgspec

from marsad.model import Count, Group
from marsad.reading.triggers import Trigger


class Draft(msgspec.Struct, frozen=True):
    """A claim in the making: what was asserted by which words, how many, of whom; ``rule`` names what read it.

    ``fit`` is how well the people fit the casualty word, from about -5 to 15; ``others`` are the words of the
    sentence that speak for the same action less plainly, ``beside`` how many other people its action counts there.
    ``total`` marks a running total that the sentence brings its figure to, ``nobody`` a word that befell nobody.
    ``people`` numbers the last token of the people who are counted; ``nth`` tells apart people of whom the same is
    said one by one ("a judge and a guard"), and further acts of one action in a sentence.
    """

    trigger: Trigger
    action: str
    rule: str
    count: Count | None = None
    group: Group | None = None
    fit: int = 0
    others: tuple[Trigger, ...] = ()
    beside: int = 0
    total: bool = False
    nobody: bool = False
    people: int | None = None
    nth: int = 0

    @property
    def counts_people(self) -> bool:
        """Whether its word was linked to the people that it counts, or looked for them in vain."""
        return self.rule.partition(":")[0].endswith(("/counted", "/part", "/uncounted"))
