"""The map of the record as it was known on a past day."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from marsad.ledger import store
from marsad.ledger.asking import known
from marsad.ledger.models import Claim, Report
from marsad.model import ActorMention, Count, DateRange, Place
from marsad.site import remembered
from marsad.site.search_filters import LAYERS
from marsad.site.units import arabic
from marsad.workflow.rebuild import rebuild

from .factories import BROOK, FORD, MILL, PLACES, STRIKE, claim, mention, report
from .pages import get

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
DAY = DateRange(dt.date(2021, 5, 4), dt.date(2021, 5, 4))


def told(number: int, *claims: tuple[str, str, Place, str, int | None]) -> None:
    """Store a report so many times ten days ago: kind, action, place, actor, and how many at least."""
    paper = report(f"told-{number}", *[f"{STRIKE} {nth}" for nth in range(len(claims))])
    made = [
        claim(paper, kind, action, f"{STRIKE} {nth}", places=(mention(place),), date=DAY,
              actors=(ActorMention(who, who),), count=Count(low, None) if low else None)
        for nth, (kind, action, place, who, low) in enumerate(claims)
    ]  # fmt: skip
    store.add_report(paper, made, PLACES)
    at = timezone.now() - dt.timedelta(days=10 * number)
    Report.objects.filter(uid=paper.id).update(added_at=at)
    Claim.objects.filter(report__uid=paper.id).update(added_at=at)


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    """Twenty days ago it was known that the Army took Milltown and shelled Brookfield, ten days ago of the rest."""
    known._derived.clear()
    told(2, ("control", "captured", MILL, "Army", None), ("attack", "shelling", BROOK, "Army", None))
    told(1, ("control", "captured", MILL, "Rebels", None), ("attack", "airstrike", FORD, "Army", None),
         ("displacement", "displaced", FORD, "Army", 300))  # fmt: skip
    rebuild()
    yield
    known._derived.clear()


def ago(days: int) -> str:
    return (TODAY - dt.timedelta(days=days)).isoformat()


def places(address: str) -> list[str]:
    return sorted(get(address).texts("#table ~ .scroll tbody th"))


def test_events_are_those_that_were_known() -> None:
    assert places("/map/") == ["Brookfield", "Ford", "Milltown"]
    assert places(f"/map/?as_known={ago(15)}") == ["Brookfield", "Milltown"]
    assert places(f"/map/?as_known={ago(15)}&kind=attack") == ["Brookfield"]
    assert places(f"/map/?as_known={ago(25)}") == []
    assert places(f"/map/?as_known={ago(-5)}") == places("/map/")  # a day to come: as it is now


def test_who_held_what_is_what_was_known() -> None:
    asked = "layer=control&until=2021-06-01"
    assert get(f"/map/?{asked}").texts(".held-list li") == [
        "Milltown: Army (contests since 4 May 2021), Rebels (contests since 4 May 2021)"
    ]
    then = get(f"/map/?{asked}&as_known={ago(15)}")
    assert then.texts(".held-list li") == ["Milltown: Army (holds since 4 May 2021)"]
    assert then.find(".notice a")[0].get("href") == "?layer=control&until=2021-06-01"
    assert not get(f"/map/?{asked}&as_known={ago(25)}").find(".held-list li")


def test_the_displaced_and_the_reports_are_those_that_were_known() -> None:
    asked = "layer=displacement&layer=reports"
    assert get(f"/map/?{asked}").texts("#displaced ~ .scroll tbody tr") == ["Ford300"]
    assert not get(f"/map/?{asked}&as_known={ago(15)}").find("#displaced ~ .scroll")
    spoken = get(f"/map/?{asked}&as_known={ago(15)}").texts("#spoken ~ .scroll tbody th")
    assert sorted(spoken) == ["Brookfield", "Milltown"]
    told(0, ("attack", "shelling", BROOK, "Army", None))  # a change since: ten days ago is another state than now
    then = get(f"/map/?{asked}&as_known={ago(5)}")
    assert then.texts("#displaced ~ .scroll tbody tr") == ["Ford300"]


def test_a_past_record_is_narrowed_by_place_and_party_and_says_what_else_it_leaves_out() -> None:
    then = f"as_known={ago(15)}"
    assert places(f"/map/?{then}&place=test:brook") == ["Brookfield"]
    assert places(f"/map/?{then}&actor=Rebels") == []
    assert places(f"/map/?{then}&action=shelling") == ["Brookfield"]
    assert places(f"/map/?{then}&action=unheard+of") == []
    page = get(f"/map/?{then}&q=Health&admin1=SY/Upland&place=Nowhere+at+all")
    assert page.texts(".fault") == [
        "A past state of the record can’t be narrowed by this; it is left out.",
        "“SY/Upland” A past state of the record can’t be narrowed by this; it is left out.",
        "“Nowhere at all”: no place is known by this name; it is left out.",
    ]
    assert sorted(page.texts("#table ~ .scroll tbody th")) == ["Brookfield", "Milltown"]


def test_a_frame_shows_the_same() -> None:
    page = get(f"/embed/map/?as_known={ago(15)}&layer=control")
    assert page.find(".notice")
    assert page.find(".map-held")


def test_few_answers_of_past_records_are_kept() -> None:
    asked: list[int] = []
    for number in (*range(remembered.MOST_OF_PAST + 2), remembered.MOST_OF_PAST + 1, 0):
        remembered.remembered("state", number, lambda number=number: asked.append(number), is_past=True)  # type: ignore[misc]
    assert asked == [*range(remembered.MOST_OF_PAST + 2), 0]
    assert remembered.remembered("state", "now", lambda: 1) == remembered.remembered("state", "now", lambda: 2) == 1


@pytest.mark.parametrize("language", ["", "/ar"])
@pytest.mark.parametrize("asked", ["", "&place=test:upland&actor=Army", "&place=test:mill&place=test:ford"])
def test_a_past_map_costs_twelve_queries_at_most(asked: str, language: str) -> None:
    layers = "&".join(f"layer={layer}" for layer in LAYERS)
    get(f"{language}/map/?{layers}&place=Milltown")  # names of places and of units are put together once
    with translation.override(language.strip("/") or "en"):
        arabic("SY", "Upland")
    with CaptureQueriesContext(connection) as queries:
        page = get(f"{language}/map/?{layers}&as_known={ago(15)}{asked}")
    assert page.find(".map-sheet.wide .map-sign")
    assert page.find(".map-sheet.wide .map-held")
    assert len(queries) <= 12, "\n".join(one["sql"][:200] for one in queries)


def test_reports_and_control_of_a_past_map_are_narrowed_by_place() -> None:
    layers = "layer=control&layer=reports"
    page = get(f"/map/?{layers}&as_known={ago(15)}&place=test:mill")
    assert page.texts("#spoken ~ .scroll tbody th") == ["Milltown"]
    assert [hold.split(":")[0] for hold in page.texts(".held-list li")] == ["Milltown"]
    page = get(f"/map/?{layers}&as_known={ago(15)}&place=test:brook")
    assert page.texts("#spoken ~ .scroll tbody th") == ["Brookfield"]
    assert page.texts(".held-list li") == []
