"""A reading told sentence by sentence: the same claims, each question answered, each drop with a reason."""

import datetime as dt
import re

import msgspec
import pytest

from marsad.model import Count, Report
from marsad.reading import grammar, lexicon, weigh
from marsad.reading.explain import Explanation, explain, in_words, spoke, worded

TEXT = (
    "Government jets bombed a market in the town of Ariha on Tuesday, killing 14 people, the Civil Defence said. "
    "The mayor urged both sides to stop the shelling of Harran. "
    "It was a cold day. "
    '"They came at noon," a baker told the Desert Post. "They shot two of my cousins."'
)
REPORT = Report(id="r", title="", text=TEXT, published=dt.date(2020, 1, 15), publisher="Test Wire")
QUESTIONS = ["count", "group", "date", "place", "actor", "source", "status", "total"]


@pytest.fixture(scope="module")
def told() -> Explanation:
    return explain(REPORT)


def how(told: Explanation, action: str) -> dict[str, str]:
    kept = next(kept for sentence in told.sentences for kept in sentence.kept if kept.claim.action == action)
    return {answer.question: answer.how for answer in kept.answers}


def test_the_claims_are_those_of_the_reading(told: Explanation) -> None:
    told_once = [kept.claim for sentence in told.sentences for kept in sentence.kept if not kept.again]
    assert told_once == grammar.read(REPORT)


def test_every_sentence_stands_in_it_with_what_may_assert_something(told: Explanation) -> None:
    assert [TEXT[sentence.start : sentence.end] for sentence in told.sentences] == [s.text for s in told.sentences]
    strike, call, cold, *_ = told.sentences
    assert any(words.startswith("killing (casualties/killed)") for words in strike.triggers)
    assert call.triggers == ("shelling (attack/shelling)",)
    assert (cold.triggers, cold.kept, cold.dropped) == ((), (), ())


def test_what_was_dropped_says_why_and_what_spoke_against_it(told: Explanation) -> None:
    dropped = [one for sentence in told.sentences for one in sentence.dropped]
    assert dropped
    for one in dropped:
        assert "is below" in one.why or "is likelier" in one.why
        assert one.chance < one.needed or "is likelier" in one.why
    assert any(one.against for one in dropped)


def test_each_question_of_each_claim_is_answered(told: Explanation) -> None:
    for sentence in told.sentences:
        for kept in sentence.kept:
            assert [answer.question for answer in kept.answers] == QUESTIONS
            assert all(answer.how for answer in kept.answers)
            assert kept.chance >= kept.needed
    killed = how(told, "killed")
    assert 'stated as "14"' in killed["count"]
    assert '"Tuesday" (2020-01-14) weighs' in killed["date"]
    assert '"Ariha" (in the sentence) weighs' in killed["place"]
    assert '"Government jets" (nsubj of "bombed")' in how(told, "airstrike")["actor"]
    assert '"said" tells what stands before it' in killed["source"]


def test_it_is_json(told: Explanation) -> None:
    assert msgspec.json.decode(msgspec.json.encode(told), type=Explanation) == told


def test_a_feature_of_several_scopes_is_told_once_with_its_whole_weight() -> None:
    weights = weigh.weights().weights
    name = next(one for one in sorted(weights) if one.startswith("casualties|near="))
    scopes = [name, name.replace("casualties|", "casualties/killed|")]
    total = sum(weights.get(scope, 0.0) for scope in scopes)
    found = spoke(scopes, in_favour=total > 0)
    assert found == ((f"{worded(name.partition('|')[2])} ({total:+.1f})",) if abs(total) >= 0.05 else ())


def test_every_feature_that_is_weighed_has_words() -> None:
    templates = lexicon.load("explain")["features"]
    names = {re.split("=", feature.partition("|")[2])[0] for feature in weigh.weights().weights}
    wordless = {
        name for name in names if name not in templates and not any(t.startswith(f"{name}=") for t in templates)
    }
    assert wordless == set()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, None),
        (Count(3, 3), "3"),
        (Count(85, None, "at least 85"), "85 or more"),
        (Count(None, 20), "up to 20"),
        (Count(20, 30), "20 to 30"),
        (Count(None, None, "dozens"), "dozens"),
    ],
)
def test_counts_in_words(count: Count | None, words: str | None) -> None:
    assert in_words(count) == words
