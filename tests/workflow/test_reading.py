import subprocess
import sys

from marsad.model import Place
from marsad.places import Gazetteer
from marsad.workflow.reading import is_readable, read, read_many
from reconcile.build import report

TOWN = Place(id="test:9", name="Qantara", kind="town", latitude=35.1, longitude=36.2, country="SY", admin1="Upland")
GAZETTEER = Gazetteer([TOWN], world=False)
RAID = report("raid", text="Government jets bombed the town of Qantara on Monday, killing 14 civilians.")


def test_claims_come_with_their_places_settled() -> None:
    claims = read(RAID, GAZETTEER)
    assert {claim.kind for claim in claims} == {"attack", "casualties"}
    assert {place.id for claim in claims for place in claim.places} == {"test:9"}
    assert all(RAID.text[c.quote.start : c.quote.end] == c.quote.text for c in claims)


def test_reports_in_other_languages_give_no_claims() -> None:
    assert is_readable(report(language="en-GB"))
    assert not is_readable(report(language="ar"))
    assert read(report(text=RAID.text, language="ar"), GAZETTEER) == []


def test_many_reports_are_given_back_beside_their_claims() -> None:
    other = report("other", text="Schools opened again after the holiday.")
    arabic = report("arabic", text=RAID.text, language="ar")
    found = list(read_many([RAID, arabic, other], GAZETTEER))
    assert found[0][1] == read(RAID, GAZETTEER)
    assert [(of.id, bool(claims)) for of, claims in found] == [
        ("raid", True),
        ("arabic", False),
        ("other", False),
    ]


def test_reading_loads_no_django() -> None:
    code = "import sys, marsad.workflow.reading; sys.exit(any(m.split('.')[0] == 'django' for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
