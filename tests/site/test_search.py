"""The search page, its feed and its table."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from .factories import BROOK, HOSTILE, STRIKE
from .pages import Page, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
ATOM = "{http://www.w3.org/2005/Atom}"


def hits(page: Page) -> list[tuple[str, str]]:
    """What each hit is, and its title."""
    return list(zip(page.texts(".hit .meta > .chip"), page.texts(".hit h2"), strict=True))


def test_one_box_finds_things_of_every_sort() -> None:
    page = get("/search/?q=Brookfield")
    assert ("place", "Brookfield") in hits(page)
    assert ("event", "Air strike in Brookfield") in hits(page)
    assert ("claim", "People killed in Brookfield") in hits(page)
    assert ("report", "Headline of gazette-1") in hits(page)
    assert page.text(".count") == f"{len(hits(page))} hits"
    assert "Brookfield" in page.texts(".snippet mark")


@pytest.mark.parametrize("spelled", ["Brook Field", "brookfield", "Bruk+Field", "حقل الغدير", "Брукфилд"])
def test_a_name_finds_the_same_however_it_is_spelled_and_says_so(spelled: str) -> None:
    page = get(f"/search/?q={spelled}")
    assert sorted(hits(page)) == sorted(hits(get("/search/?q=Brookfield")))
    said = page.text(".together")
    assert "was taken for Brookfield (village, Hillside, Upland, Syria)" in said
    assert "حقل الغدير" in said
    assert f"/places/{BROOK.id}/" in page.links()


def test_a_source_is_called_by_its_own_name_and_not_by_one_of_its_spellings() -> None:
    from marsad.ledger import store  # noqa: PLC0415
    from marsad.model import SourceMention  # noqa: PLC0415

    from .factories import claim, report  # noqa: PLC0415

    paper = report("sohr-1", "Shells fell, the Observatory head said.")
    said = SourceMention("the Observatory head", "Syrian Observatory for Human Rights", ())
    store.add_report(paper, [claim(paper, "attack", "shelling", paper.text, source=said)])
    page = get("/search/?q=SOHR")
    assert "was taken for Syrian Observatory for Human Rights (source)" in page.text(".together")
    assert "/search/?source=Syrian+Observatory+for+Human+Rights" in page.links()
    arabic = get("/ar/search/?q=المرصد السوري لحقوق الإنسان")
    assert "فُهمت على أنها المرصد السوري لحقوق الإنسان (مصدر)" in arabic.text(".together")
    assert "/ar/search/?source=Syrian+Observatory+for+Human+Rights" in arabic.links()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("q=%22the raid on%22&what=report", ["Headline of gazette-1"]),
        ("q=Brookfield+-rescuers&what=report&language=en", ["Headline of gazette-1"]),
        ("q=Brookfield&what=report&publisher=Morning+Post", ["Headline of post-1"]),
        ("q=headline&what=report&since=2021-05-05", ["Headline of post-2"]),
        ("what=report&language=ar", ["قصف مدرسة"]),
        ("kind=control&what=event", ["Capture of Milltown"]),
        ("kind=control&kind=diplomacy&what=event&sort=date", ["Capture of Milltown", "Talks"]),
        ("what=claim&action=shelling", ["Shelling in “Alder”"]),
        ("what=actor&q=army", ["The Army"]),
        ("q=raid&what=report&place=nowhere", []),
    ],
)
def test_a_search_is_narrowed_by_the_address(query: str, titles: list[str]) -> None:
    assert get(f"/search/?{query}").texts(".hit h2") == titles


def test_every_hit_leads_to_its_page() -> None:
    addresses = [link.get("href") for query in ("Brookfield", "army", "health office")
                 for link in get(f"/search/?q={query}").find(".hit h2 a")]  # fmt: skip
    assert "/actors/The~20Army/" in addresses
    assert "/sources/Health~20Office/" in addresses
    for address in addresses:
        assert Client().get(address.partition("#")[0]).status_code == 200, address


def test_every_count_is_what_its_link_finds() -> None:
    page = get("/search/?q=Brookfield")
    counted = {
        link.get("href"): int(link.getparent().find("span").text) for link in page.find(".facets li a, .tabs li a")
    }
    assert len(counted) > 15
    for address, number in counted.items():
        assert get(address).text(".count").split()[0] == str(number), address


def test_a_bar_stands_for_the_days_that_its_row_leads_to() -> None:
    page = get("/search/?q=headline&what=report")
    rows = page.find(".histogram tbody tr")
    assert len(rows) == len(page.find(".histogram rect")) == 2
    assert page.texts(".histogram tbody th") == ["3 May 2021", "6 May 2021"]
    assert get(rows[1].find("th/a").get("href")).texts(".hit h2") == ["Headline of post-2"]
    assert page.text(".histogram figcaption") == "Most on one day: 2, 3 May 2021"


def test_what_is_chosen_is_shown_and_can_be_left_out() -> None:
    page = get("/search/?q=Brookfield&kind=attack&admin1=SY/Upland")
    assert page.texts(".chosen-values a") == ["Leave out: Kind: Attacks ✕", "Leave out: Province: Upland ✕"]
    without = [link.get("href") for link in page.find(".chosen-values a")]
    assert without == ["/search/?q=Brookfield&admin1=SY%2FUpland", "/search/?q=Brookfield&kind=attack"]
    assert [field.get("value") for field in page.find("input[type=hidden]")] == ["attack", "SY/Upland"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "A place or an actor is found however it is spelled"),
        ("q=+++", "A place or an actor is found however it is spelled"),
        ("sort=date&page=3", "A place or an actor is found however it is spelled"),
        ("q=xylophones", "Nothing that fits was found."),
        ("q=xylophones&kind=attack", "A filter above can be left out by following it."),
        ("q=raid&since=yesterday", "A day is written as 2019-12-24."),
        ("q=raid&since=2021-05-05&until=2021-05-01", "This day is before the first one."),
        ("q=raid&what=nonsense", "nonsense is not one of the available choices."),
        ("q=raid" + "".join(f"&actor={number}" for number in range(13)), "A filter takes up to twelve values."),
        ("q=" + "a" * 201, "Ensure this value has at most 200 characters"),
    ],
)
def test_what_cannot_be_answered_is_said(query: str, said: str) -> None:
    assert said in get(f"/search/?{query}").text()


def test_a_name_that_nothing_bears_leads_to_those_like_it() -> None:
    page = get("/search/?q=Brookfierd")
    assert page.text(".count") == "0 hits"
    [link] = [found for found in page.find(".also a") if found.text_content() == "Brookfield"]
    assert hits(get(link.get("href")))


def test_long_searches_come_a_page_at_a_time() -> None:
    from marsad.ledger import store  # noqa: PLC0415

    from .factories import report  # noqa: PLC0415

    for number in range(45):
        store.add_report(report(f"many-{number}", "A quince.", publisher="Bulk"))
    first = get("/search/?q=quince&publisher=Bulk")
    [following] = first.find("a[rel=next]")
    assert following.get("href") == "/search/?q=quince&publisher=Bulk&page=2"
    second = get(following.get("href"))
    assert second.find("a[rel=prev]")[0].get("href") == "/search/?q=quince&publisher=Bulk"
    assert "Page 2 of 3" in second.text(".pages")
    assert set(first.texts(".hit h2")).isdisjoint(second.texts(".hit h2"))
    beyond = Client().get("/search/?q=quince&publisher=Bulk&page=99")
    assert (beyond.status_code, beyond["Location"]) == (302, "/search/?q=quince&publisher=Bulk&page=3")
    assert len(_rows("q=quince")) == 45


def test_the_feed_holds_the_newest_hits_that_have_a_day() -> None:
    page = get("/search/?q=Brookfield&kind=attack")
    [address] = [found.get("href") for found in page.find("link[type='application/atom+xml']")]
    answer = Client().get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    assert feed.findtext(f"{ATOM}title") == "Marsad: Brookfield"
    entries = feed.findall(f"{ATOM}entry")
    titles = {entry.findtext(f"{ATOM}title") for entry in entries}
    assert {"Headline of post-1", "Air strike in Brookfield"} <= titles
    for entry in entries:
        assert entry.findtext(f"{ATOM}updated").startswith("2021-05-")
        link = entry.find(f"{ATOM}link").get("href").removeprefix("http://testserver")
        assert Client().get(link.partition("#")[0]).status_code == 200
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href").startswith("http://testserver/search/?q=Brookfield")


def test_text_that_xml_cannot_hold_breaks_no_feed() -> None:
    from marsad.ledger import store  # noqa: PLC0415

    from .factories import report  # noqa: PLC0415

    store.add_report(report("control", "A quince \x0c\x1b here.", title="\x01Odd\ufffe", publisher="P\x0b"))
    feed = etree.fromstring(Client().get("/search/atom.xml?q=quince").content)
    assert [entry.findtext(f"{ATOM}title").strip() for entry in feed.findall(f"{ATOM}entry")] == ["Odd"]


def _rows(query: str) -> list[dict[str, Any]]:
    answer = Client().get(f"/search/hits.csv?{query}")
    assert answer["Link"] == '<http://testserver/about/>; rel="license"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="marsad-search.csv"'
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_the_table_holds_the_hits_of_the_page() -> None:
    page = get("/search/?q=Brookfield")
    rows = _rows("q=Brookfield")
    assert [(row["what"], row["title"]) for row in rows] == hits(page)
    [strike] = [row for row in rows if row["what"] == "event"]
    assert strike["day"] == "2021-05-03"
    assert strike["kind"] == "attack"
    assert strike["address"] == "http://testserver/events/event-strike/"
    assert STRIKE in {row["snippet"] for row in rows}
    assert _rows("") == []


def test_a_spreadsheet_runs_nothing_of_the_table() -> None:
    from marsad.ledger import store  # noqa: PLC0415

    from .factories import report  # noqa: PLC0415

    store.add_report(report("formula", "A quince.", title="=1+1", publisher="@SUM(A1)"))
    [row] = _rows("q=quince")
    assert (row["title"], row["publisher"]) == ("'=1+1", "'@SUM(A1)")


def test_hostile_names_and_filters_stay_text() -> None:
    answer = Client().get("/search/", {"q": HOSTILE, "actor": HOSTILE, "publisher": HOSTILE})
    assert "<script" not in answer.content.decode()
    assert "<img" not in answer.content.decode()


def test_an_unchanged_search_is_not_sent_again() -> None:
    for address in ("/search/?q=school", "/search/atom.xml?q=school", "/search/hits.csv?q=school"):
        first = Client().get(address)
        again = Client().get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address


@pytest.mark.parametrize(
    "query",
    [
        "q=Brookfield",
        "q=Brookfield+Milltown+%22school%22+Ford+-Alder&place=Brookfield&place=test:mill&actor=The+Army&source=rescuers",
        "q=Brookfield&admin1=SY/Upland&admin2=SY/Upland/Hillside&place=test:brook&what=claim&kind=attack&sort=date",
        "q=Upland&admin1=Upland&what=report&what=claim",
        "q=Army",
        "q=nothing+bears+this+name",
        "what=actor&what=source&what=place&what=event&what=claim&what=report",
        "q=Brookfield+Army&place=Brookfield&actor=The+Army&admin1=Upland&admin2=Hillside&what=actor&what=source"
        "&what=place&what=event&what=claim&what=report&since=2021-01-01&sort=date",
    ],
)
@pytest.mark.parametrize("address", ["/search/", "/ar/search/", "/search/atom.xml", "/search/hits.csv"])
def test_a_search_takes_at_most_twelve_queries(query: str, address: str, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        assert Client().get(f"{address}?{query}").status_code == 200
