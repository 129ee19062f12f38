"""The learned part: packaged, named after what it was trained on, explained."""

from marsad.reading import weigh
from marsad.reading.features import Features


def features(*written: str) -> Features:
    return Features(tuple(((scope,), (name,)) for scope, _, name in (one.partition("|") for one in written)))


def test_the_weights_are_packaged_and_say_what_they_were_learned_from() -> None:
    weights = weigh.weights()
    assert len(weights.trained_on) == 16
    assert weights.reports >= 100
    assert 0.1 < weights.threshold < 0.9


def test_features_are_listed_as_the_weights_are_written() -> None:
    assert list(features("*|bias", "control|next=of")) == ["*|bias", "control|next=of"]


def test_chance_is_a_probability_whatever_the_features() -> None:
    heaviest = max(weigh.weights().weights, key=lambda name: weigh.weights().weights[name])
    assert weigh.chance(features()) == 0.5
    assert 0.5 < weigh.chance(features(heaviest)) < weigh.chance(features(*[heaviest] * 1000)) <= 1
    assert weigh.chance(features("no|such feature", "*|nor this")) == 0.5


def test_reasons_name_the_heaviest_features_first() -> None:
    table = weigh.weights().weights
    strong, weak = max(table, key=lambda n: abs(table[n])), min(table, key=lambda n: abs(table[n]))
    assert weigh.reasons(features(weak, strong))[0].startswith(strong.partition("|")[2])
