"""The page of control: who holds what, what changed, and what was said of more than single places."""

import datetime as dt
import sys
from typing import Any

import pytest
from django.urls import reverse
from django.utils.http import urlencode

from marsad.ledger import store
from marsad.ledger.models import Report
from marsad.model import ActorMention, Claim, Count, DateRange

from .factories import BROOK, FORD, MILL, PLACES, UPLAND, claim, mention, report
from .pages import Page, get

pytestmark = pytest.mark.django_db
LINES = (
    "Rebels took Milltown on 3 May.", "The army took Ford on 3 May.", "Rebels say that Ford is theirs since 3 May.",
    "The army holds 70 percent of Upland.", "The army took Brookfield on 8 May.", "Rebels took Brookfield on 1 May.",
)  # fmt: skip
PAPER = report("war-1", *LINES, published=dt.date(2021, 5, 9))
ARMY, REBELS = (ActorMention("The army", "The Army"),), (ActorMention("Rebels", "Rebels"),)


def _taken(line: int, place: Any, who: tuple[ActorMention, ...], day: int, **more: Any) -> Claim:
    on = dt.date(2021, 5, day)
    given: dict[str, Any] = {"places": (mention(place),), "actors": who, "date": DateRange(on, on)}
    return claim(PAPER, "control", "captured", LINES[line], **(given | more))


@pytest.fixture(autouse=True)
def _war(db: None) -> None:  # noqa: ARG001 - the database must be there first
    """Milltown is the rebels', Ford is contested, Brookfield changed hands."""
    store.save_places(PLACES)
    share = claim(
        PAPER, "control", "holds", LINES[3], actors=ARMY, places=(mention(UPLAND, precision=4),),
        count=Count(70, 70, "70 percent"), group="other", date=None,
    )  # fmt: skip
    claims = [
        _taken(0, MILL, REBELS, 3), _taken(1, FORD, ARMY, 3), _taken(2, FORD, REBELS, 3), share,
        _taken(4, BROOK, ARMY, 8), _taken(5, BROOK, REBELS, 1),
    ]  # fmt: skip
    store.add_report(PAPER, claims, PLACES)


def _control(**asked: Any) -> Page:
    return get(f"{reverse('site:control')}?{urlencode(asked)}")


def _held(page: Page) -> dict[str, str]:
    rows = zip(page.texts("#places ~ div tbody th"), page.find("#places ~ div tbody tr"), strict=True)
    return {name.split()[0]: " ".join(row.findall("td")[0].text_content().split()) for name, row in rows}


def test_who_held_what_on_a_day_contested_first() -> None:
    page = _control(as_of="2021-05-10")
    assert page.text("h1") == "Who held what on 10 May 2021"
    assert _held(page) == {"Ford": "contested Rebels, The Army", "Brookfield": "The Army", "Milltown": "Rebels"}
    assert next(iter(_held(page))) == "Ford"
    assert dict(zip(page.texts(".figures dt"), page.texts(".figures dd"), strict=True)) == {
        "Rebels": "1", "The Army": "1", "contested": "1",
    }  # fmt: skip
    quiet = dict(zip(page.texts("#places ~ div tbody th"), page.texts("#places ~ div td.num"), strict=True))
    assert quiet == {"Ford Upland": "7", "Brookfield Upland": "2", "Milltown Upland": "7"}


def test_another_day_is_another_answer() -> None:
    assert _held(_control(as_of="2021-05-02")) == {"Brookfield": "Rebels"}
    page = _control(as_of="2021-04-01")
    assert _held(page) == {}
    assert "Not known: no report says who held any place." in page.text()


def test_what_changed_since_another_day() -> None:
    page = _control(as_of="2021-05-10", since="2021-05-05")
    assert page.texts("#changes ~ div tbody th") == ["Brookfield"]
    assert page.texts("#changes ~ div tbody td")[:3] == ["Rebels", "The Army", "8 May 2021"]
    assert "No place is known to have changed hands." in _control(as_of="2021-05-07", since="2021-05-05").text()


