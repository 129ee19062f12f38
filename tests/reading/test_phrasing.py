"""What the phrases around a trigger tell the weighing."""

import pytest

from marsad.reading import phrasing
from reading.parsed import token


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The army captured twelve villages.",
            "captured",
            {"obj-is=place", "obj-word=capture/place", "subj-is=fighters"},
        ),
        ("The army captured twelve militants.", "captured", {"obj-is=fighters", "obj-word=capture/fighters"}),
        (
            "Jets launched strikes on a school.",
            "strikes",
            {"gov=launch/dobj", "gov-is=nsubj/machine", "prep-is=on/place"},
        ),
    ],
)
def test_roles(text: str, word: str, expected: set[str]) -> None:
    assert expected <= set(phrasing.roles(token(text, word)))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The rebels vowed to retake the town.", "retake", {"helped=own/to", "sense=c1/plans", "under=plans"}),
        ("The army did not shell the town.", "shell", {"helped=own/do", "opened=own/neg/not"}),
        ("He fled after shells hit his house.", "hit", {"opened=own/mark/after"}),
    ],
)
def test_clauses(text: str, word: str, expected: set[str]) -> None:
    senses = {"vow": "plans"}
    assert expected <= set(phrasing.clauses(token(text, word), senses.get))


def test_names_beside_a_trigger_stay_out() -> None:
    told = set(phrasing.beside(token("Heavy shelling of Aleppo killed ten.", "shelling")))
    assert {"at=-1/heavy", "at=1/of", "at=2/PROPN", "at=-2/-", "anc=kill", "at-word=shelling/1/of"} <= told
    assert not any("aleppo" in one.lower() for one in told)
