"""The language is in the address: nothing else decides it, and every page leads to itself in the other."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

import pytest
from django.apps import apps
from django.conf import settings as held
from django.test import Client, RequestFactory
from django.urls import clear_script_prefix, clear_url_caches, reverse, set_script_prefix
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

from marsad.site import histogram, languages, remembered
from marsad.site.queries.spelled import Spelled

from .factories import BROOK, mention
from .pages import Page, addresses, get

pytestmark = [pytest.mark.django_db]


def link(page: Page) -> str:
    """Where the page leads for the other language."""
    [found] = page.find("header.masthead a[hreflang]")
    return str(found.get("href"))


def alternates(page: Page) -> dict[str, str]:
    return {found.get("hreflang"): found.get("href") for found in page.find("link[hreflang]")}


@pytest.mark.parametrize(
    ("address", "language", "direction"),
    [("/about/", "en", "ltr"), ("/ar/about/", "ar", "rtl"), ("/ar/", "ar", "rtl")],
)
def test_the_address_decides_the_language(address: str, language: str, direction: str) -> None:
    page = get(address)
    assert (page.tree.get("lang"), page.tree.get("dir")) == (language, direction)
    assert page.answer["Content-Language"] == language


def test_nothing_else_decides_it() -> None:
    client = Client(headers={"accept-language": "ar"})
    client.cookies[held.LANGUAGE_COOKIE_NAME] = "ar"
    answer = client.get("/about/")
    assert answer["Content-Language"] == "en"
    assert "Accept-Language" not in answer.get("Vary", "")
    assert not answer.cookies


def test_the_language_of_one_answer_is_not_that_of_the_next() -> None:
    get("/ar/about/")
    assert translation.get_language() == "en"
    assert reverse("site:about") == "/about/"


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("name", ["front", "odd", "search", "tolls of a place", "odd source"])
def test_a_page_leads_to_itself_in_the_other_language_with_all_its_state(name: str) -> None:
    here = addresses()[name]
    there = link(get(here))
    assert there == f"/ar{here}"
    assert link(get(there)) == here


def test_links_within_a_page_stay_in_its_language() -> None:
    page = get("/ar/about/")
    inside = [address for address in page.links() if address.startswith("/") and address != "/about/"]
    assert inside
    assert all(address.startswith("/ar/") for address in inside)


def test_search_engines_are_told_of_both() -> None:
    there = alternates(get("/ar/about/?x=1"))
    assert there == {
        "en": "http://testserver/about/?x=1", "ar": "http://testserver/ar/about/?x=1",
        "x-default": "http://testserver/about/?x=1",
    }  # fmt: skip
    robots = Client().get("/robots.txt").content.decode()
    assert "Disallow: /search/?" in robots
    assert "Disallow: /ar/search/?" in robots


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/en/about/?q=%D8%A3", "/about/?q=%D8%A3"),
        ("/en/", "/"),
        ("/en", "/"),
        ("/en//evil.example/", "/evil.example/"),
    ],
)
def test_the_sites_own_language_has_no_prefix(address: str, leads: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, leads)


@pytest.mark.parametrize("path", ["//evil.example/", "/ar//evil.example/", "/ar/nothing", "/fr/about/"])
def test_a_missing_page_leads_nowhere_else(path: str) -> None:
    request = RequestFactory().get("/about/")
    request.path_info = path
    assert all(one.address[:2] != "//" for one in languages.versions(request))


def test_a_missing_page_is_told_in_the_language_asked() -> None:
    page = get("/ar/nothing", 404)
    assert page.text("h1") == "لا شيء في هذا العنوان"
    assert link(page) == "/nothing"


def test_a_site_that_lies_below_another_address_keeps_it() -> None:
    set_script_prefix("/watch/")
    try:
        assert languages.address(RequestFactory().get("/ar/about/?q=1"), "en") == "/watch/about/?q=1"
    finally:
        clear_script_prefix()


def test_what_is_no_page_has_no_language() -> None:
    assert Client().get("/ar/robots.txt").status_code == 404
    assert Client().get("/ar/admin/").status_code == 404
    assert Client().get("/admin/login/").status_code == 200


def test_a_form_that_is_refused_leads_to_the_front() -> None:
    answer = Client(headers={"sec-fetch-site": "cross-site"}).post("/ar/reports/x/vote/", {"vote": "up"})
    assert answer.status_code == 403
    assert 'href="/" hreflang="en"' in answer.content.decode()


@pytest.mark.usefixtures("ledger")
def test_arabic_may_be_the_sites_own(settings: Settings) -> None:
    settings.LANGUAGE_CODE = "ar"
    clear_url_caches()
    try:
        for name, address in addresses().items():
            page = get(address)
            assert (page.tree.get("lang"), page.tree.get("dir")) == ("ar", "rtl"), name
            assert link(page).startswith("/en/")
            assert get(link(page)).tree.get("lang") == "en"
    finally:
        clear_url_caches()


NAMES = set("English Marsad CSV Atom GeoNames CC BY ACLED UCDP F1 P-code name@example.org".split())
"""What is written in Latin letters in Arabic, too: names, and the letters of a licence."""
LATIN = re.compile(r"[A-Za-z](?:[\w@.-]*\w)?")


def _known() -> set[str]:
    """All words in Latin letters that the ledger holds: names, headlines and sentences, which nobody translates."""
    found = set(NAMES)
    for model in apps.get_app_config("ledger").get_models():
        for row in model._default_manager.values():
            found.update(LATIN.findall(str(row)))
    return found


def _said(page: Page) -> Iterator[str]:
    """What a page says for itself, to be read or to be heard; neither code nor what is in another language."""
    for element in page.tree.iter():
        within = [element, *element.iterancestors()]
        if any(one.tag in ("script", "style", "code") or one.get("lang") == "en" for one in within if one is not None):
            if element.tail and not any(one.get("lang") == "en" or one.tag == "script" for one in within[1:]):
                yield element.tail
            continue
        yield element.text if isinstance(element.tag, str) and element.text else ""
        yield element.tail or ""
        yield from (element.get(name, "") for name in ("aria-label", "placeholder", "title", "alt", "data-working"))
        if element.tag == "meta" and element.get("name") == "description":
            yield element.get("content", "")


@pytest.mark.usefixtures("ledger")
def test_no_page_in_arabic_says_a_word_in_english() -> None:
    known = _known()
    for name, address in addresses().items():
        page = get(f"/ar{address}")
        typed = set(LATIN.findall(unquote_plus(address)))
        foreign = {word for said in _said(page) for word in LATIN.findall(said)} - known - typed
        assert not foreign, (name, foreign)


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("address", "status"),
    [("/ar/nothing", 404), ("/ar/reports/post-1/comment/", 200), ("/ar/search/?since=x&until=2020-01-01&what=no", 200),
     ("/ar/tolls/?place=Nowhere&since=2021-01-02&until=2021-01-01", 200), ("/ar/events/?kind=no", 200)],
)  # fmt: skip
def test_faults_are_told_in_arabic(address: str, status: int) -> None:
    page = get(address, status)
    typed = set(LATIN.findall(unquote_plus(address)))
    assert {word for said in _said(page) for word in LATIN.findall(said)} - _known() - typed == set()


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("digits", ["latn", "arab"])
def test_digits_are_those_of_the_setting(settings: Settings, digits: str) -> None:
    settings.DIGITS = digits
    remembered.forget()
    histogram._said.cache_clear()  # no setting changes while a site is served
    own, other = re.compile("[0-9]"), re.compile("[٠-٩]")
    if digits == "arab":
        own, other = other, own
    for name, address in addresses().items():
        page = get(f"/ar{address}")
        for found in page.find("bdi, code, blockquote, mark, .snippet, [lang='en'], .written, .unknown, option"):
            found.drop_tree()
        said = re.sub("2.0|CC BY 4.0|F1", "", page.text("main"))  # names of licences and of a measure
        assert not [said[max(one.start() - 30, 0) : one.end() + 10] for one in other.finditer(said)], name
    assert own.search(get("/ar/").text(".figures"))


@pytest.mark.usefixtures("ledger")
def test_places_stand_by_their_arabic_names_with_the_others_beside() -> None:
    place = get("/ar/places/test:brook/")
    assert place.text("h1") == "حقل الغدير Brookfield"
    assert place.texts(".facts dt")[:3] == ["الأسماء بالخط العربي", "الأسماء بالخط اللاتيني", "الأسماء بالخط الكيريلي"]
    assert get("/places/test:brook/").text("h1") == "Brookfield حقل الغدير"
    assert get("/ar/events/event-strike/").text("h1") == "غارة جوية في حقل الغدير، 3 مايو 2021"
    found = get("/ar/search/?q=Brookfield&what=place")
    assert found.texts(".hit h2") == ["حقل الغدير"]
    assert "حقل الغدير (قرية، Hillside، Upland، سوريا)" in found.text(".together")


@pytest.mark.usefixtures("ledger")
def test_readers_of_english_pay_nothing_for_arabic_names(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    mentions = [mention(BROOK), None]
    with django_assert_num_queries(0):
        assert Spelled.of(mentions).name(mentions[0]) == "Brookfield"
    with translation.override("ar"), django_assert_num_queries(1):
        spelled = Spelled.of(mentions)
        assert [spelled.name(one) for one in mentions] == ["حقل الغدير", ""]


def test_a_fault_of_ours_is_told_in_the_language_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("marsad.ledger.gazetteers.place_lists", broken)
    client = Client(raise_request_exception=False)
    for address, said in (("/ar/about/", "حدث خلل عندنا"), ("/about/", "Something broke on our side")):
        answer = client.get(address)
        assert answer.status_code == 500
        assert said in answer.content.decode()


@pytest.mark.usefixtures("ledger")
def test_who_held_a_place_is_drawn_from_the_right() -> None:
    assert get("/ar/places/test:mill/").find("svg.spans g[transform]")
    assert not get("/places/test:mill/").find("svg.spans g[transform]")
    assert get("/places/test:mill/").find("svg.spans g")
