"""Second acts of one action in a sentence."""

import pytest

from marsad.reading import candidates, further, pipeline, triggers

CASES = [
    ("Rebels took Duma on Sunday, a year after the army captured Adra.", "control/captured", ["capture"]),
    ("The army took control of Duma, capturing Adra.", "control/captured", ["capture"]),
    ("The army holds Duma while rebels control Adra.", "control/holds", ["control"]),
    ("The army seized Duma with tanks.", "control/captured", []),
    ("Jets bombed Duma on Friday, two days after warplanes bombed Adra.", "attack/airstrike", ["bomb"]),
    ("The army shelled Duma before rebels shelled Damascus.", "attack/shelling", ["shell"]),
    ("Warplanes carried out 40 air raids this week, including two raids on Adra.", "attack/airstrike", ["raid"]),
    ("Warplanes carried out raids on Duma and the raids killed six people.", "attack/airstrike", []),
    ("Dozens fled after the raids that hit Duma.", "attack/airstrike", []),
    ("Air raids hit Duma on Friday.", "attack/airstrike", []),
    ("The army shelled Duma before the shelling stopped.", "attack/shelling", []),
]


@pytest.mark.parametrize(("text", "action", "words"), CASES)
def test_finds_the_further_acts_of_an_action(text: str, action: str, words: list[str]) -> None:
    doc = next(pipeline.parse([text]))
    drafts = candidates.of_sentence(doc, triggers.find(doc))
    assert [draft.trigger.words for draft in drafts if draft.action == action and draft.nth] == words


def test_takes_no_weapon_for_a_further_act() -> None:
    doc = next(pipeline.parse(["Warplanes bombed Duma after a helicopter left Adra."]))
    found = [trigger for trigger in triggers.find(doc) if trigger.action == "attack/airstrike"]
    assert [trigger.words for trigger in found if trigger.instrument] == ["warplane", "helicopter"]
    assert list(further.acts("attack/airstrike", found)) == []
