"""Places that changed hands, shares held, people displaced."""

import pytest

from marsad.reading import control
from reading.parsed import parsed, token

CASES = [
    ("Troops captured 12 villages in two days.", "captured", "control/captured", (12, 12), "places"),
    ("The army captured the town of Sirte.", "captured", "control/captured", None, None),
    ("The rebels control 40 percent of the province.", "control", "control/holds", (40, 40), None),
    ("Some 3,000 people fled the area.", "fled", "displacement/displaced", (3000, 3000), "people"),
    ("Thousands of civilians fled their homes.", "fled", "displacement/displaced", (None, None), "civilians"),
    (
        "The army, which controls 60 percent of Libya, vowed to take back the port.",
        "controls",
        "control/holds",
        (60, 60),
        None,
    ),
    (
        "The army, which controls 60 percent of Libya, vowed to take back the port.",
        "take",
        "control/captured",
        None,
        None,
    ),
    (
        "Troops broke into Sirte and have since wrested 80 per cent of it from the group.",
        "wrested",
        "control/captured",
        (80, 80),
        None,
    ),
    (
        "Troops broke into Sirte and have since wrested 80 per cent of it from the group.",
        "broke",
        "control/advanced",
        None,
        None,
    ),
    ("Troops took control of nine more villages.", "took", "control/captured", (9, 9), "places"),
    ("An area of 420 square kilometres has been seized.", "seized", "control/captured", (420, 420), None),
    ("The militia seized 5 km of territory.", "seized", "control/captured", (5, 5), None),
    ("The militia is now 5 km from the town it lost.", "lost", "control/withdrew", None, None),
    ("Troops advanced 12 km into the desert.", "advanced", "control/advanced", None, None),
    ("The group has taken four military bases.", "taken", "control/captured", (4, 4), "places"),
    ("The port is one of the areas that rebels hold.", "hold", "control/holds", None, None),
    ("Rebels trapped about 90 soldiers in the base.", "trapped", "control/besieged", (90, 90), "fighters"),
    ("More than 30,000 people live under siege in the town.", "siege", "control/besieged", (30_000, None), "people"),
    ("The group besieged the town, home to 30,000 people.", "besieged", "control/besieged", None, None),
    ("Some 700 people, including 47 wounded, fled the area.", "fled", "displacement/displaced", (700, 700), "people"),
    ("The sides agreed on a truce.", "agreed", "diplomacy/ceasefire", None, None),
]


@pytest.mark.parametrize(("text", "word", "action", "bounds", "group"), CASES)
def test_counts_of_control_and_displacement(
    text: str, word: str, action: str, bounds: tuple[int | None, int | None] | None, group: str | None
) -> None:
    count, found = control.counted(action, parsed(text), token(text, word))
    assert (count and (count.low, count.high)) == bounds
    assert found == group
