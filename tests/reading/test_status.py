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
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_status(text: str, word: str, expected: str) -> None:
    assert status.of_claim(token(text, word)) == expected
