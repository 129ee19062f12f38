import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import ACTIONS, Report
from marsad.reading import dates, pipeline, sentences
from marsad.reading.context import Article, Sentence
from marsad.reading.dates.placed import choosing

FRIDAY = dt.date(2016, 8, 5)


def article(text: str, published: dt.date | None = FRIDAY) -> Article:
    report = Report(id="r", title="t", text=text, published=published, publisher="p")
    cut = sentences.split(text)
    docs = pipeline.parse(text[start:end] for start, end in cut)
    read = tuple(
        Sentence(index, start, end, text[start:end], doc)
        for index, ((start, end), doc) in enumerate(zip(cut, docs, strict=True))
    )
    return Article(report, read, dates.anchor(report))


def dated(text: str, word: str, place: int = 0, *, cumulative: bool = False) -> str | None:
    """Date the claim at a word of one of a text's sentences."""
    whole = article(text)
    sentence = whole.sentences[place]
    assert sentence.doc is not None
    token = next(token for token in sentence.doc if token.text == word)
    found = dates.of_claim(token, sentence, whole, cumulative=cumulative)
    if found is None:
        return None
    return f"{found.start}" if found.start == found.end else f"{found.start}/{found.end}"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("An air strike on the town killed six people on Wednesday.", "killed", "2016-08-03"),
        ("An air strike on the town killed six people on Wednesday.", "strike", "2016-08-03"),
        ("The rebels seized the village on Monday and lost it on Wednesday.", "seized", "2016-08-01"),
        ("The rebels seized the village on Monday and lost it on Wednesday.", "lost", "2016-08-03"),
        ("A car bomb killed four people on Tuesday, the monitor said on Thursday.", "killed", "2016-08-02"),
        ("The monitor said on Thursday that rebels seized the village on Monday.", "seized", "2016-08-01"),
        ("The army has besieged the town since March 2014.", "besieged", "2014-03-01/2016-08-05"),
        ("In early July a car bomb killed nine people at a market.", "killed", "2016-07-01/2016-07-10"),
        ("Rebels control the town.", "control", None),
    ],
)
def test_a_day_of_the_sentence(text: str, word: str, expected: str | None) -> None:
    assert dated(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The truce began on Thursday, two days after a raid on the camp killed nine people.", "began", "2016-08-04"),
        ("The truce began on Thursday, two days after a raid on the camp killed nine people.", "killed", "2016-08-02"),
        ("A day after rebels seized the mill, jets struck Harran on Thursday.", "seized", "2016-08-03"),
        ("A day after rebels seized the mill, jets struck Harran on Thursday.", "struck", "2016-08-04"),
        ("Shells hit Harran on Wednesday, two days before troops took the bridge.", "took", "2016-08-05"),
        ("Jets struck Harran on Thursday, a day after Tuesday's raid killed nine people.", "killed", "2016-08-02"),
        ("Days after a deadly raid on the camp, shells killed four people on Thursday.", "raid", None),
        ("Days after a deadly raid on the camp, shells killed four people on Thursday.", "killed", "2016-08-04"),
        ("A week after the siege began, a convoy got into the town on Thursday.", "siege", None),
        ("Hours after the raid, shells killed four people on Thursday.", "raid", "2016-08-04"),
    ],
)
def test_what_came_days_before_or_after_has_a_day_of_its_own(text: str, word: str, expected: str | None) -> None:
    assert dated(text, word) == expected


def test_the_day_of_the_telling_dates_nothing() -> None:
    assert dated("Rebels have held the old mill and the bridge, the monitor said on Saturday.", "held") is None


def test_since_an_event_spans_up_to_publication() -> None:
    text = "At least 90 civilians have been killed in the city since the offensive began on Sunday."
    assert dated(text, "killed", cumulative=True) == "2016-07-31/2016-08-05"


def test_what_is_taken_up_keeps_its_day() -> None:
    text = "A car bomb killed six people at a market in the town on Wednesday. The bombing also wounded ten people."
    assert dated(text, "bombing", 1) == "2016-08-03"
    assert dated(text, "wounded", 1) == "2016-08-03"


def test_a_title_takes_the_day_of_its_lead() -> None:
    text = "Car bomb kills six in town market. A car bomb killed six people at a market in the town on Wednesday."
    assert dated(text, "kills") == "2016-08-03"


def test_the_background_takes_no_day() -> None:
    text = "A car bomb killed six people in the town on Wednesday. The rebels control most of the province."
    assert dated(text, "control", 1) is None


def test_the_dateline_dates_nothing() -> None:
    assert dated("15-02-2016 Rebels hold the town.", "hold") is None


def test_words_and_precision_are_kept() -> None:
    whole = article("Shelling killed two people in the town on Wednesday night.")
    (sentence,) = whole.sentences
    assert sentence.doc is not None
    token = next(token for token in sentence.doc if token.text == "killed")
    found = dates.of_claim(token, sentence, whole)
    assert found is not None
    assert (found.text, found.precision) == ("Wednesday night", 1)


def test_without_an_anchor_a_weekday_dates_nothing() -> None:
    whole = article("An air strike killed six people on Wednesday.", None)
    (sentence,) = whole.sentences
    assert sentence.doc is not None
    assert dates.of_claim(sentence.doc[4], sentence, whole) is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from("killed strike on Monday said since 2014 . the in May 20 overnight \u200f ؟ \x00 3".split(" ")),
        min_size=1,
        max_size=14,
    ),
    st.booleans(),
    st.one_of(st.none(), st.dates()),
)
def test_dating_never_raises(pieces: list[str], cumulative: bool, published: dt.date | None) -> None:
    whole = article(" ".join(pieces), published)
    for sentence in whole.sentences:
        assert sentence.doc is not None
        for token in sentence.doc:
            found = dates.of_claim(token, sentence, whole, cumulative=cumulative)
            assert found is None or found.start <= found.end


def test_every_word_that_weighs_is_one_that_evidence_bears() -> None:
    """A weight that no evidence bears would be dead, and a mistyped one lost."""
    actions = {action for group in ACTIONS.values() for action in group}
    for name in choosing().weights:
        side, kind, *rest = name.split(" ")
        assert side in ("own", "other")
        if kind == "action":
            assert rest[0] in actions
        if kind == "kind":
            assert rest[0] in ACTIONS


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("Nine people were killed on Monday and three on Tuesday.", "three", dt.date(2016, 8, 2)),
        ("Shells killed two people on Sunday and four people on Monday.", "four people", dt.date(2016, 8, 1)),
        ("Nine people were killed on Monday and three on Tuesday.", "Nine people", None),
        ("Nine people in the town were killed on Monday.", "Nine people", None),
    ],
)
def test_people_have_the_day_right_behind_them(text: str, people: str, expected: dt.date | None) -> None:
    whole = article(text)
    sentence = whole.sentences[0]
    assert sentence.doc is not None
    span = sentence.doc.span_of(text.index(people), text.index(people) + len(people))
    assert span is not None
    found = dates.of_people(span[1] - 1, next(t for t in sentence.doc if t.text == "killed"), sentence, whole)
    assert (found.start if found else None) == expected
