"""Claims that a sentence may hold: every reading of every trigger, before any is weighed."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec import structs

from marsad.reading import casualties, further, senses
from marsad.reading.actors.clauses import is_passive, subject
from marsad.reading.actors.phrases import is_attack
from marsad.reading.drafts import Draft
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token
from marsad.reading.triggers import Trigger

OPEN = "attack/strike"
"""The action of triggers whose form only the surroundings tell."""

DRIVING = "control/driving"
"""The action of triggers whose voice tells who gained: "drove the rebels out", "the rebels were driven out"."""


@cache
def _forms() -> dict[str, Any]:
    forms: dict[str, Any] = load("attacks")["open"]
    return forms


def of_sentence(doc: Doc, triggers: Sequence[Trigger]) -> list[Draft]:
    """List the drafts of a sentence: casualties with their people, each other act at its plainest trigger."""
    triggers = [trigger for trigger in triggers if not senses.is_another(trigger.token, trigger.action)]
    drafts = casualties.without_doubles(casualties.read(doc, triggers))
    counted = Counter(d.action for d in drafts if d.count is not None)
    drafts = [structs.replace(d, beside=counted[d.action] - (d.count is not None)) for d in drafts]
    readings: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        for action in _actions(trigger):
            readings.setdefault(action, []).append(trigger)
    moved = {draft.action for draft in drafts if draft.action.startswith("displacement/")}
    for action, found in readings.items():
        if action in moved:
            continue
        ranked = sorted(found, key=lambda t: (t.instrument, t.action == OPEN, -len(t), t.first))
        drafts.append(Draft(ranked[0], action, f"{action}: {ranked[0].words}", others=tuple(ranked[1:])))
        for nth, (plainest, *others) in enumerate(further.acts(action, ranked), start=1):
            drafts.append(Draft(plainest, action, f"{action}: {plainest.words}", others=tuple(others), nth=nth))
    return drafts


def _actions(trigger: Trigger) -> list[str]:
    """List what a trigger can be read as; an open word as each form it can take."""
    kind = trigger.action.partition("/")[0]
    if kind == "casualties":
        return []
    if trigger.action == DRIVING:
        return ["control/withdrew" if _is_driven(trigger.token) else "control/captured"]
    forms = _forms().get(trigger.token.lemma_.lower(), _forms().get(trigger.words, ()))
    if kind != "attack" or len(trigger) > 1:
        return [trigger.action] if trigger.action != OPEN else [f"attack/{form}" for form in forms]
    readings = [f"attack/{form}" for form in forms]
    return readings if trigger.action == OPEN or trigger.action in readings else [*readings, trigger.action]


def _is_driven(verb: Token) -> bool:
    """Whether a verb of driving out tells of those who went: in the passive, or where fire did it and no side."""
    if is_passive(verb):
        return True
    doer = subject(verb, 0)
    return doer is not None and is_attack(doer)
