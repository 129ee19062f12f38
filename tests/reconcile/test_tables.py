import msgspec
import pytest

from marsad.model import ACTIONS
from marsad.reconcile import tables


def test_every_method_is_an_action_of_attack() -> None:
    method = tables.linking().method
    assert {*method.same, method.ground, *(name for pair in method.pairs for name in pair)} <= set(ACTIONS["attack"])


def test_common_words_are_plain_and_small() -> None:
    assert all(word.isalpha() and word == word.lower() for word in tables.linking().words.common)


def test_points_for_agreement_are_above_points_for_difference() -> None:
    points = tables.linking()
    assert points.time.same_day > points.time.next_day > points.time.off
    assert points.place.same > points.place.near > points.place.around > points.place.apart
    assert 0 >= points.method.alike > points.method.unlike
    assert min(points.method.same.values()) > 0
    assert points.thresholds.together > points.thresholds.group


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"together": 1.0, "group": 1.0, "same_report": 1.0, "extra": 1.0}, tables.Thresholds)
