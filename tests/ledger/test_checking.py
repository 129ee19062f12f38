import datetime as dt
from collections.abc import Callable

import pytest

from ledger.search.build import fill
from marsad.ledger import backend, judgements, models, read
from marsad.ledger.search import index
from marsad.model import judgement, target
from marsad.workflow.check import check, repair

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(db: None) -> None:  # noqa: ARG001 - the database must be there first
    fill()
    index.bring_up_to_date()


@pytest.mark.usefixtures("ledger")
def test_a_sound_ledger_has_nothing_to_find() -> None:
    before = list(models.SearchEntry.objects.order_by("pk").values_list())
    assert [str(finding) for finding in check()] == []
    assert list(models.SearchEntry.objects.order_by("pk").values_list()) == before


def a_claim() -> models.Claim:
    return models.Claim.objects.filter(kind="attack").order_by("pk")[0]


def change_data(field: str, value: object) -> None:
    row = a_claim()
    row.data[field] = value
    row.save()


def move_quote() -> None:
    row = a_claim()
    row.data["quote"]["start"] += 1
    row.start += 1
    row.save()


def forget_words() -> None:
    backend.remove_words([models.SearchEntry.objects.get(what="report", uid="homs-1").pk])


def decide_on_what_is_gone() -> None:
    gone = target(next(iter(read.claims())))
    at = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)
    lost = {"claim": "gone", "quote": "No report says this."}
    made = judgement("reject", "Rana", at, why="heard", claims=(type(gone)(**{**fields(gone), **lost}),))
    judgements.add_judgement(made)


def fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}  # type: ignore[attr-defined]


STORED: list[tuple[str, Callable[[], object], str]] = [
    ("digest", lambda: models.Report.objects.filter(uid="paper-0").update(title="Other"), "report paper-0, revision 1"),
    ("current", lambda: models.Report.objects.filter(uid="paper-0").update(current=False), "0 revisions are marked"),
    ("revision", lambda: models.Report.objects.filter(uid="paper-0").update(revision=3), "the newest numbered 3"),
    ("nowhere", lambda: models.Place.objects.filter(uid="list:homs").update(latitude=340), "which is nowhere"),
    ("kind of place", lambda: models.Place.objects.filter(uid="list:homs").update(kind="moon"), "can't be read"),
    ("quote", move_quote, "its sentence is not what stands at 1–"),
    ("claim's id", lambda: change_data("id", "0" * 16), "its id is not that of its content"),
    ("claim's report", lambda: change_data("report", "other"), "it was read from report other"),
    ("claim's shape", lambda: change_data("status", 7), "can't be read"),
    ("columns", lambda: models.Claim.objects.filter(kind="attack").update(low=9), "its columns low are not"),
    ("judgement", decide_on_what_is_gone, "no claim of its report says this any more"),
    ("judgement's id", lambda: (decide_on_what_is_gone(), models.Judgement.objects.update(by="Nobody")), "by Nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "harm", "told"), STORED, ids=[name for name, *_ in STORED])
@pytest.mark.usefixtures("ledger")
def test_what_is_wrong_with_what_is_stored_is_found_and_not_mended(
    name: str, harm: Callable[[], object], told: str
) -> None:
    harm()
    found = [finding for finding in check_stored() if told in str(finding)]
    assert found, name
    assert not any(finding.derived for finding in found)


def check_stored() -> list[object]:
    from marsad.ledger.checking import stored  # noqa: PLC0415

    return list(stored())


def change_event() -> None:
    row = models.Event.objects.get(kind="diplomacy")
    row.data["sources"] = ["Somebody"]
    row.save()


DERIVED: list[tuple[str, Callable[[], object], str]] = [
    ("lost event", lambda: models.Event.objects.filter(kind="diplomacy").first().delete(), " is missing"),  # type: ignore[union-attr]
    ("event's data", change_event, "is not what would be derived now"),
    ("event's columns", lambda: models.Event.objects.update(contested=True), "its contested are not what its content"),
    ("tolls", lambda: models.Toll.objects.update(best=99), "its tolls are not what its content says"),
    ("event's claims", lambda: models.Event.claims.through._default_manager.all().delete(), "rests on no claim"),
    ("withdrawn", lambda: models.Claim.objects.filter(kind="diplomacy").update(withdrawn=True), "counts no more"),
    ("stale", lambda: models.Build.objects.all().delete(), "record: is behind what is stored"),
    ("words", forget_words, "report homs-1: is found by search by other words"),
    ("entry", lambda: models.SearchEntry.objects.filter(uid="homs-1").delete(), "homs-1: is not found by"),
    ("extra entry", lambda: models.SearchEntry.objects.create(what="report", uid="ghost"), "report ghost: is found by"),
    ("name", lambda: models.SearchName.objects.filter(spelling="Hims").delete(), "name Hims of place list:homs"),
    ("version", lambda: models.SearchValue.objects.filter(token="version").delete(), "another version of the program"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "harm", "told"), DERIVED, ids=[name for name, *_ in DERIVED])
@pytest.mark.usefixtures("ledger")
def test_what_is_wrong_with_what_is_derived_is_found_and_mended(
    name: str, harm: Callable[[], object], told: str
) -> None:
    harm()
    found = [finding for finding in check() if told in str(finding)]
    assert found, name
    assert all(finding.derived for finding in found)
    repair()
    assert [str(finding) for finding in check()] == []
