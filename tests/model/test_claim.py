"""A claim is named by its content, and its JSON is the contract."""

import datetime as dt
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import (
    ActorMention,
    Claim,
    Count,
    DateRange,
    PlaceMention,
    Quote,
    Report,
    SourceMention,
    claim_id,
)
from model.strategies import claims, quotes, reports

REPORT = Report(id="r1", title="", text="Shells killed at least two people.", published=None, publisher="Orontes Wire")
QUOTE = Quote(0, 34, REPORT.text)
CONTRACT = {
    *("id", "report", "kind", "action", "status", "quote", "count", "group", "cumulative"),
    *("actors", "places", "date", "source", "rule"),
}
CONTRACT_OF_PLACES = {
    *("text", "name", "id", "latitude", "longitude"),
    *("admin1", "country", "precision", "candidates"),
}
VALUE = st.none() | st.integers(0, 1000) | st.text(max_size=8)


@given(reports(), quotes(), st.lists(VALUE, max_size=4))
def test_the_same_claim_read_twice_has_one_id(report: Report, quote: Quote, value: list[object]) -> None:
    copy = msgspec.json.decode(msgspec.json.encode(report), type=Report)
    assert claim_id(report, quote, "casualties", "killed", *value) == claim_id(
        copy, msgspec.structs.replace(quote), "casualties", "killed", *value
    )


def test_an_id_stays_the_same_from_one_version_of_the_code_to_the_next() -> None:
    assert claim_id(REPORT, QUOTE, "casualties", "killed", 2, None, "people", "reported") == "de509457c04f44ff"


@pytest.mark.parametrize(
    "other",
    [
        claim_id(msgspec.structs.replace(REPORT, id="r2"), QUOTE, "casualties", "killed", 2),
        claim_id(msgspec.structs.replace(REPORT, title="Corrected"), QUOTE, "casualties", "killed", 2),
        claim_id(REPORT, Quote(1, 34, QUOTE.text[1:]), "casualties", "killed", 2),
        claim_id(REPORT, Quote(0, 33, QUOTE.text[:-1]), "casualties", "killed", 2),
        claim_id(REPORT, QUOTE, "attack", "killed", 2),
        claim_id(REPORT, QUOTE, "casualties", "injured", 2),
        claim_id(REPORT, QUOTE, "casualties", "killed", 3),
        claim_id(REPORT, QUOTE, "casualties", "killed", 2, None),
        claim_id(REPORT, QUOTE, "casualties", "killed"),
    ],
)
def test_whatever_tells_two_claims_apart_is_in_the_id(other: str) -> None:
    assert claim_id(REPORT, QUOTE, "casualties", "killed", 2) != other


@given(claims())
def test_json_gives_the_claim_back(claim: Claim) -> None:
    assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim


def test_json_has_the_names_of_the_contract() -> None:
    claim = Claim(
        id="1",
        report="r1",
        kind="casualties",
        action="killed",
        status="reported",
        quote=QUOTE,
        count=Count(2, None, "at least two"),
        group="people",
        actors=(ActorMention("shells"),),
        places=(PlaceMention(text="Harran", name="Harran", id="sample:harran", precision=1, candidates=1),),
        date=DateRange(dt.date(2019, 12, 21), dt.date(2019, 12, 21), "Saturday"),
        source=SourceMention("a doctor", chain=("a doctor", "Orontes Wire")),
    )
    written = json.loads(msgspec.json.encode(claim))
    assert set(written) >= CONTRACT
    assert written["quote"] == {"start": 0, "end": 34, "text": REPORT.text}
    assert written["count"] == {"low": 2, "high": None, "text": "at least two"}
    assert set(written["places"][0]) >= CONTRACT_OF_PLACES
    assert written["date"] == {"start": "2019-12-21", "end": "2019-12-21", "text": "Saturday", "precision": 1}
    assert written["source"] == {"text": "a doctor", "name": None, "chain": ["a doctor", "Orontes Wire"]}


def test_what_is_not_said_is_null_or_empty() -> None:
    claim = Claim(id="1", report="r1", kind="attack", action="shelling", status="reported", quote=QUOTE)
    written = json.loads(msgspec.json.encode(claim))
    assert [written[name] for name in ("count", "group", "date", "source")] == [None] * 4
    assert [written[name] for name in ("actors", "places")] == [[], []]
    assert written["cumulative"] is False


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "weather"), ("status", "certain"), ("group", "everybody"), ("cumulative", "yes")]
)
def test_a_word_outside_the_vocabulary_is_refused(field: str, value: str) -> None:
    claim = Claim(id="1", report="r1", kind="attack", action="shelling", status="reported", quote=QUOTE)
    with pytest.raises(msgspec.ValidationError, match=field):
        msgspec.convert({**msgspec.to_builtins(claim), field: value}, Claim)
