"""What the weighing looked at has words, which need no parser."""

import pytest

from marsad.reading.lexicon import load
from marsad.reading.weigh import weights
from marsad.reading.wording import templates, terms, worded, wording

OF_THE_PARSE = ("pos", "tag", "dep", "child", "obj", "head", "count")


def test_every_name_of_the_parse_that_is_weighed_has_a_term() -> None:
    features = {name.partition("|")[2] for name in weights().weights}
    told = {feature for feature in features if feature.partition("=")[0] in OF_THE_PARSE}
    assert told
    assert [feature for feature in sorted(told) if not set(wording(feature).found) <= terms().keys()] == []


def test_every_verb_that_governs_has_a_term() -> None:
    assert set(load("weighing")["verbs"]) <= terms().keys()


@pytest.mark.parametrize(
    ("feature", "said"),
    [
        ("pos=VERB", "it is used as: verb"),
        ("head=causes/dobj", "what it hangs on: verb of causing/object"),
        ("as=attack/airstrike", "it is listed under attack/airstrike"),
        ("prep=in", 'followed by "in"'),
        ("near=is", 'the word "is" stands near'),  # a word of the text, not a term
        ("seen=0", "the report has not spoken of it before"),
        ("unheard-of=1", "unheard-of=1"),
    ],
)
def test_a_feature_is_worded(feature: str, said: str) -> None:
    assert worded(feature) == said


def test_what_was_found_has_one_gap_at_most() -> None:
    assert [said for said in templates().values() if said.count("{}") > 1] == []
