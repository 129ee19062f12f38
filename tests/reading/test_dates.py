import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Report
from marsad.reading import dates
from marsad.reading.dates.words import forms, forms_in

FRIDAY = dt.date(2016, 8, 5)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def spans(text: str, anchor: dt.date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [
        (m.text, m.first and (f"{m.first}" if m.first == m.last else f"{m.first}/{m.last}"))
        for m in dates.find(text, anchor)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Friday.", [("Friday", "2016-08-05")]),
        ("Shells fell on Saturday.", [("Saturday", "2016-07-30")]),
        ("Shells fell last Friday.", [("last Friday", "2016-07-29")]),
        ("A raid late Monday night hit the mill.", [("late Monday night", "2016-08-01")]),
        ("Thursday's raid hit the mill.", [("Thursday's", "2016-08-04")]),
        ("The mill was hit yesterday.", [("yesterday", "2016-08-04")]),
        ("The pact signed on 12 March was broken.", [("12 March", "2016-03-12")]),
        ("The mill was hit last night.", [("last night", "2016-08-04")]),
        ("The mill was hit this morning.", [("this morning", "2016-08-05")]),
        ("Jets struck overnight.", [("overnight", "2016-08-04/2016-08-05")]),
        ("Jets struck over the weekend.", [("over the weekend", "2016-07-30/2016-07-31")]),
        ("Jets struck last week.", [("last week", "2016-07-25/2016-07-31")]),
        ("Jets struck earlier this week.", [("earlier this week", "2016-08-01/2016-08-05")]),
        ("Jets struck earlier this month.", [("earlier this month", "2016-08-01/2016-08-05")]),
        ("Jets struck last month.", [("last month", "2016-07-01/2016-07-31")]),
        ("It fell at the end of last year.", [("the end of last year", "2015-12-01/2015-12-31")]),
        ("It fell three days ago.", [("three days ago", "2016-08-02")]),
        ("It fell six months ago.", [("six months ago", "2016-02-01/2016-02-29")]),
        ("It fell two days earlier.", [("two days earlier", "2016-08-03")]),
        ("Ten died in the past four days.", [("in the past four days", "2016-08-01/2016-08-05")]),
        ("Ten died in nine days.", [("in nine days", "2016-07-27/2016-08-05")]),
        ("Ten died in the last 24 hours.", [("in the last 24 hours", "2016-08-04/2016-08-05")]),
        ("It began in early March.", [("early March", "2016-03-01/2016-03-10")]),
        ("It began in mid-July.", [("mid-July", "2016-07-10/2016-07-20")]),
        ("It began in December.", [("December", "2015-12-01/2015-12-31")]),
        ("It began in September 2014.", [("September 2014", "2014-09-01/2014-09-30")]),
        ("It began in 2013.", [("2013", "2013-01-01/2013-12-31")]),
        ("It began in August last year.", [("August last year", "2015-08-01/2015-08-31")]),
        ("It began on Dec. 20.", [("Dec. 20", "2015-12-20")]),
        ("It began on the 3rd of May.", [("the 3rd of May", "2016-05-03")]),
        ("It began on 21 August 2013.", [("21 August 2013", "2013-08-21")]),
        ("It began on August 21st, 2013, at dawn.", [("August 21st, 2013", "2013-08-21")]),
        ("Filed 15-02-2016.", [("15-02-2016", "2016-02-15")]),
        ("Filed 2016-02-15.", [("2016-02-15", "2016-02-15")]),
        ("Filed 11.10.2015.", [("11.10.2015", "2015-10-11")]),
    ],
)
def test_days(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundreds fled since Monday.", ("since Monday", "since", "2016-08-01/2016-08-05")),
        ("Besieged since late April.", ("since late April", "since", "2016-04-21/2016-08-05")),
        ("Besieged since mid-July.", ("since mid-July", "since", "2016-07-15/2016-08-05")),
        ("Besieged since 2014.", ("since 2014", "since", "2014-01-01/2016-08-05")),
        ("Besieged since early 2014.", ("since early 2014", "since", "2014-01-01/2016-08-05")),
        ("They fought between March 3 and April 9.", ("March 3 and April 9", "range", "2016-03-03/2016-04-09")),
        ("They fought from Monday to Wednesday.", ("Monday to Wednesday", "range", "2016-08-01/2016-08-03")),
        ("They fought on 15-20 July.", ("15-20 July", "range", "2016-07-15/2016-07-20")),
        ("They fought from 2012 to 2014.", ("from 2012 to 2014", "range", "2012-01-01/2014-12-31")),
    ],
)
def test_spans_of_days(text: str, expected: tuple[str, str, str]) -> None:
    (mention,) = dates.find(text, FRIDAY)
    assert (mention.text, mention.sort, f"{mention.first}/{mention.last}") == expected


@pytest.mark.parametrize(
    "text", ["It stays shut until Sunday.", "It reopens next Tuesday.", "It reopens next week.", "It reopens tomorrow."]
)
def test_days_to_come_are_marked(text: str) -> None:
    (mention,) = dates.find(text, FRIDAY)
    assert mention.sort in ("until", "future")


