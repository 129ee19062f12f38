"""``marsad tolls`` and ``marsad control``, on a small war."""

import csv
import io

import pytest

from cli.run import marsad
from ledger.asking.telling import tell
from marsad.model import DateRange
from reconcile.build import UPLAND, claim, day, report

pytestmark = pytest.mark.django_db

OF = report("wire", publisher="Valley Wire", published=day(9))
CLAIMS = [
    claim(OF, who="Army"),
    claim(OF, "killed", group="civilians", low=7, high=9, who="Army"),
    claim(OF, "injured", group="people", low=3, high=3, places=(UPLAND,), on=day(4), at=500),
    claim(OF, "captured", who="Rebels", on=day(8), at=1000),
    claim(OF, "killed", group="civilians", low=30, high=30, cumulative=True, places=(UPLAND,), at=1500,
          date=DateRange(day(-9), day(8), precision=4), says="Observatory"),
    claim(OF, "captured", who="Rebels", group="places", low=5, high=5, word="five", places=(UPLAND,), at=2000,
          date=DateRange(day(6), day(8), precision=2)),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _war() -> None:
    tell(day(9), OF, CLAIMS)


def rows(*arguments: str) -> list[dict[str, str]]:
    result = marsad(*arguments)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_tolls() -> None:
    found = {(row["action"], row["group"], row["part"]): row for row in rows("tolls", "--in", "upland")}
    assert set(found) == {
        ("killed", "people", "below"), ("killed", "civilians", "below"), ("killed", "civilians", "above"),
        ("injured", "people", "below"),
    }  # fmt: skip
    below, above = found["killed", "civilians", "below"], found["killed", "civilians", "above"]
    assert [below[name] for name in ("low", "best", "high", "events")] == ["7", "8", "9", "1"]
    assert (above["source"], above["low"], above["below_best"], above["gap_best"]) == ("Observatory", "30", "8", "22")
    assert (above["place_id"], above["start"], above["claims"]) == ("test:3", "2020-02-22", CLAIMS[4].id)


def test_tolls_of_what_is_asked_for() -> None:
    assert [row["part"] for row in rows("tolls", "--in", "Northtown", "--action", "injured")] == ["below", "place"]
    (row,) = rows("tolls", "--action", "killed", "--group", "people", "--from", "2020-03-01", "--to", "2020-03-03")
    assert row["best"] == "8"
    assert rows("tolls", "--actor", "rebels", "--action", "killed") == []
    assert rows("tolls", "--as-of", "2020-02-01") == []
    assert rows("tolls", "--as-known", "2020-03-10") == []
    (row,) = rows("tolls", "--action", "killed", "--group", "civilians", "--rule", "lowest", "--source", "Valley Wire")
    assert row["best"] == "7"


def test_the_place_that_is_meant_is_said() -> None:
    result = marsad("tolls", "--in", "Oberland", "--action", "missing")
    assert result.stderr == "in Upland, SY (admin1, test:3)\nnothing is told of it\n"
    unknown = marsad("tolls", "--in", "Xqzzvw")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr == "marsad: field 'place': nothing is known by the name 'Xqzzvw'\n"


def test_control() -> None:
    place, wide = rows("control", "--as-of", "2020-03-20")
    assert (place["what"], place["place"], place["state"], place["party"]) == ("place", "Northtown", "held", "Rebels")
    assert (place["since"], place["quiet_days"], place["sources"]) == ("2020-03-10", "10", "Valley Wire")
    assert (wide["what"], wide["state"], wide["party"], wide["low"], wide["text"]) == (
        "places", "captured", "Rebels", "5", "five"
    )  # fmt: skip
    assert rows("control", "--as-of", "2020-03-09", "--in", "Northtown") == []
    assert rows("control", "--as-known", "2020-03-10") == []
    assert rows("control", "--actor", "Army") == []


def test_what_changed_hands() -> None:
    place, wide = rows("control", "--from", "2020-03-05", "--to", "2020-03-20")
    assert (place["place"], place["before"], place["after"]) == ("Northtown", "", "Rebels")
    assert (wide["low"], wide["named"], wide["gap"]) == ("5", "Northtown", "4")
    assert rows("control", "--from", "2020-03-10", "--to", "2020-03-20") == []
    assert rows("control", "--from", "2020-03-05", "--as-of", "2020-03-09") == []
    result = marsad("control", "--to", "2020-03-20")
    assert result.exit_code == 2
    assert "--to needs --from" in result.stderr


def test_tables_for_people() -> None:
    lines = marsad("tolls", "--action", "killed", "--group", "civilians", "--format", "table").stdout.splitlines()
    cells = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines if "below" in line]
    assert [row[1:4] for row in cells] == [["below", "7/8/9", "1"]]
    shown = marsad("control", "--format", "table").stdout
    assert "Rebels" in shown
    assert CLAIMS[3].id not in shown
    assert "nothing is told of it" in marsad("control", "--in", "Southtown", "--format", "table").stderr
