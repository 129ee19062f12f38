"""The functions that ``marsad.ledger`` gives out, on a small war."""

import datetime as dt
import pkgutil
import subprocess
import sys
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledger.asking.telling import PLACES, tell
from marsad import ledger
from marsad.model import DateRange, InputError, PlaceMention
from reconcile.build import SOUTHTOWN, UPLAND, claim, day, report

pytestmark = pytest.mark.django_db

WIRE = report("wire", publisher="Valley Wire", text="Planes over the market.", published=day(1))
POST = report("post", publisher="Hill Post", published=day(9), credit="Agency")
STRIKE = claim(WIRE, who="Army")
DEAD = claim(WIRE, "killed", group="civilians", low=7, high=7, who="Army", says="A medic")
HURT = claim(POST, "injured", at=1000, group="people", low=4, high=9, on=day(6), places=(SOUTHTOWN,))
TAKEN = claim(POST, "captured", at=2000, who="Rebels", on=day(8))
SUM = claim(
    POST, "killed", group="civilians", low=30, high=30, cumulative=True, places=(UPLAND,), says="Observatory", at=9,
    date=DateRange(day(-20), day(8), precision=4),
)  # fmt: skip
NOWHERE = claim(POST, "talks", kind="diplomacy", places=(), on=None, at=5000)


@pytest.fixture
def _war() -> None:
    tell(day(1), WIRE, [STRIKE, DEAD], build=False)
    tell(day(9), POST, [HURT, TAKEN, SUM, NOWHERE])


REPORTS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["post", "wire"]), ({"text": "market"}, ["wire"]), ({"source": "valley wire"}, ["wire"]),
    ({"source": "agency"}, ["post"]), ({"start": day(2)}, ["post"]), ({"end": day(2)}, ["wire"]),
    ({"as_of": day(2)}, ["wire"]), ({"as_known": day(2)}, ["wire"]), ({"language": "ar"}, []),
    ({"as_of": day(0)}, []),
]  # fmt: skip


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize(("asked", "expected"), REPORTS)
def test_reports(asked: dict[str, Any], expected: list[str]) -> None:
    assert [of.id for of in ledger.reports(**asked)] == expected


CLAIMS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {c.id for c in (STRIKE, DEAD, HURT, TAKEN, SUM, NOWHERE)}),
    ({"kind": "casualties"}, {DEAD.id, HURT.id, SUM.id}),
    ({"kind": ("attack", "control")}, {STRIKE.id, TAKEN.id}),
    ({"action": "killed"}, {DEAD.id, SUM.id}), ({"group": "people"}, {HURT.id}), ({"status": "denied"}, set()),
    ({"place": "Upland"}, {STRIKE.id, DEAD.id, TAKEN.id, SUM.id}),
    ({"place": "Northtown"}, {STRIKE.id, DEAD.id, TAKEN.id}),
    ({"place": "Northtown", "uncertain": True}, {STRIKE.id, DEAD.id, TAKEN.id, SUM.id, NOWHERE.id}),
    ({"start": day(7), "kind": ("control", "attack")}, {TAKEN.id}), ({"end": day(0), "kind": "attack"}, {STRIKE.id}),
    ({"end": day(9), "kind": ("attack", "diplomacy")}, {STRIKE.id, NOWHERE.id}),
    ({"start": day(7), "uncertain": True, "kind": "diplomacy"}, {NOWHERE.id}),
    ({"actor": "army"}, {STRIKE.id, DEAD.id}), ({"source": "a medic"}, {DEAD.id}),
    ({"source": "Valley Wire"}, {STRIKE.id}),
    ({"source": ("Agency", "Observatory")}, {HURT.id, TAKEN.id, SUM.id, NOWHERE.id}),
    ({"as_known": day(2)}, {STRIKE.id, DEAD.id}),
    ({"as_of": day(-21)}, set()),
]  # fmt: skip


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize(("asked", "expected"), CLAIMS)
def test_claims(asked: dict[str, Any], expected: set[str]) -> None:
    assert {c.id for c in ledger.claims(**asked)} == expected


