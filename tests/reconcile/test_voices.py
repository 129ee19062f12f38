from marsad.reconcile import reconcile
from marsad.reconcile.voices import voices
from reconcile.build import claim, day, report

ONE, TWO, THREE = report("one"), report("two"), report("three")


def test_how_sources_stand_to_each_other() -> None:
    claims = [
        claim(ONE, "killed", low=4, high=4), claim(TWO, "killed", low=8, high=8), claim(THREE, "killed", low=8, high=8),
        claim(ONE, "killed", low=2, high=2, on=day(20)), claim(TWO, status="denied", on=day(20), says="Ministry"),
    ]  # fmt: skip
    events = reconcile(claims, {of.id: of for of in (ONE, TWO, THREE)}).events
    found = {item.source: item for item in voices(events, {"Silent": {"aid": 2}}, {"Silent": (day(3), day(9))})}
    one, two = found["Paper one"], found["Paper two"]
    assert (one.events, one.alone, one.differs, one.figures) == (2, 1, 1, 1)
    assert (one.higher, one.equal, one.lower, one.ratio) == (0, 0, 1, 0.5)
    assert (two.higher, two.equal, two.lower) == (1, 0, 0)
    assert two.ratio == 8 / 6
    assert found["Silent"].claims == {"aid": 2}
    assert found["Silent"].ratio is None
    assert (found["Silent"].first_told, found["Silent"].last_told) == (day(3), day(9))
    assert found["Ministry"].last_told is None
    assert found["Ministry"].denies == 1


def test_nobody_says_anything() -> None:
    assert voices((), {}) == ()
