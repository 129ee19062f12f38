"""What is graphic is announced, and what is not is shown as it is."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from marsad.ledger import store
from marsad.model import InputError, Place
from marsad.site import graphic
from marsad.site.graphic import check, sorts_of

from .factories import BROOK, claim, mention, report
from .pages import get


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Shells fell on the town and killed two people.", []),
        ("Fighters BEHEADED a driver.", ["executions"]),
        ("Two men were burnt  alive; charred remains were found.", ["executions", "bodies"]),
        ("Former prisoners told of torture.", ["torture"]),
        ("A rapeseed field burned.", []),
        ("وتعرض المعتقلون للتعذيب", ["torture"]),
        ("عثر على الأشلاء", ["bodies"]),
        ("خرجت العائلات من المدينة", []),
        ("", []),
    ],
)
def test_words_tell_what_sort_a_text_is_of(text: str, keys: list[str]) -> None:
    assert [sort.key for sort in sorts_of(text)] == keys


def test_claims_tell_it_too() -> None:
    chemical = SimpleNamespace(kind="attack", action="chemical", group="")
    assert [sort.key for sort in sorts_of("", [chemical])] == ["chemical"]
    assert not sorts_of("", [SimpleNamespace(kind="attack", action="shelling", group="")])


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("sort = 3", "expected sorts"),
        ('[[sort]]\nkey = "a"\nen = "a"\nar = "a"\nwords = ["*"]\nclaims = []', "expected a word of letters"),
        (None, "expected sorts"),
    ],
)
def test_a_file_that_is_at_fault_is_told(written: str | None, fault: str, tmp_path: Path, settings: object) -> None:
    path = tmp_path / "own.toml"
    if written is not None:
        path.write_text(written, encoding="utf-8")
    settings.GRAPHIC = str(path)  # type: ignore[attr-defined]
    with pytest.raises(InputError, match=fault):
        check()


def test_a_file_of_ones_own_takes_the_place_of_the_packages(tmp_path: Path, settings: object) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[sort]]\nkey = "fire"\nen = "fires"\nar = "حرائق"\nwords = ["burn*"]\nclaims = []', "utf-8")
    settings.GRAPHIC = str(path)  # type: ignore[attr-defined]
    assert [sort.said("ar") for sort in sorts_of("A field burned after torture.")] == ["حرائق"]


@pytest.mark.django_db
def test_a_graphic_report_is_announced_before_it_is_shown() -> None:
    words = "Guards in Brookfield tortured six men."
    paper = report("grim", words)
    store.add_report(paper, [claim(paper, "attack", "other", words, places=(mention(BROOK),))], [BROOK])
    page = get(reverse("site:report", args=["grim"]))
    [notice] = page.find(".report-text > details.graphic")
    assert notice.get("open") is None
    assert page.text("details.graphic > summary").startswith("Graphic content This report tells of torture.")
    assert words in page.text("details.graphic mark")
    listed = get("/reports/")
    assert listed.text(".lead") == "Graphic content This report tells of torture."


@pytest.mark.django_db
def test_a_plain_report_is_shown_at_once() -> None:
    store.add_report(report("plain", "Shells fell on the town."))
    page = get(reverse("site:report", args=["plain"]))
    assert not page.find("details.graphic")
    assert page.texts(".report-text > p") == ["Shells fell on the town."]


@pytest.mark.django_db
def test_a_sentence_that_is_graphic_is_announced_wherever_it_is_quoted() -> None:
    words = "Fighters beheaded a driver near Brookfield."
    paper = report("grim", words, publisher="Courier")
    place: Place = BROOK
    store.add_report(paper, [claim(paper, "attack", "other", words, places=(mention(place),))], [place])
    quoted = get(reverse("site:source", args=["Courier"]))
    assert quoted.text("details.graphic > summary").endswith("This sentence tells of executions and killing by hand.")
    assert words in quoted.text("details.graphic blockquote")
    found = get("/search/?q=beheaded")
    assert found.text("details.graphic > summary").endswith("This sentence tells of executions and killing by hand.")
    assert words in found.text("details.graphic .snippet")
    assert words not in Client().get("/search/atom.xml?q=beheaded").content.decode()


@pytest.mark.parametrize("said", ["… {} …", "“{}”", "so it was – {} –", "the town’s {}", "THE {}."])
def test_what_stands_between_words_hides_nothing(said: str) -> None:
    for sort, known_by in graphic._sorts().items():
        for word in (entry.rstrip("*") for entry in sort.words):
            assert sort in graphic.sorts_of(said.format(word)), word
        assert known_by.beginnings
