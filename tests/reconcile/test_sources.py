import pytest

from marsad.model import SourceMention
from marsad.reconcile.sources import copies, independent, source_of
from reconcile.build import claim, report

AGENCY = " ".join(f"Shells fell on the old quarter near bakery number {number} before noon." for number in range(30))
OTHER = " ".join(f"Negotiators spoke for {number} hours about the exchange of prisoners." for number in range(30))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the Observatory", "Observatory for Tests", "Observatory for Tests"),
        ("Civil Defence of Upland", None, "Civil Defence of Upland"),
        ("a medical source", None, "a medical source (Agency)"),
        ("The witnesses", None, "The witnesses (Agency)"),
    ],
)
def test_who_is_named(text: str, name: str | None, expected: str) -> None:
    of = report("one", credit="Agency")
    assert source_of(claim(of, source=SourceMention(text, name)), of) == expected


def test_where_nobody_is_named_the_agency_speaks_else_the_publisher() -> None:
    printed, own = report("one", publisher="Paper", credit="Agency"), report("two", publisher="Paper")
    assert source_of(claim(printed), printed) == "Agency"
    assert source_of(claim(own), own) == "Paper"


def test_near_copies_are_found_and_others_are_not() -> None:
    reports = {
        "a": report("a", text=AGENCY), "b": report("b", text="By our desk. " + AGENCY + " More follows."),
        "c": report("c", text=OTHER), "d": report("d", text=""), "e": report("e", text=""),
    }  # fmt: skip
    assert copies(reports) == {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e"}


def test_copies_of_one_text_speak_with_one_voice() -> None:
    reports = {"a": report("a", text=AGENCY), "b": report("b", text=AGENCY + " End.")}
    claims = [claim(of) for of in reports.values()]
    voices = independent(claims, reports, copies(reports))
    assert set(voices.values()) == {"Paper a"}
