"""What holds for any text: spans that lie in it, the same claims each time, no fault, and time in step with length."""

import datetime as dt
import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Report
from marsad.reading import grammar

MEGABYTE = 1_000_000
SENTENCES = (
    "Shells killed four farmers near Harran on Tuesday, a doctor said.",
    "At least 40 people were wounded in the raid, among them two nurses.",
    "Rebels captured the village of Sinjar and three other villages on 5 May.",
    '"We buried them at dawn," a resident told the Desert Post.',
    "They included five children.",
    "Elsewhere, government jets bombed a market in Ariha, killing up to 20 civilians.",
    "Some 3,000 people fled to the border the day before.",
    "Both sides denied that a truce had been agreed.",
    "A teacher, 34, and his two sons died when the car hit a mine on the road to Raqqa!",
    "Is the town besieged?",
    "The council meets every spring.",
    "1,200 families have returned since late April, the U.N. said.",
    "MORTARS HIT HOMES IN HOMS.",
    "Jan. 4 brought more clashes between the army and the Sons of the River.",
)
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
ODD = st.text(
    st.one_of(
        st.sampled_from(
            "\x00\t\n\r \u200f\u202e\u0301\u0600\ufdfa\ufeff\ud800\udfff\U0001f4a5\u2029\x1c\"“”’'.,;:!?()[]…-—0٣"
        ),
        st.characters(),
    ),
    max_size=60,
)
TEXTS = st.one_of(
    ODD,
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(WORDS), ODD), max_size=50).map(" ".join),
    st.lists(st.sampled_from(SENTENCES), max_size=8).map(" ".join),
)
slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, title: str = "") -> list[Claim]:
    report = Report(id="r", title=title, text=text, published=dt.date(2020, 1, 15), publisher="Test Wire")
    return grammar.read(report)


def counts(claims: list[Claim]) -> Counter[tuple[object, ...]]:
    return Counter((c.action, c.quote.text, c.group, c.count) for c in claims)


def check_spans(text: str, claims: list[Claim]) -> None:
    for claim in claims:
        assert 0 <= claim.quote.start < claim.quote.end <= len(text)
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
        for place in claim.places:
            assert place.start is None or text.startswith(place.text, place.start)


@slow
@given(TEXTS, ODD)
def test_spans_lie_in_the_text_and_give_the_quote_back(text: str, title: str) -> None:
    check_spans(text, read(text, title))


@slow
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    first = read(text)
    assert read(text) == first
    assert len({claim.id for claim in first}) == len(first)


@slow
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.data())
def test_cutting_a_report_into_paragraphs_changes_no_count(told: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([" ", "\n", "\n\n", " \n \n"])) for _ in told]
    assert counts(read("".join(a + b for a, b in zip(told, gaps, strict=True)))) == counts(read(" ".join(told)))


HARD = {
    "no spaces": "killed",
    "one endless sentence": "and so it was with all of them and the sun ",
    "digits": "9",
    "figures": "1,000 two hundred ",
    "punctuation": "?! .;:",
    "full stops": ". ",
    "brackets": "([{",
    "right to left": "قُتل عشرة أشخاص في حلب ",
    "Arabic sentences": "قُتل عشرة أشخاص في حلب. ",
    "combining marks": "e\u0301\u0302\u0303",
    "marks alone": "\u0301",
    "NUL": "\x00",
    "half surrogates": "\ud800\udfff",
    "white space": " \t\n\u00a0\u2003",
    "abbreviations": "U.S. Gen. ",
    "initials": "A.B.",
    "names": "Harran Ariha Homs ",
    "emoji": "💥",
    "lines of a word": "Sinjar\n",
}
DENSE = {
    "one endless sentence": "killed four people near Homs on Monday and ",
    "figures": "killed 1,000 two hundred ",
    "quotation marks": '" killed " ',
    "half surrogates": "\ud800killed ",
    "hyphens": "air-strike-",
    "capitals": "TROOPS SHELLED HOMES IN HOMS AND KILLED TEN ",
}


@pytest.mark.parametrize("kind", HARD)
def test_a_megabyte_of_next_to_nothing_is_read_at_once(kind: str) -> None:
    text = (HARD[kind] * MEGABYTE)[:MEGABYTE]
    before = time.process_time()
    check_spans(text, read(text))
    assert time.process_time() - before < 30, "seconds at most, however slow the machine"


@pytest.mark.parametrize("kind", DENSE)
def test_what_never_ends_is_read_all_the_same(kind: str) -> None:
    text = (DENSE[kind] * 10_000)[:10_000]
    claims = read(text)
    check_spans(text, claims)
    assert claims == read(text)


def many(count: int) -> str:
    """Write a report of different sentences, each with a day, a place, a count and a source of its own."""
    return " ".join(
        f"Shells killed {10 + i % 80} people in Tell{i}an on {1 + i % 28} {('May', 'June', 'July')[i // 28 % 3]} "
        f"{1990 + i // 84 % 30}, the Council of Tell{i}an said."
        for i in range(count)
    )


def seconds(text: str) -> float:
    before = time.process_time()
    read(text)
    return time.process_time() - before


def test_the_time_for_a_long_report_grows_with_its_length() -> None:
    """What looks at every sentence for every claim would take sixteen times as long for four times the text."""
    read(many(5))
    short, long = seconds(many(80)), seconds(many(320))
    assert long < 8 * short
