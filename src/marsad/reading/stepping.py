"""The model's parser, taken step by step: its own states, network and moves, and so the same parses.

The loop that spaCy ships lets go of the interpreter's lock and takes it again many times a step, which costs more than
what the step works out. Measured on news reports (processor time): stepped from here, parsing takes less than half.
"""

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc as Parsed

PARSER = "parser"
"""The component of the model that is stepped here and left out of its pipeline."""

TOGETHER = 64
"""Sentences that step together: what is worked out ahead for more of them outgrows the processor's caches."""


def parse(parser: Any, docs: Sequence[Parsed]) -> None:
    """Hang the words of sentences on each other, those of like length together, so that few are left to step alone."""
    by_length = sorted(docs, key=len)
    for first in range(0, len(by_length), TOGETHER):
        some = by_length[first : first + TOGETHER]
        parser.set_annotations(some, _final(parser, some))


def _final(parser: Any, docs: Sequence[Parsed]) -> list[Any]:
    """Step the states of some sentences to their ends; those of sentences without words are at theirs."""
    states: list[Any] = parser.moves.init_batch(docs)
    if left := [state for state in states if not state.is_final()]:
        network = parser.model.predict(docs)
        while left:
            left = parser.transition_states(left, _scores(network, left))
    return states


def _scores(network: Any, states: Sequence[Any]) -> Any:
    """Score each move in each state, as the network's own step does but for moves that it has never learned."""
    if network.vec2scores is None or not network._class_mask.all():
        return network.predict(states)
    return network.vec2scores.predict(network.state2vec.predict(network.get_token_ids(states)))
