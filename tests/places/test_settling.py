import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Claim, PlaceMention, Quote, Report
from marsad.places import Gazetteer, settle

TEXT = "Shells hit Saraqib in Idlib province on Monday. Residents of Nowhereville fled. Syrian officials said nothing."


def a_report(text: str = TEXT) -> Report:
    return Report(id="r", title="Shelling", text=text, published=dt.date(2020, 1, 1), publisher="Test Wire")


def a_claim(*places: str) -> Claim:
    quote = Quote(0, 47, TEXT[:47])
    mentions = tuple(PlaceMention(text=place) for place in places)
    return Claim(id="c", report="r", kind="attack", action="shelling", status="reported", quote=quote, places=mentions)


def test_claims_come_back_in_order_with_their_places_settled(gazetteer: Gazetteer) -> None:
    first, second, third = settle(a_report(), [a_claim("Saraqib"), a_claim(), a_claim("Nowhereville")], gazetteer)
    place = first.places[0]
    assert (place.text, place.name, place.id) == ("Saraqib", "Saraqab", "x:saraqib")
    assert (place.latitude, place.longitude, place.admin1, place.country) == (35.86, 36.8, "Idlib", "SY")
    assert (place.precision, place.candidates, place.candidate_ids) == (1, 1, ("x:saraqib",))
    assert second.places == ()
    lost = third.places[0]
    assert (lost.text, lost.id, lost.latitude, lost.precision, lost.country) == ("Nowhereville", None, None, None, "SY")
    assert lost.reason


def test_nothing_but_the_places_is_changed(gazetteer: Gazetteer) -> None:
    claim = a_claim("Saraqib")
    settled = settle(a_report(), [claim], gazetteer)[0]
    assert (settled.id, settled.quote, settled.kind, settled.action) == (
        claim.id, claim.quote, claim.kind, claim.action,
    )  # fmt: skip


def test_settling_again_gives_the_same(gazetteer: Gazetteer) -> None:
    once = settle(a_report(), [a_claim("Saraqib", "Idlib province", "Dana")], gazetteer)
    assert settle(a_report(), once, gazetteer) == once


@given(st.text(), st.text())
def test_any_text_is_settled_without_fault(text: str, place: str) -> None:
    gazetteer = Gazetteer([], world=False)
    claim = a_claim(place)
    assert settle(a_report(text), [claim], gazetteer)[0].places[0].id is None
