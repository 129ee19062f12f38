import pytest

from marsad.model import ACTIONS, PEOPLE_GROUPS, Contradiction, Position
from marsad.reconcile.sentences import phrases, sentence


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            Contradiction(kind="figure", action="killed", group="health_workers", positions=(
                Position(source="the clinic", low=20), Position(source="a doctor", low=9, high=12),
                Position(source="the mayor", high=8), Position(source="radio", low=1200, high=1200),
            )),
            "Health workers killed: the clinic says at least 20; a doctor says 9 to 12; the mayor says at most 8; "
            "radio says 1,200",
        ),
        (
            Contradiction(kind="figure", action="displaced", positions=(Position(source="the mayor", high=8),)),
            "Displaced: the mayor says at most 8",
        ),
        (
            Contradiction(kind="accused", positions=(
                Position(source="radio", values=("the army",)), Position(source="a doctor", values=("jets", "rebels")),
            )),
            "Who did it: radio names the army; a doctor names jets and rebels",
        ),
        (
            Contradiction(kind="method", positions=(
                Position(source="radio", values=("airstrike",)), Position(source="a doctor", values=("bombing",)),
            )),
            "How: radio says air strikes; a doctor says a bombing",
        ),
        (
            Contradiction(kind="denial", positions=(Position(source="the army", values=("airstrike", "killed")),)),
            "the army denies air strikes and deaths",
        ),
    ],
)  # fmt: skip
def test_sentences(said: Contradiction, expected: str) -> None:
    assert sentence(said) == expected


def test_every_action_and_every_group_of_people_has_its_phrase() -> None:
    assert set(phrases().actions) == {action for actions in ACTIONS.values() for action in actions}
    assert set(phrases().groups) == set(PEOPLE_GROUPS)
