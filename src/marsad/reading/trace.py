"""What reading a report did, step by step: filled by the reader where one is passed in, told by ``explain``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.model import Claim
from marsad.reading.context import Article, Note

if TYPE_CHECKING:
    from marsad.reading.grammar import Candidates, Decision


@dataclass(frozen=True, slots=True)
class Read:
    """A claim that came of a decision, with the notes of the questions asked for it.

    ``again`` where the same claim was read before.
    """

    decision: "Decision"
    claim: Claim
    notes: tuple[Note, ...]
    again: bool


@dataclass(slots=True)
class Step:
    """What happened in one parsed sentence."""

    candidates: "Candidates"
    decisions: "Sequence[Decision]"
    read: list[Read] = field(default_factory=list)

    def add(self, decision: "Decision", claim: Claim, notes: list[Note], *, again: bool) -> None:
        """Keep a claim with the notes made for it, which are taken off the list."""
        self.read.append(Read(decision, claim, tuple(notes), again))
        notes.clear()


@dataclass(slots=True)
class Trace:
    """The whole of one reading; a sentence without a step held nothing that could be a claim."""

    article: Article | None = None
    steps: list[Step] = field(default_factory=list)

    def begin(self, candidates: "Candidates", decisions: "Sequence[Decision]") -> Step:
        """Begin the step of a sentence."""
        step = Step(candidates, decisions)
        self.steps.append(step)
        return step
