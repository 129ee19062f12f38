from marsad.model import Claim, Report, SourceMention
from marsad.reconcile.copies import copies, sketch
from marsad.reconcile.sources import independent, one_spelling
from reconcile.build import claim, report

AGENCY = " ".join(f"Shells fell on the old quarter near bakery number {number} before noon." for number in range(30))
OTHER = " ".join(f"Negotiators spoke for {number} hours about the exchange of prisoners." for number in range(30))


def voices_of(claims: list[Claim], reports: dict[str, Report]) -> dict[str, str]:
    copied = copies({key: sketch(of.text) for key, of in reports.items()})
    return one_spelling(independent(claims, reports, copied))


def test_copies_of_one_text_speak_with_one_voice() -> None:
    reports = {"a": report("a", text=AGENCY), "b": report("b", text=AGENCY + " End.")}
    claims = [claim(of) for of in reports.values()]
    voices = voices_of(claims, reports)
    assert set(voices.values()) == {"Paper a"}


def test_two_spellings_of_one_source_are_one() -> None:
    reports = {"a": report("a", text=AGENCY), "b": report("b", text=OTHER)}
    claims = [claim(reports["a"], source=SourceMention("Upland Police Command")),
              claim(reports["b"], source=SourceMention("Upland police command"))]  # fmt: skip
    assert len(set(voices_of(claims, reports).values())) == 1
