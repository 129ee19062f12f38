from marsad.model import SourceMention
from marsad.reconcile.sources import copies, independent
from reconcile.build import claim, report

AGENCY = " ".join(f"Shells fell on the old quarter near bakery number {number} before noon." for number in range(30))
OTHER = " ".join(f"Negotiators spoke for {number} hours about the exchange of prisoners." for number in range(30))


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


def test_two_spellings_of_one_source_are_one() -> None:
    reports = {"a": report("a", text=AGENCY), "b": report("b", text=OTHER)}
    claims = [claim(reports["a"], source=SourceMention("Upland Police Command")),
              claim(reports["b"], source=SourceMention("Upland police command"))]  # fmt: skip
    assert len(set(independent(claims, reports, copies(reports)).values())) == 1
