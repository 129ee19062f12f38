"""Reported, denied, possible."""

import pytest

from marsad.reading import status
from reading.parsed import token

CASES = [
    ("Warplanes bombed the village on Sunday.", "bombed", "reported"),
    ("The ministry denied bombing the village.", "bombing", "denied"),
    ("The spokesman denied that the army had shelled the camp.", "shelled", "denied"),
    ("There were no casualties in the raid.", "casualties", "denied"),
    ("The rebels did not capture the town.", "capture", "denied"),
    ("None of them was hurt on Monday.", "hurt", "denied"),
    ("No civilians were killed, the governor said.", "killed", "denied"),
    ("The ministry dismissed reports that its jets had hit a hospital.", "hit", "denied"),
    ("A suspected gas attack hit the town.", "attack", "possible"),
    ("The group threatened to attack the port.", "attack", "possible"),
    ("The army may attack the city within days.", "attack", "possible"),
    ("The minister accused the army of shelling the port.", "shelling", "reported"),
    ("Troops made a bid to halt the shelling of the port.", "shelling", "reported"),
    ("The army tried to seize the bridge during the offensive.", "offensive", "reported"),
    ("The convoy was probably hit on Monday.", "hit", "possible"),
    ("People will leave if the shelling continues.", "shelling", "possible"),
    ("The raids appear to have been carried out at night.", "raids", "possible"),
    ("The ministry denied a report that its jets had bombed the bridge.", "bombed", "denied"),
    ("Neither side shelled the port on Monday.", "shelled", "denied"),
    ("The toll will rise, and twelve people were killed.", "killed", "reported"),
    ("The governor said that ten people were killed.", "killed", "reported"),
    ("The blast damaged the mill without any human casualties.", "casualties", "denied"),
    ("Neither the Russian nor the Syrian air force bombed the mill.", "bombed", "denied"),
    ("The man had plotted to execute a guard.", "execute", "possible"),
    ("He was tried for the attempted murder of a judge.", "murder", "possible"),
    ("Shells hit the mill without killing the guards.", "killing", "denied"),
    ("Shells hit the mill but there were no dead or wounded.", "wounded", "denied"),
    ("No deaths or injuries were reported in the port.", "injuries", "denied"),
    ("Zero casualties were reported after the raid.", "casualties", "denied"),
    ("There were no reports of casualties after the raid.", "casualties", "denied"),
    ("There were no reports of casualties after the raid.", "raid", "reported"),
    ("There were reports of casualties after the raid.", "casualties", "reported"),
    ("The military denied an agreement had been reached.", "agreement", "denied"),
    ("The army denied that any raid had taken place.", "raid", "denied"),
    ("The ministry denied that the attack killed civilians.", "attack", "reported"),
    # words that describe the attack, however far before it, and whatever it is said of
    ("Nine people died in a suspected US-led coalition air strike.", "strike", "possible"),
    ("The inquiry will look into the alleged use of gas.", "gas", "possible"),
    ("Police named suspected authors of the raid.", "raid", "reported"),
    ("He condemned in the strongest possible terms the attacks on the port.", "attacks", "reported"),
    # an act that is there, whatever it may lead to, and however it was done
    ("The attack could derail the talks in Geneva.", "attack", "reported"),
    ("The toll could reach 200 in the port.", "toll", "possible"),
    ("Air raids could be heard all night.", "raids", "reported"),
    ("The offensive will begin within days.", "offensive", "possible"),
    ("It was unclear if the raids were carried out by jets.", "raids", "reported"),
    ("The army will enter the war if the town is shelled.", "shelled", "possible"),
    ("The group vowed to launch rockets in response to the raids.", "raids", "reported"),
    ("Troops tried to ease the siege of the port.", "siege", "reported"),
    ("Rescuers are trying to pull bodies from the rubble.", "bodies", "reported"),
    ("The toll is likely to rise, given the damage at the blast site.", "blast", "reported"),
    # an accuser who is named
    ("The army has been accused of shelling the port.", "shelling", "possible"),
    ("The army has been accused by rights groups of shelling the port.", "shelling", "reported"),
]


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        ("The ministers will hold a meeting on Monday.", "diplomacy/talks", "reported"),
        ("The ministers will hold a meeting on Monday.", "diplomacy/agreement", "possible"),
        ("The ministers may hold a meeting on Monday.", "diplomacy/talks", "possible"),
    ],
)
def test_talks_that_are_set_are_reported(text: str, action: str, expected: str) -> None:
    assert status.of_claim(token(text, "meeting"), action) == expected


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_status(text: str, word: str, expected: str) -> None:
    assert status.of_claim(token(text, word)) == expected