@pytest.mark.parametrize(
    "text", ["Fighting grew in recent days.", "He fled several weeks ago.", "He was recently held."]
)
def test_vague_times_fix_no_day(text: str) -> None:
    (mention,) = dates.find(text, FRIDAY)
    assert (mention.sort, mention.first, mention.range()) == ("vague", None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shell fell on Tuesday in May Street.", ["Tuesday"]),
        ("A shell fell in May Street.", []),
        ("They march on the town and may take it.", []),
        ("The second shell sat in a wall.", []),
        ("A convoy of 2014 cars passed.", []),
        ("Some 1,985 people and 30 shells.", []),
        ("In March 20 people died.", ["March"]),
        ("On March 20 people died.", ["March 20"]),
        ("The gunman fired at 10.30 of 12.", []),
    ],
)
def test_words_that_only_look_like_days(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in dates.find(text, FRIDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 9-year-old girl was hurt.", None),
        ("A 70 year old man died.", None),
        ("A six-month-old baby and a 65-year-old man died.", None),
        ("The mill is 300 years old.", None),
        ("The five-year-old war goes on.", "2011-08-05/2016-08-05"),
        ("The two-year-old siege goes on.", "2014-08-05/2016-08-05"),
    ],
)
def test_an_age_fixes_no_day_but_that_of_a_war_does(text: str, expected: str | None) -> None:
    assert {days for _, days in spans(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "precision"),
    [("on Monday", 1), ("overnight", 2), ("last week", 3), ("last month", 4), ("in early March", 4), ("in 2013", 5)],
)
def test_precision_follows_the_length(text: str, precision: int) -> None:
    (mention,) = dates.find(text, FRIDAY)
    assert mention.precision == precision


def test_without_an_anchor_relative_days_stay_open() -> None:
    assert spans("It fell on Monday, not on 3 May 2015.", None) == [("Monday", None), ("3 May 2015", "2015-05-03")]


def test_a_day_that_no_calendar_has_stays_open() -> None:
    assert spans("It fell on 31 June 2015.") == [("31 June 2015", None)]


def report(text: str, published: str | None = "2016-08-05") -> Report:
    return Report(id="r", title="t", text=text, published=published and day(published), publisher="p")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu Sep 5 2013 Two shells hit the mill.", "2013-09-05"),
        ("15-02-2016 Two shells hit the mill.", "2016-02-15"),
        ("11.10.2015(updated 1200 12.10.2015) Two shells hit the mill.", "2015-10-11"),
        ("DAMASCUS, March 3 (SANA) Two shells hit the mill.", "2016-03-03"),
        ("Published April 8 2016 Two shells hit the mill.", "2016-04-08"),
        ("Posted on April 19 2016 by the desk. Two shells hit the mill.", "2016-04-19"),
        ("Shells hit a mill AFP Tuesday 23 Sep 2014 Two shells hit the mill.", "2014-09-23"),
        ("Last updated at Oct 032015 Two shells hit the mill.", "2015-10-03"),
        ("Two shells hit the mill on 3 May 2015.", "2016-08-05"),
        ("Two shells hit the mill on Tuesday.", "2016-08-05"),
        ("", "2016-08-05"),
    ],
)
def test_anchor(text: str, expected: str) -> None:
    assert dates.anchor(report(text)) == day(expected)


def test_anchor_is_unknown_where_nothing_tells() -> None:
    assert dates.anchor(report("Two shells hit the mill on Tuesday.", None)) is None


words = st.sampled_from(
    "since until on in the early late mid- 3 31 99 March May Monday 2014 0001 9999 last two days ago and from to "
    "between week year overnight 12.13.2014 31-02-2015 a . , said today weekend".split()
)
texts = st.one_of(st.text(max_size=80), st.lists(words, max_size=14).map(" ".join))
anchors = st.one_of(st.none(), st.dates())


@given(texts, anchors)
def test_finding_never_raises_and_keeps_its_offsets(text: str, anchor: dt.date | None) -> None:
    at = 0
    for mention in dates.find(text, anchor):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert (mention.first is None) == (mention.last is None) == (mention.precision is None)
        if mention.first and mention.last:
            assert mention.first <= mention.last
            assert mention.precision in (1, 2, 3, 4, 5)
        at = mention.end


@given(texts, anchors)
def test_anchor_never_raises(text: str, published: dt.date | None) -> None:
    found = dates.anchor(Report(id="r", title="t", text=text, published=published, publisher="p"))
    assert found is None or isinstance(found, dt.date)


_VOCABULARY = [
    *(
        "Monday",
        "Thursdays",
        "Sat",
        "March",
        "Dec.",
        "21",
        "3rd",
        "2013",
        "12-14",
        "03/05/2016",
        "last",
        "the",
        "weekend",
    ),
    *("early", "beginning", "end", "of", "mid", "summer", "two", "a", "couple", "several", "days", "week's", "months"),
    *("ago", "earlier", "before", "past", "in", "over", "for", "today", "night", "dawn", "same", "day", "so", "far"),
    *("between", "and", "from", "to", "next", "coming", "recent", "years", "year", "old", "war", "was", "PREVIOUS"),
]


@given(st.lists(st.sampled_from(_VOCABULARY), max_size=8).map(" ".join))
def test_no_form_is_passed_over_that_would_be_found(text: str) -> None:
    looked_for = forms_in(text)
    assert [form.pattern.pattern for form in forms() if form.pattern.search(text) and form not in looked_for] == []
