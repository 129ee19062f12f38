"""Words of acts in another sense."""

import pytest

from marsad.reading import senses
from reading.parsed import token

CASES = [
    ("The village is surrounded by olive fields.", "surrounded", "control/besieged", True),
    ("The town is surrounded by rebels.", "surrounded", "control/besieged", False),
    ("The town is surrounded by the Free Syrian Army.", "surrounded", "control/besieged", False),
    ("The town is surrounded.", "surrounded", "control/besieged", False),
    ("The army besieged the town by night.", "besieged", "control/besieged", False),
    ("The village is surrounded by fields and orchards.", "surrounded", "control/besieged", True),
    ("The village is surrounded by high walls.", "surrounded", "control/besieged", True),
    ("The town is surrounded by tanks.", "surrounded", "control/besieged", False),
    ("The town is surrounded by army checkpoints.", "surrounded", "control/besieged", False),
    ("The town is surrounded by armoured vehicles.", "surrounded", "control/besieged", False),
    ("The camp is surrounded by fields and tanks.", "surrounded", "control/besieged", False),
    ("The town is encircled by government positions.", "encircled", "control/besieged", False),
    ("The town is surrounded by rebel-held villages.", "surrounded", "control/besieged", False),
    ("The town is surrounded by the enemy.", "surrounded", "control/besieged", False),
    ("The house is surrounded by police.", "surrounded", "control/besieged", False),
    ("Calm returned to the city.", "returned", "displacement/returned", True),
    ("The jets returned to bombing the port.", "returned", "displacement/returned", True),
    ("The jets returned to their bombardment of the port.", "returned", "displacement/returned", True),
    ("Some families returned to the city.", "returned", "displacement/returned", False),
    ("The vote killed the trade deal.", "killed", "casualties/killed", True),
    ("The bill was killed in the senate.", "killed", "casualties/killed", True),
    ("The generals executed the plan at dawn.", "executed", "casualties/killed", True),
    ("The raid killed the mayor.", "killed", "casualties/killed", False),
    ("The raid killed 12 in the market.", "killed", "casualties/killed", False),
    ("Thousands returned.", "returned", "displacement/returned", False),
    ("Calm returned to the city.", "returned", "control/captured", False),
]


@pytest.mark.parametrize(("text", "word", "action", "expected"), CASES)
def test_another_sense(text: str, word: str, action: str, expected: bool) -> None:
    assert senses.is_another(token(text, word), action) is expected
