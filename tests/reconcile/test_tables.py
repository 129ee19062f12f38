import msgspec
import pytest

from marsad.model import ACTIONS
from marsad.reconcile import tables


def test_every_method_is_an_action_of_attack() -> None:
    assert {method for pair in tables.linking().method.pairs for method in pair} <= set(ACTIONS["attack"])


def test_points_for_agreement_are_above_points_for_difference() -> None:
    points = tables.linking()
    assert points.time.same_day > points.time.next_day > points.time.off
    assert points.place.same > points.place.near > points.place.around > points.place.apart
    assert points.method.same > points.method.alike > points.method.unlike
    assert points.thresholds.together > points.thresholds.group


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"each": 1.0, "most": 1.0, "extra": 1.0}, tables.Names)