EVENTS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["captured", "injured", "airstrike", "talks"]), ({"kind": "attack"}, ["airstrike"]),
    ({"kind": "casualties"}, ["injured"]),
    ({"action": "killed"}, ["airstrike"]), ({"group": "civilians"}, ["airstrike"]),
    ({"place": "Upland"}, ["captured", "airstrike"]), ({"place": "Southtown"}, ["injured"]),
    ({"place": "Southtown", "uncertain": True}, ["injured", "talks"]), ({"start": day(7)}, ["captured"]),
    ({"end": day(9)}, ["captured", "injured", "airstrike", "talks"]),
    ({"as_of": day(7)}, ["injured", "airstrike"]),
    ({"actor": "Rebels"}, ["captured"]), ({"source": "Valley Wire"}, ["airstrike"]),
    ({"as_known": day(3)}, ["airstrike"]),
    ({"as_of": day(-1)}, []), ({"as_known": day(0)}, []),
]  # fmt: skip


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize(("asked", "expected"), EVENTS)
def test_events(asked: dict[str, Any], expected: list[str]) -> None:
    assert [event.actions[0] for event in ledger.events(**asked)] == expected


@pytest.mark.usefixtures("_war")
def test_tolls_from_below_stand_beside_tolls_from_above() -> None:
    (found,) = ledger.tolls(place="Upland", action="killed", group="civilians")
    assert (found.below.events, found.below.best) == (1, 7)
    (figure,) = found.above
    assert (figure.source, figure.low, figure.claims, figure.place_fit) == ("Observatory", 30, (SUM.id,), "same")
    assert figure.gap is not None
    assert figure.gap.best == 23


TOLLS: list[tuple[dict[str, Any], list[tuple[str, str, int | None, int]]]] = [
    ({"action": "killed"}, [("killed", "people", 7, 0), ("killed", "civilians", 7, 1)]),
    ({"action": "injured"}, [("injured", "people", 6, 0)]),
    ({"place": "Southtown"}, [("injured", "people", 6, 0)]),
    ({"place": "Southtown", "action": "killed", "group": "women"}, [("killed", "women", None, 0)]),
    ({"actor": "Army"}, [("killed", "people", 7, 0), ("killed", "civilians", 7, 0), ("injured", "people", None, 0)]),
    ({"source": "Observatory"}, [("killed", "civilians", None, 1)]),
    ({"source": "A medic"}, [("killed", "people", 7, 0), ("killed", "civilians", 7, 0)]),
    ({"action": "injured", "rule": "lowest"}, [("injured", "people", 4, 0)]),
    ({"as_known": day(2)}, [("killed", "people", 7, 0), ("killed", "civilians", 7, 0)]),
    ({"as_of": day(7)}, [("killed", "people", 7, 0), ("killed", "civilians", 7, 0), ("injured", "people", 6, 0)]),
    ({"as_of": day(-1)}, []), ({"as_known": day(0)}, []), ({"start": day(20)}, []),
]  # fmt: skip


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize(("asked", "expected"), TOLLS)
def test_tolls(asked: dict[str, Any], expected: list[tuple[str, str, int | None, int]]) -> None:
    found = [(item.action, item.group, item.below.best, len(item.above)) for item in ledger.tolls(**asked)]
    assert found == expected


@pytest.mark.usefixtures("_war")
def test_control_and_the_front() -> None:
    (place,) = ledger.control(as_of=day(10)).places
    assert (place.holder, place.quiet, place.sources) == ("Rebels", 2, ("Agency",))
    assert ledger.control(as_of=day(7)).places == ()
    assert ledger.control(as_of=day(10), as_known=day(8)).places == ()
    assert ledger.control(actor="Army").places == ()
    assert ledger.control(source="Valley Wire").places == ()
    assert len(ledger.control(place="Upland", actor="rebels", source="agency").places) == 1
    assert ledger.control(place="Southtown").places == ()
    assert ledger.control(as_known=dt.date(9999, 1, 1)).as_of == dt.datetime.now(dt.UTC).date()
    assert ledger.control(as_known=day(3)).as_of == day(3)
    (change,) = ledger.front(day(7), day(8)).changes
    assert (change.before, change.after.holder) == (None, "Rebels")
    assert ledger.front(day(7), day(8), actor="Army").changes == ()
    assert len(ledger.front(day(7), day(8), actor="Rebels", place="Northtown").changes) == 1


