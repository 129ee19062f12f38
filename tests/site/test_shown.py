import pytest
from django.utils import translation

from marsad import model
from marsad.ledger import models, rows
from marsad.site import shown

from .factories import BROOK, STRIKE, UPLAND, claim, report


def _shown(**fields: object) -> shown.ShownClaim:
    kind, action = str(fields.pop("kind", "casualties")), str(fields.pop("action", "killed"))
    paper = report("p", STRIKE, credit="Hill Agency")
    row = rows.claim_row(claim(paper, kind, action, STRIKE, **fields), 1, {})
    row.report = rows.report_row(paper, 1)
    return shown.ShownClaim(row)


@pytest.mark.parametrize(
    ("kind", "action", "count", "group", "tally"),
    [
        ("casualties", "killed", model.Count(85, None, "at least 85"), "civilians", "at least 85 civilians"),
        ("casualties", "killed", model.Count(None, None, "dozens"), "fighters", "“dozens” fighters"),
        ("casualties", "killed", None, "people", "people: not known"),
        ("casualties", "killed", None, None, "not known"),
        ("casualties", "killed", model.Count(0, 0, "no"), "civilians", "0 civilians"),
        ("attack", "airstrike", None, "school", ""),
        ("attack", "airstrike", model.Count(3, 3, "three"), None, "3"),
        ("control", "captured", model.Count(25, None, "more than 25"), "places", "“more than 25” places"),
        ("control", "holds", model.Count(70, 70, "70 percent"), None, "“70 percent”"),
    ],
)
def test_how_many_of_whom_is_said_shortly(
    kind: str, action: str, count: model.Count | None, group: str | None, tally: str
) -> None:
    assert _shown(kind=kind, action=action, count=count, group=group).tally == tally


def test_who_stands_behind_a_claim() -> None:
    assert _shown().said_by == "Hill Agency"
    assert _shown(source=model.SourceMention("rescuers")).said_by == "rescuers (Hill Agency)"
    named = model.SourceMention("the Office", "Health Office", ("Health Office", "Hill Agency", "Morning Post"))
    assert _shown(source=named).said_by == "Health Office"
    assert _shown(source=named).via == ("Hill Agency", "Morning Post")


@pytest.mark.parametrize(
    ("mentions", "precision"),
    [
        ((), ""),
        ((model.PlaceMention(text="Dana", candidates=3),), "not settled: 3 places bear this name"),
        ((model.PlaceMention(text="Dana"),), "not settled"),
    ],
)
def test_a_place_that_is_not_settled_says_so(mentions: tuple[model.PlaceMention, ...], precision: str) -> None:
    assert _shown(places=mentions).precision == precision


@pytest.mark.parametrize(
    ("text", "admin1", "country", "said"),
    [
        ("Dana", "Idlib", "SY", "“Dana” in Idlib"),
        ("Dana", "", "SY", "“Dana” in Syria"),
        ("Dana", "", "", "“Dana”"),
        ("", "Idlib", "SY", "Idlib"),
        ("", "", "", None),
    ],
)
def test_where_is_said_as_far_as_it_is_known(text: str, admin1: str, country: str, said: str | None) -> None:
    assert shown.where(None, text, admin1, country) == said


def test_places_are_named_in_the_readers_script() -> None:
    assert shown.place_name(rows.place_row(BROOK, listed=True)) == "Brookfield"
    assert shown.place_name(rows.place_row(UPLAND, listed=True)) == "Upland (province)"
    with translation.override("ar"):
        assert shown.place_name(rows.place_row(BROOK, listed=True)) == "حقل الغدير"


@pytest.mark.parametrize(
    ("language", "way"), [("ar", "rtl"), ("ar-SY", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("ru", "ltr"), ("", "auto")]
)
def test_which_way_a_language_is_written(language: str, way: str) -> None:
    assert shown.direction(language) == way


def test_decisions_on_a_claim_are_shown_in_words() -> None:
    row = _shown().row
    assert shown.ShownClaim(row, ("reject", "accept")).verdicts == ("rejected by an editor", "accepted by an editor")
    assert shown.ShownClaim(row, ("same event",)).verdicts == ()


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"actions": ["killed", "airstrike"]}, "Air strike, date not known"),
        ({"actions": ["shelling"], "place_text": "Dana"}, "Shelling in “Dana”, date not known"),
        ({"kind": "control", "actions": ["captured"], "admin1": "Idlib"}, "Capture of Idlib, date not known"),
        ({"actions": []}, "Attacks, date not known"),
        ({"actions": ["novel"]}, "Novel, date not known"),
    ],
)
def test_events_have_titles_in_words(fields: dict[str, object], title: str) -> None:
    assert shown.event_title(models.Event(**({"kind": "attack"} | fields))) == title
