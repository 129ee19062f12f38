"""Counts as the marking guideline writes them, and the numbers that count nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.reading import counts
from marsad.reading.tokens import Doc
from reading.parsed import parsed

Bounds = tuple[int | None, int | None]
VAGUE: Bounds = (None, None)

STATED = [
    ("The raid killed 85 people.", [("85", (85, 85))]),
    ("At least 85 people were killed.", [("At least 85", (85, None))]),
    ("More than 2,400 families left.", [("More than 2,400", (2400, None))]),
    ("The blast left over 40 dead.", [("over 40", (40, None))]),
    ("No fewer than six guards died.", [("No fewer than six", (6, None))]),
    ("More than a quarter of a million people fled.", [("More than a quarter of a million", (250_000, None))]),
    ("Half a dozen guards died.", [("Half a dozen", (6, 6))]),
    ("Half a million people fled.", [("Half a million", (500_000, 500_000))]),
    ("The raids killed from 500 to well over 1,000 people.", [("500 to well over 1,000", (500, None))]),
    ("The toll rose from 12 to 20.", [("12", (12, 12)), ("20", (20, 20))]),
    ("The monitor put the toll at 12.", [("12", (12, 12))]),
    ("It rose to 32 and more than 90 were hurt.", [("32", (32, 32)), ("more than 90", (90, None))]),
    ("The number of the dead grew.", []),
    ("Of 20 at least twelve were hurt.", [("20", (20, 20)), ("at least twelve", (12, None))]),
    ("Up to 300 fighters surrendered.", [("Up to 300", (None, 300))]),
    ("Fewer than ten villagers stayed.", [("Fewer than ten", (None, 10))]),
    ("As many as 60 were wounded.", [("As many as 60", (None, 60))]),
    ("Some 3,000 people fled.", [("Some 3,000", (3000, 3000))]),
    ("Around twenty homes burned.", [("Around twenty", (20, 20))]),
    ("Nearly 1.5 million people need food.", [("Nearly 1.5 million", (1_500_000, 1_500_000))]),
    ("Between 20 and 30 men were taken.", [("20 and 30", (20, 30))]),
    ("From 15 to 18 soldiers deserted.", [("15 to 18", (15, 18))]),
    ("Sixty-two people were hurt.", [("Sixty-two", (62, 62))]),
    ("Two hundred and ten people were freed.", [("Two hundred and ten", (210, 210))]),
    ("A dozen people were arrested.", [("A dozen", (12, 12))]),
    ("Two dozen people were arrested.", [("Two dozen", (24, 24))]),
    ("About a hundred farmers left.", [("About a hundred", (100, 100))]),
    ("Ten people, including five children, were killed.", [("Ten", (10, 10)), ("five", (5, 5))]),
    ("Eleven died, four of them women.", [("Eleven", (11, 11)), ("four", (4, 4))]),
    ("A family of five was killed.", [("five", (5, 5))]),
    ("Two brothers were shot.", [("Two", (2, 2))]),
    ("Two men killed Salim Haddad, 41, who kept a shop.", [("Two", (2, 2))]),
    (
        "The raids killed 12, 5, and 3 in three towns.",
        [("12", (12, 12)), ("5", (5, 5)), ("3", (3, 3)), ("three", (3, 3))],
    ),
    ("In Hama, 14, in Homs, 3 were killed.", [("14", (14, 14)), ("3", (3, 3))]),
    ("Of the dead, 14, including a nurse, were from Homs.", [("14", (14, 14))]),
    ("Three brothers, 12, 14 and 17, were killed.", [("Three", (3, 3))]),
    ("A girl, 9, and her mother, 34, were killed.", []),
    ("A man from Homs, 34, was shot.", []),
    (
        "The raids killed 140, 112, and 3 in three towns.",
        [("140", (140, 140)), ("112", (112, 112)), ("3", (3, 3)), ("three", (3, 3))],
    ),
    ("Ten men - six guards and four cooks - died.", [("Ten", (10, 10)), ("six", (6, 6)), ("four", (4, 4))]),
    ("Thirty or more hostages were freed.", [("Thirty or more", (30, None))]),
    ("Dozens of people were wounded.", [("Dozens", VAGUE)]),
    ("Scores were wounded and hundreds fled.", [("Scores", VAGUE), ("hundreds", VAGUE)]),
    ("Several hundred prisoners were moved.", [("Several hundred", VAGUE)]),
    ("Tens of thousands fled the plain.", [("Tens of thousands", VAGUE)]),
    ("It killed eight: five guards and three cooks.", [("eight", (8, 8)), ("five", (5, 5)), ("three", (3, 3))]),
    ("Eleven (four of them women) died.", [("Eleven", (11, 11)), ("four", (4, 4))]),
    ("Two local traders were killed.", [("Two", (2, 2))]),
    (
        "Half the pre-war population of 22 million has left home.",
        [("Half the pre-war population of 22 million", (11_000_000, 11_000_000))],
    ),
]

NOT_COUNTED = [
    "A girl aged 12 was hurt.",
    "The 45-year-old driver was released.",
    "A 30-yr-old man was shot.",
    "It happened on March 14, 2019.",
    "It happened on 14 March.",
    "Salim Haddad (31) was shot.",
    "It began at 12:30 near the bridge.",
    "The town fell in 2016.",
    "The truce starts at 6 pm.",
    "The talks took three hours.",
    "They fought for eleven days.",
    "The village lies 40 km from the border.",
    "It landed seven miles away.",
    "They paid $900 for passage.",
    "They paid INR 500,000 in ransom.",
    "They carried 4.5 kilograms of explosives.",
    "A Su-24 crossed the border.",
    "A MiG 21 crossed the border.",
    "Division 13 left the town.",
    "Resolution 2504 was adopted.",
    "He was treated at Station 9.",
    "Call 555/1234 for news.",
]


def found(doc: Doc) -> list[tuple[str | None, Bounds]]:
    return [(mention.count.text, (mention.count.low, mention.count.high)) for mention in counts.find(doc)]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_counts_are_read_with_their_bounds_and_words(text: str, expected: list[tuple[str, Bounds]]) -> None:
    assert found(parsed(text)) == expected


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_measures_dates_and_names_are_no_counts(text: str) -> None:
    assert [count for count in found(parsed(text)) if count[1] != VAGUE] == []


@pytest.mark.parametrize(
    ("text", "expected"), [("They hold 70 percent of the town.", 70), ("They lost half of 300 posts.", 150)]
)
def test_shares(text: str, expected: int) -> None:
    (mention,) = counts.find(parsed(text))
    assert (mention.count.low, mention.count.high) == (expected, expected)
    assert mention.percent == ("percent" in text)


WORDS = st.sampled_from(
    "at least more than up to between and half of the a dozen hundred thousand million twenty six some - to 20 3,000 7 "
    "2016 dozens killed people March km $ % including aged Division 1.5 000 0 ’ ( )".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_a_count_states_what_stands_in_the_sentence(words: list[str]) -> None:
    doc = parsed(" ".join(words))
    last = -1
    for mention in counts.find(doc):
        assert mention.first > last
        assert mention.first <= mention.number <= mention.last < len(doc)
        assert mention.count.text
        assert mention.count.text in doc.text
        low, high = mention.count.low, mention.count.high
        assert low is None or high is None or low <= high
        assert mention.vague == (low is None and high is None)
        last = mention.last


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    counts.find(parsed(text))


@pytest.mark.parametrize(
    "text", ["9" * 400, "one " + "million " * 80, "1,000" + ",000" * 90, "٣ people", "² people", "½"]
)
def test_numbers_of_any_length_can_be_asked(text: str) -> None:
    counts.find(parsed(f"{text} people were killed on May {text}"))


@settings(max_examples=80, deadline=None)
@given(
    st.integers(2, 400),
    st.sampled_from(
        (
            "The boy, {}-year-old, was found.",
            "They walked {} kilometres.",
            "They walked {} km.",
            "He was aged {} then.",
            "They waited {} days.",
            "They paid ${} for it.",
            "They paid {} dollars.",
            "Brigade {} left.",
            "It weighs {} tons.",
        )
    ),
)
def test_what_is_measured_is_never_counted(number: int, sentence: str) -> None:
    doc = parsed(sentence.format(number))
    assert counts.find(doc) == []
