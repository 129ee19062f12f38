from pathlib import Path

import pytest

from marsad.ledger import read
from marsad.model import InputError
from marsad.workflow.ingest import ingest
from marsad.workflow.places import add_gazetteer, ledger_gazetteer
from marsad.workflow.summary import status
from reconcile.build import report

pytestmark = pytest.mark.django_db

ROWS = """id,name,latitude,longitude,country,admin1
test:9,Qantara,35.1,36.2,SY,Upland
test:8,Wadiyya,35.2,36.3,SY,Upland
"""


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "towns.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_gazetteer_is_added_once_however_often(gazetteer: Path) -> None:
    assert [add_gazetteer(gazetteer), add_gazetteer(gazetteer)] == [2, 2]
    assert sorted(place.name for place in read.places()) == ["Qantara", "Wadiyya"]
    assert "test:8" in {candidate.place.id for candidate in ledger_gazetteer().candidates("Wadiyya")}


def test_a_fault_in_a_gazetteer_adds_nothing_of_it(gazetteer: Path) -> None:
    gazetteer.write_text(ROWS + "test:7,Nowhere,north,36.3,SY,Upland\n", encoding="utf-8")
    with pytest.raises(InputError):
        add_gazetteer(gazetteer)
    assert list(read.places()) == []


def test_reports_are_settled_to_what_was_added(gazetteer: Path) -> None:
    add_gazetteer(gazetteer)
    ingest([report("raid", text="Government jets bombed Qantara on Monday, killing 14 civilians.")])
    assert (status().places_settled, status().places_unsettled) == (1, 0)
    (event,) = read.record().events
    assert event.place is not None
    assert event.place.name == "Qantara"
    assert [(toll.action, toll.group, toll.best) for toll in event.tolls] == [("killed", "civilians", 14)]
