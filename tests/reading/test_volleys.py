"""How many strikes, shells, bombs or bombers an attack took."""

import pytest

from marsad.reading import triggers, volleys
from reading.parsed import parsed

CASES = [
    ("The jets carried out 26 strikes on the ridge.", "airstrike", (26, 26)),
    ("The jets carried out strikes on the ridge.", "airstrike", None),
    ("At least four explosions shook the port.", "bombing", (4, None)),
    ("Explosions shook the port.", "bombing", None),
    ("Ten civilians died in the raids.", "airstrike", None),
    ("Three Libyan and Turkish army air raids killed a guard.", "airstrike", (3, 3)),
    ("Five mortar shells fell on the port of Sirte.", "shelling", (5, 5)),
    ("Militants fired 12 rockets at the airport.", "shelling", (12, 12)),
    ("Two barrel bombs were dropped on the camp.", "airstrike", (2, 2)),
    ("Militants hit the airport with nine rockets.", "shelling", (9, 9)),
    ("Jets hit 30 depots in four air strikes.", "airstrike", (4, 4)),
    ("Three of the shells landed near a school.", "shelling", (3, 3)),
    ("Forty two cruise missiles struck the base.", "shelling", (42, 42)),
    ("Four suicide bombers attacked the palace in Mogadishu.", "bombing", (4, 4)),
    ("At least three IS suicide bombers attacked the palace.", "bombing", (3, None)),
    ("Two men blew themselves up at the gate.", "bombing", (2, 2)),
    ("A double bombing at the market killed nine people.", "bombing", (2, 2)),
    ("Six long-range bombers carried out strikes on the port.", "airstrike", None),
    ("It was one of the deadliest bombings of the war.", "bombing", None),
    ("A car bomb killed four policemen.", "bombing", None),
    ("An air strike killed nine people while two foreign jets were overhead.", "airstrike", None),
]


@pytest.mark.parametrize(("text", "form", "expected"), CASES)
def test_how_many_strikes(text: str, form: str, expected: tuple[int | None, int | None] | None) -> None:
    doc = parsed(text)
    found = [one for one in triggers.find(doc) if one.action in (f"attack/{form}", "attack/strike")]
    ranked = sorted(found, key=lambda one: (one.instrument, one.action == "attack/strike"))
    count = volleys.how_many(doc, f"attack/{form}", ranked)
    assert (count and (count.low, count.high)) == expected
