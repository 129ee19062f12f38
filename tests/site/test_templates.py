"""What every page must have: landmarks, one heading of the first level, names for what can be reached."""

import itertools

import pytest
from django.test import Client
from django.utils import translation

from .pages import addresses, get, languages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
PAGES = ["front", "reports", "report", "arabic", "odd", "events", "event", "odd event", "place", "town", "area", "map",
         "about", "tolls", "tolls of a place", "search", "searched by filters", "nothing asked",
         "nothing found", "control", "control then", "sources", "source", "odd source",
         "actors", "actor", "odd actor"]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_built_for_all_who_read_it(name: str) -> None:
    page = get(addresses()[name])
    tree = page.tree
    assert tree.get("lang") == "en"
    assert [len(page.find(tag)) for tag in ("main", "h1", "head title", "header.masthead", "footer")] == [1, 1, 1, 1, 1]
    assert page.find("body > a")[0].get("href") == "#main"
    levels = [int(found.tag[1]) for found in tree.iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    for field in page.find("input:not([type=hidden]), select, textarea"):
        assert page.find(f"label[for='{field.get('id')}']"), field.get("name")
    ids = [found.get("id") for found in page.find("[id]")]
    assert len(ids) == len(set(ids))
    for labelled in page.find("[aria-labelledby]"):
        assert set(labelled.get("aria-labelledby").split()) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_inline_style_and_no_inline_script(name: str) -> None:
    page = get(addresses()[name])
    tree = page.tree
    assert not page.find("style, [style], iframe, object, embed")
    scripts = [found for found in page.find("script") if found.get("type") != "application/ld+json"]  # that is data
    assert not [found for found in scripts if found.text or not (found.get("src") or "").endswith(".js")]
    assert not page.find(".scroll[role=region]"), "a group: a second landmark of one name is of no use to anybody"
    assert not [attribute for found in tree.iter("*") for attribute in found.keys() if attribute.startswith("on")]  # noqa: SIM118
    for found in page.find("[src], link[href]:not([hreflang]), use[href], img"):
        address = found.get("src") or found.get("href")
        if found.get("rel") in {"canonical", "alternate"}:  # names another page, and loads nothing
            continue
        assert address.startswith(("/static/", "/search/", "#")), address


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_small_and_asks_little(name: str, language: str, django_assert_max_num_queries: object) -> None:
    with translation.override(language):
        address = addresses()[name]
    Client().get(address)  # the first that names a place puts the gazetteer together, once
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        answer = Client().get(address)
    assert len(answer.content) < 150_000
