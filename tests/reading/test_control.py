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
    ("The sides agreed on a truce.", "agreed", "diplomacy/ceasefire", None, None),
]


@pytest.mark.parametrize(("text", "word", "action", "bounds", "group"), CASES)
def test_counts_of_control_and_displacement(
    text: str, word: str, action: str, bounds: tuple[int | None, int | None] | None, group: str | None
) -> None:
    count, found = control.counted(action, parsed(text), token(text, word))
    assert (count and (count.low, count.high)) == bounds
    assert found == group
