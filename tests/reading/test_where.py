"""The place of a claim: (text, trigger, claim, places) tables in and across sentences, and that nothing breaks it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model import ACTIONS, PlaceMention, Report
from marsad.reading import sentences, where
from marsad.reading.context import Article, Sentence, knows_no_place
from marsad.reading.pipeline import parse
from marsad.reading.where.reference import definite_heads, tells_unnamed


def article_of(text: str, title: str = "", places: frozenset[str] = frozenset()) -> Article:
    report = Report(id="r", title=title, text=text, published=dt.date(2021, 3, 1), publisher="The Herald")
    spans = sentences.split(text)
    docs = parse(text[start:end] for start, end in spans)
    cut = tuple(
        Sentence(index, start, end, text[start:end], doc)
        for index, ((start, end), doc) in enumerate(zip(spans, docs, strict=True))
    )
    return Article(report, cut, report.published, places.__contains__ if places else knows_no_place)


def asked(article: Article, word: str, claim: str) -> tuple[PlaceMention, ...]:
    """Ask about the last token of that form; ``claim`` is "kind/action"."""
    kind, _, action = claim.partition("/")
    pairs = [(s, token) for s in article.sentences for token in s.doc or () if token.text == word]
    sentence, token = pairs[-1]
    return where.of_claim(token, sentence, article, kind=kind, action=action)


def places(article: Article, word: str, claim: str) -> list[str]:
    return [place.text for place in asked(article, word, claim)]


IN_ITS_SENTENCE = [
    # of a town and its part the part, whichever is named first
    ("Shells hit the Damascus suburb of Azzun on Monday, killing six.", "killing", "casualties/killed", ["Azzun"]),
    ("A car bomb in the Azzun district of Aleppo killed six.", "killed", "casualties/killed", ["Azzun district"]),
    ("Six people died in Ghouta on the outskirts of Damascus.", "died", "casualties/killed", ["Ghouta"]),
    ("Six people died in the village of Azzun in Deraya area.", "died", "casualties/killed", ["Azzun"]),
    # parts of what is told of without a name
    ("Rockets fell on the government-held west of the city, killing six.", "killing", "casualties/killed",
     ["the government-held west of the city"]),
    ("The militants expanded in the north after the truce.", "expanded", "control/advanced", ["the north"]),
    ("Six people were killed in the rebel-held parts of the town.", "killed", "casualties/killed",
     ["the rebel-held parts of the town"]),
    # the rest
    ("A car bomb killed nine people in the town of Azzun in Marib province.", "killed", "casualties/killed", ["Azzun"]),
    ("Rebels captured Kafr Dael, Tal Hadya and Khan Assal.", "captured", "control/captured",
     ["Kafr Dael", "Tal Hadya", "Khan Assal"]),
    ("Warplanes struck a market in the Karak district of Benghazi.", "struck", "attack/airstrike", ["Karak district"]),
    ("Shells fell on al-Waha and al-Rabie neighborhoods in Benghazi.", "Shells", "attack/shelling",
     ["al-Waha", "al-Rabie neighborhoods"]),
    ("Clashes erupted near Shamal airbase, a source in Tripoli said.", "Clashes", "attack/clash", ["Shamal airbase"]),
    ("The London-based monitor said raids killed four in Azzun.", "killed", "casualties/killed", ["Azzun"]),
    ("Washington said the strike hit fighters in Derna.", "strike", "attack/airstrike", ["Derna"]),
    ("Gunmen positioned in Karak district fired rockets at the village of Azzun.", "rockets", "attack/shelling",
     ["Azzun"]),
    ("Thousands fled from Beit Awa to the coast.", "fled", "displacement/displaced", ["Beit Awa"]),
    ("Police arrested Samir Benghazi in Derna.", "arrested", "casualties/detained", ["Derna"]),
    ("Troops withdrew from Beit Awa on Sunday.", "withdrew", "control/withdrew", ["Beit Awa"]),
    ("Army units are advancing towards Azzun.", "advancing", "control/advanced", ["Azzun"]),
    ("At least 20 people died in Yemens Saada province.", "died", "casualties/killed", ["Saada province"]),
]  # fmt: skip


OF_PEOPLE = [
    ("Shells killed three people in Tripoli and two in Benghazi.", "three people", ["Tripoli"]),
    ("Shells killed three people in Tripoli and two in Benghazi.", "two", ["Benghazi"]),
    ("Raids killed nine near Derna and another five people in the town of Azzun.", "five people", ["Azzun"]),
    ("Nine people died in Marib province, including four in Azzun.", "four", ["Azzun"]),
    ("Nine people in all were killed in Azzun.", "Nine people", []),
    ("Raids killed nine people in an attack that hit Azzun.", "nine people", []),
    ("Raids killed nine people from Azzun.", "nine people", []),
]


@pytest.mark.parametrize(("text", "people", "expected"), OF_PEOPLE)
def test_people_have_the_place_right_behind_them(text: str, people: str, expected: list[str]) -> None:
    article = article_of(text)
    sentence = article.sentences[0]
    assert sentence.doc is not None
    span = sentence.doc.span_of(text.index(people), text.index(people) + len(people))
    assert span is not None
    assert [place.text for place in where.of_people(span[1] - 1, sentence, article)] == expected


@pytest.mark.parametrize(("text", "word", "claim", "expected"), IN_ITS_SENTENCE)
def test_in_its_own_sentence(text: str, word: str, claim: str, expected: list[str]) -> None:
    assert places(article_of(text), word, claim) == expected


FROM_AROUND = [
    # the sentence before
    ("A blast hit the village of Azzun on Monday. At least six people were killed.", "killed", "casualties/killed",
     ["Azzun"]),
    # what "the town" refers to
    ("Rebels entered the town of Azzun in Marib province. Shelling of the town killed three.", "killed",
     "casualties/killed", ["Azzun"]),
    # the lead tells of a village that the next sentence names
    ("An air raid killed nine people in a village on Monday. The strike hit the village of Azzun.", "killed",
     "casualties/killed", ["Azzun"]),
    # a list is inherited whole
    ("Troops captured Kafr Dael and Tal Hadya. Twelve soldiers were killed.", "killed", "casualties/killed",
     ["Kafr Dael", "Tal Hadya"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "claim", "expected"), FROM_AROUND)
def test_from_the_text_around(text: str, word: str, claim: str, expected: list[str]) -> None:
    assert places(article_of(text), word, claim) == expected


TOLD_TOGETHER = [
    # a participle, and a verb joined to another, tell what happened where the verb before did
    ("Syria is at war. In April troops launched an offensive on Azzun, killing ten people and displacing 400,000.",
     [("offensive", "attack/clash"), ("displacing", "displacement/displaced")], ["Azzun"]),
    # "the offensive" goes on where it was said to, whatever was told of in between
    ("An offensive began in Marib province. Troops shelled Azzun. The offensive has damaged two schools.",
     [("offensive", "attack/clash"), ("shelled", "attack/shelling"), ("damaged", "attack/other")], ["Marib province"]),
    # what was agreed or voted for happened at no place of the war
    ("Shells hit Azzun on Monday. The two sides reached a deal.",
     [("Shells", "attack/shelling"), ("deal", "diplomacy/agreement")], []),
    ("Talks were held in Geneva.", [("Talks", "diplomacy/talks")], ["Geneva"]),
    ("Russia vetoed a resolution on Azzun.", [("vetoed", "diplomacy/veto")], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims", "expected"), TOLD_TOGETHER)
def test_acts_told_together_and_acts_without_a_place(
    text: str, claims: list[tuple[str, str]], expected: list[str]
) -> None:
    article = article_of(text)
    answers = [first_of(article, word, claim) for word, claim in claims]
    assert answers[-1] == expected


def first_of(article: Article, word: str, claim: str) -> list[str]:
    """Ask about the first token of that form."""
    kind, _, action = claim.partition("/")
    pairs = [(s, token) for s in article.sentences for token in s.doc or () if token.text == word]
    return [place.text for place in where.of_claim(pairs[0][1], pairs[0][0], article, kind=kind, action=action)]


def test_the_headline_counts_where_the_text_names_nothing() -> None:
    article = article_of("Six people were killed on Monday.", title="Blast in Azzun kills six")
    (place,) = asked(article, "killed", "casualties/killed")
    assert place == PlaceMention(text="Azzun", start=None)


def test_no_place_is_none() -> None:
    assert asked(article_of("Six people were killed on Monday."), "killed", "casualties/killed") == ()


def test_the_place_of_the_claim_before_is_remembered() -> None:
    text = "Raids hit Azzun on Monday. Shells fell on Beit Awa on Tuesday. Ten people were injured."
    first, second = article_of(text), article_of(text)
    asked(first, "Shells", "attack/shelling")
    asked(second, "Raids", "attack/airstrike")
    assert places(first, "injured", "casualties/injured") == ["Beit Awa"]
    assert places(second, "injured", "casualties/injured") == ["Azzun"]


def test_offsets_count_the_reports_text() -> None:
    article = article_of("Calm returned on Friday. Shells hit Kafr Dael and Tal Hadya.")
    found = asked(article, "Shells", "attack/shelling")
    assert len(found) == 2
    for place in found:
        assert place.start is not None
        assert article.report.text[place.start : place.start + len(place.text)] == place.text


def test_the_same_question_gets_the_same_answer() -> None:
    text = "A blast hit the village of Azzun on Monday. At least six people were killed in the attack."
    answers = {asked(article_of(text), "killed", "casualties/killed") for _ in range(3)}
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Shelling of the town killed three.", {"town"}),
        ("They hold the town of Azzun.", set()),
        ("Fire on the two neighborhoods went on.", {"neighborhoods"}),
        ("Police closed the scene.", {"area"}),
        ("Nothing happened.", set()),
    ],
)
def test_definite_heads(text: str, heads: set[str]) -> None:
    assert definite_heads(text) == heads


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [("A raid hit a small village.", True), ("A raid hit the village.", False), ("They left a Syrian town.", True)],
)
def test_tells_unnamed(text: str, unnamed: bool) -> None:
    assert tells_unnamed(text) is unnamed


WORDS = [
    "killed",
    "strike",
    "in",
    "Azzun",
    "the town",
    "of",
    "al-Waha",
    "and",
    ",",
    ".",
    "Syria",
    "fled",
    "from",
    "U.S.",
    "\n",
]
CLAIMS = [(kind, action) for kind, actions in ACTIONS.items() for action in actions]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=14), st.sampled_from(CLAIMS))
def test_anything_can_be_asked(pieces: list[str], claim: tuple[str, str]) -> None:
    article = article_of(" ".join(pieces), title=" ".join(pieces[:3]))
    for sentence in article.sentences:
        for token in sentence.doc or ():
            for place in where.of_claim(token, sentence, article, kind=claim[0], action=claim[1]):
                if place.start is not None:
                    assert article.report.text[place.start : place.start + len(place.text)] == place.text