def test_changes_come_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"as_of": "2021-05-20", "since": "2021-04-01"}
    every = _control(**asked).texts("#changes ~ .scroll tbody th")
    assert len(every) > 1
    monkeypatch.setattr(sys.modules["marsad.site.views.control"], "CHANGES", 1)
    pages = [_control(**asked, changes=str(number + 1)) for number in range(len(every))]
    assert [page.texts("#changes ~ .scroll tbody th") for page in pages] == [[place] for place in every]
    assert "changes=2" in pages[0].find("#changes ~ .pages a[rel=next]")[0].get("href")


def test_what_is_said_of_a_share_is_kept_apart_as_it_was_said() -> None:
    page = _control(as_of="2021-05-10")
    assert page.texts("#wide ~ div tbody th") == ["Morning Post"]
    assert page.texts("#wide ~ div tbody td")[:3] == ["The Army holds", "“70 percent” a share", "Upland"]
    assert "Upland" not in _held(page)


def test_every_state_opens_down_to_its_sentence_and_its_report() -> None:
    page = _control(as_of="2021-05-10", place="Milltown")
    assert page.texts("#places ~ div summary") == ["Morning Post"]
    assert page.texts("#places ~ div blockquote") == [LINES[0]]
    address, _, anchor = page.find("#places ~ div figcaption a")[0].get("href").partition("#")
    assert get(address).find(f"#{anchor}")


def test_a_party_a_place_and_a_source_narrow_it() -> None:
    assert set(_held(_control(as_of="2021-05-10", actor="rebels"))) == {"Ford", "Milltown"}
    assert set(_held(_control(as_of="2021-05-10", place="حقل الغدير"))) == {"Brookfield"}
    assert set(_held(_control(as_of="2021-05-10", place="upland"))) == {"Ford", "Milltown", "Brookfield"}
    assert _held(_control(as_of="2021-05-10", source="Nobody")) == {}


def test_what_was_not_understood_is_told_and_nothing_is_answered() -> None:
    for asked, fault in [
        ({"place": "Atlantis on Sea"}, "No place is known by this name."),
        ({"as_of": "yesterday"}, "Enter a valid date."),
        ({"as_of": "2021-05-03", "since": "2021-05-04"}, "This day is after the one that is asked for."),
    ]:
        page = _control(**asked)
        assert fault in page.text(".fault")
        assert not page.find("table")


def test_nothing_was_known_before_it_was_stored() -> None:
    page = _control(as_known="2021-05-10")
    assert page.text("h1") == "Who held what on 10 May 2021"
    assert _held(page) == {}


def test_a_place_as_of_a_day_and_as_known_on_one() -> None:
    address = reverse("site:place", args=[BROOK.id])
    assert "Rebels" in get(f"{address}?as_of=2021-05-02").text(".event-top")
    assert "The Army" in get(f"{address}?as_of=2021-05-09").text(".event-top")
    assert "no report had told of it" in get(f"{address}?as_of=2021-04-02").text(".event-top")
    assert "no report had told of it" in get(f"{address}?as_known=2021-05-20").text(".event-top")
    assert "Enter a valid date." in get(f"{address}?as_of=soon").text(".fault")


def test_a_withdrawn_report_tells_nothing() -> None:
    Report.objects.update(withdrawn=True)
    assert "Milltown" not in _control(as_of="2021-05-10").text("main")


def test_who_is_said_to_hold_and_to_besiege_a_place_contests_it_and_both_are_told() -> None:
    paper = report("war-2", "Rebels besiege Milltown.", published=dt.date(2021, 5, 9), publisher="Evening Gazette")
    on = DateRange(dt.date(2021, 5, 9), dt.date(2021, 5, 9))
    store.add_report(
        paper, [claim(paper, "control", "besieged", paper.text, places=(mention(MILL),), actors=REBELS, date=on)]
    )
    page = _control(as_of="2021-05-10", place="Milltown")
    assert _held(page) == {"Milltown": "contested Rebels said to be both in it and around it"}
    assert page.texts("#places ~ div blockquote") == [LINES[0], paper.text]