@pytest.mark.usefixtures("_war")
def test_sources() -> None:
    found = {item.source: item for item in ledger.sources()}
    assert found["Agency"].claims == {"casualties": 1, "control": 1, "diplomacy": 1}
    assert (found["Agency"].events, found["Agency"].alone) == (3, 3)
    assert (found["Observatory"].claims, found["Observatory"].events) == ({"casualties": 1}, 0)
    assert (found["Valley Wire"].events, found["Valley Wire"].alone) == (1, 0)
    assert (found["Agency"].first_told, found["Valley Wire"].last_told) == (day(9), day(1))
    assert [item.source for item in ledger.sources(source="agency")] == ["Agency"]
    assert {item.source for item in ledger.sources(as_known=day(2))} == {"A medic", "Valley Wire"}
    assert [item.source for item in ledger.sources(place="Southtown")] == ["Agency"]


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("claims", {"kind": "battle"}, "kind"), ("claims", {"action": "bombed"}, "action"),
    ("claims", {"group": "men"}, "group"),
    ("claims", {"status": "true"}, "status"), ("events", {"kind": ("attack", "battle")}, "kind"),
    ("events", {"start": day(3), "end": day(2)}, "end"), ("events", {"place": "Xqzzvw"}, "place"),
    ("tolls", {"action": "captured"}, "action"), ("tolls", {"group": "hospital"}, "group"),
    ("front", {"start": day(3), "end": day(2)}, "end"),
]  # fmt: skip


@pytest.mark.parametrize(("door", "asked", "field"), BAD)
def test_what_can_not_be_asked_names_the_field(door: str, asked: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as caught:
        getattr(ledger, door)(**asked)
    assert caught.value.field == field


def test_an_empty_ledger_has_an_answer_to_everything() -> None:
    assert [ledger.reports(), ledger.claims(), ledger.events(), ledger.tolls(), ledger.sources()] == [
        [],
        [],
        [],
        [],
        [],
    ]
    assert ledger.control().places == ()
    assert ledger.front(day(0), day(1)).changes == ()
    assert ledger.events(as_known=day(0)) == []


@pytest.mark.usefixtures("_war")
@pytest.mark.parametrize("as_known", [None, day(5)])
@pytest.mark.parametrize("place", [None, PLACES[2]])
@pytest.mark.parametrize("door", ["claims", "events", "tolls", "control", "sources"])
def test_few_queries(door: str, place: Any, as_known: dt.date | None) -> None:
    asked = {"place": place, "as_known": as_known, "as_of": day(30)}
    getattr(ledger, door)(**asked)  # what is derived of the past is then in memory
    with CaptureQueriesContext(
        connection,
    ) as queries:
        getattr(ledger, door)(**asked)
    assert len(queries) <= 5 + (place is not None) + (as_known is not None)


@pytest.mark.usefixtures("_war")
def test_a_place_that_is_nobodys_entry_goes_by_what_the_claim_says() -> None:
    lost = PlaceMention(text="Lost", id="other:9", admin1="Upland", country="SY", precision=1)
    of = report("lost")
    tell(day(10), of, [claim(of, places=(lost,), on=day(7))])
    assert len(ledger.events(place="Upland", kind="attack")) == 2


def test_no_module_hides_a_door() -> None:
    modules = {module.name for module in pkgutil.iter_modules(ledger.__path__)}
    assert not modules & set(ledger.__all__)
    with pytest.raises(AttributeError, match="no attribute 'tanks'"):
        _ = ledger.tanks


CLOSED = """
import sys
import marsad.ledger
assert "django" not in sys.modules
from marsad.model import InstallationError
try:
    marsad.ledger.tolls
except InstallationError as error:
    print(error)
marsad.ledger.open_ledger()
print(marsad.ledger.tolls())
"""


def test_the_ledger_is_opened_first(tmp_path: Any) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CLOSED], capture_output=True, text=True, check=False,
        env={"MARSAD_HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == ["the ledger is not open: call marsad.ledger.open_ledger() first", "[]"]
