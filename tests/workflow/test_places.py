import json
from pathlib import Path

import pytest

from marsad.ledger import read
from marsad.ledger.gazetteers import place_lists
from marsad.model import InputError
from marsad.workflow.ingest import ingest
from marsad.workflow.places import AddedList, add_gazetteer, boundaries, ledger_gazetteer, listed, look_up
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
    assert [add_gazetteer(gazetteer).places, add_gazetteer(gazetteer).places] == [2, 2]
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


SQUARE = [[[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]]


def boundary(path: Path) -> Path:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
        "properties": {"ADM1_EN": "Upland", "ADM1_PCODE": "SY01"},
    }
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return path


def test_boundaries_tell_the_province_of_places_added_before_and_after(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("id,name,latitude,longitude\na:1,Qantara,35.1,36.2\na:2,Farway,30.0,36.2\n", encoding="utf-8")
    second.write_text(
        "id,name,latitude,longitude,admin1\nb:1,Wadiyya,35.2,36.3,\nb:2,Saff,35.3,36.3,Said\n", encoding="utf-8"
    )
    add_gazetteer(first)
    added = add_gazetteer(boundary(tmp_path / "units.geojson"))
    add_gazetteer(second)
    assert (added.places, added.boundaries) == (1, 1)
    found = {place.id: (place.admin1, place.country) for place in read.places()}
    assert found["a:1"] == found["b:1"] == ("Upland", "SY")
    assert found["a:2"] == (None, "")
    assert found["b:2"] == ("Said", "SY")
    assert [place.name for place in boundaries().units_at(35.5, 36.5).values()] == ["Upland"]


def test_alternate_names_go_to_the_entries_that_were_added(tmp_path: Path) -> None:
    dump, names = tmp_path / "SY.txt", tmp_path / "alternateNames.txt"
    dump.write_text(
        "101\tQantara\tQantara\t\t35.1\t36.2\tP\tPPL\tSY\t\t\t\t\t\t0\t\t400\tAsia/Damascus\t2020-01-01\n",
        encoding="utf-8",
    )
    names.write_text("1\t101\tar\tالقنطرة\t\t\t\t\t\t\n2\t101\tku\tPirik\t\t\t\t\t\t\n", encoding="utf-8")
    with pytest.raises(InputError, match="add the dump of its country first"):
        add_gazetteer(names)
    add_gazetteer(dump)
    assert add_gazetteer(names) == AddedList(0, 0, 1)
    (place,) = read.places()
    assert (place.name_ar, place.names) == ("القنطرة", ("القنطرة", "Pirik"))
    assert "geonames:101" in {one.place.id for one in ledger_gazetteer().candidates("Pirik")}


def test_lists_keep_whom_to_name_and_under_which_licence(gazetteer: Path, tmp_path: Path) -> None:
    add_gazetteer(gazetteer, "The mapping group", "CC0")
    add_gazetteer(gazetteer)
    add_gazetteer(boundary(tmp_path / "units.geojson"))
    assert [(one.name, one.attribution, one.licence, one.places) for one in place_lists()] == [
        ("towns.csv", "The mapping group", "CC0", 2),
        ("units.geojson", "OCHA and its partners, common operational datasets", "CC BY-IGO", 1),
    ]


def test_what_a_name_lies_near_or_in_puts_its_places_in_order(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(
        "id,name,latitude,longitude,country,admin1,kind\n"
        "t:1,Qantara,35.1,36.2,SY,Upland,village\nt:2,Qantara,33.1,36.2,SY,Lowland,village\n"
        "t:3,Wadiyya,33.2,36.2,SY,Lowland,town\nt:4,Upland,35.2,36.2,SY,Upland,admin1\n",
        encoding="utf-8",
    )
    add_gazetteer(path)
    near = look_up("Qantara", near="Wadiyya")
    assert (near[0].candidate.place.id, near[0].settled, round(near[0].km or 0)) == ("t:2", True, 11)
    inside = look_up("Qantara", inside="Upland")
    assert (inside[0].candidate.place.id, inside[0].settled, inside[0].km) == ("t:1", True, None)
    assert {place.id for place in listed(inside="lowland", kind="village", country="sy", source="t")} == {"t:2"}


def _square(name: str, west: float, level: int = 1) -> dict[str, object]:
    ring = [[west, 30], [west + 1, 30], [west + 1, 31], [west, 31], [west, 30]]
    about = {f"ADM{level}_EN": name, f"ADM{level}_PCODE": f"SY{name}", "ADM0_PCODE": "SY", "ADM0_EN": "Syria"}
    return {"type": "Feature", "properties": about, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_boundaries_are_outlined_for_maps_and_again_when_they_change(tmp_path: Path) -> None:
    from marsad.ledger.models import Outline  # noqa: PLC0415 - Django is not set up when this file is read

    path = tmp_path / "units.geojson"
    for west in (36.0, 36.5):
        units = [_square("West", west), _square("East", west + 1)]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": units}), encoding="utf-8")
        assert add_gazetteer(path).boundaries == 2
        for detail in range(4):
            found = {row.name: (row.west, row.east) for row in Outline.objects.filter(detail=detail)}
            assert found == {"West": (west, west + 1), "East": (west + 1, west + 2), "": (west, west + 2)}
