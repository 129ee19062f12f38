import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, DateRange, Group, Place, Report, Total
from marsad.model.vocabulary import PEOPLE_GROUPS
from marsad.reconcile import reconcile
from marsad.reconcile.areas import Area
from marsad.reconcile.totals import Counting, Parties, added_up
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report
from reconcile.strategies import wars

PLACES = {
    mention.id or "": Place(id=mention.id or "", name=mention.text, kind=kind, country="SY", admin1=mention.admin1,
                            latitude=mention.latitude or 0.0, longitude=mention.longitude or 0.0)
    for mention, kind in ((NORTHTOWN, "town"), (SOUTHTOWN, "town"), (UPLAND, "admin1"))
}  # fmt: skip
SYRIA = Place(id="test:sy", name="Syria", kind="country", country="SY", latitude=35.0, longitude=38.0)
IN_UPLAND, IN_NORTHTOWN, IN_SYRIA = Area(PLACES["test:3"]), Area(PLACES["test:1"]), Area(SYRIA)


def killed(key: str, low: int | None = None, high: int | None = None, **fields: object) -> Claim:
    return claim(report(key), "killed", **({"group": "people", "low": low, "high": high} | fields))  # type: ignore[arg-type]


def counting(*claims: Claim, parties: Parties | None = None) -> Counting:
    reports = {c.report: report(c.report) for c in claims}
    return Counting(reconcile(claims, reports).events, PLACES, parties=parties)


def north(*claims: Claim) -> Total:
    return counting(*claims).of(IN_UPLAND, "killed", "people").over(None, None).below


def test_intervals_are_summed_as_intervals() -> None:
    total = north(killed("a", 3, 5), killed("b", 10, 10, on=day(20)))
    assert (total.events, total.low, total.best, total.high) == (2, 13, 14, 15)


def test_an_open_end_leaves_the_sum_open_and_says_how_often() -> None:
    total = north(killed("a", 3, None), killed("b", 10, 10, on=day(20)), killed("c", None, 4, on=day(40)))
    assert (total.low, total.best, total.high, total.high_stated) == (13, 17, None, 17)
    assert (total.open_low, total.open_high) == (1, 1)


def test_an_event_without_a_figure_is_counted_and_adds_nothing() -> None:
    total = north(killed("a", 3, 3), killed("b", word="dozens", on=day(20)))
    assert (total.events, total.without_figure, total.low, total.best, total.high) == (2, 1, 3, 3, 3)


def test_nothing_known_is_not_zero() -> None:
    assert north(killed("a", word="dozens")) == Total(events=1, without_figure=1)
    assert north() == Total()
    assert north(killed("a", None, 5)).low is None


def test_a_part_that_stands_for_the_whole_is_said() -> None:
    assert north(killed("a", 5, 5, group="children")).by_part == 1
    assert north(killed("a", 5, 5)).by_part == 0


EDGES = [
    (None, None, 1, {}), (day(0), day(2), 1, {}), (day(-3), day(9), 1, {}), (day(1), None, 0, {"day": 1}),
    (None, day(1), 0, {"day": 1}), (day(3), None, 0, {}), (None, day(-1), 0, {}),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "sure", "doubts"), EDGES)
def test_what_goes_beyond_the_edge_of_a_period_is_counted_apart(
    start: dt.date | None, end: dt.date | None, sure: int, doubts: dict[str, int]
) -> None:
    several = killed("a", 4, 4, date=DateRange(day(0), day(2), precision=2))
    summed = counting(several).of(None, "killed", "people").over(start, end)
    assert summed.below.events == sure
    assert {one.doubt: one.total.events for one in summed.uncertain} == doubts


UNDATED = [
    (None, None, 1, {}), (None, day(0), 1, {}), (day(-9), day(9), 0, {"undated": 1}), (day(1), None, 0, {}),
    (None, day(-1), 0, {"undated": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "sure", "doubts"), UNDATED)
def test_what_has_no_day_happened_by_the_day_of_its_first_report(
    start: dt.date | None, end: dt.date | None, sure: int, doubts: dict[str, int]
) -> None:
    summed = counting(killed("a", 4, 4, on=None)).of(None, "killed", "people").over(start, end)
    assert summed.below.events == sure
    assert {one.doubt: one.total.events for one in summed.uncertain} == doubts


def test_what_is_known_less_exactly_than_asked_is_counted_apart() -> None:
    told = counting(
        killed("a", 1, 1), killed("b", 2, 2, on=day(20), places=(UPLAND,)), killed("c", 4, 4, on=day(40), places=()),
        killed("d", 8, 8, on=day(60), places=(SOUTHTOWN,)),
    )  # fmt: skip
    below, uncertain, _ = told.of(IN_NORTHTOWN, "killed", "people").over(None, None)
    assert below.best == 1
    assert {one.doubt: one.total.best for one in uncertain} == {"place": 2, "unplaced": 4}
    assert told.of(IN_UPLAND, "killed", "people").over(None, None).below.best == 3
    assert told.of(IN_SYRIA, "killed", "people").over(None, None).below.best == 11
    assert told.of(None, "killed", "people").over(None, None).below.best == 15


def test_parties() -> None:
    claims = [
        killed("a", 1, 1, who="Army"), killed("b", 2, 2, who="Rebels", on=day(20)), killed("c", 4, 4, on=day(40)),
        killed("d", 8, 8, on=day(60)), claim(report("d"), who="Army", side="state", on=day(60), says="One side"),
        claim(report("e"), who="Rebels", side="rebels", on=day(60), says="Other"), killed("e", 8, 8, on=day(60)),
    ]  # fmt: skip
    told = counting(*claims, parties=lambda name: name == "Army")
    below, uncertain, _ = told.of(None, "killed", "people").over(None, None)
    assert below.best == 1
    assert {one.doubt: one.total.best for one in uncertain} == {"unattributed": 4, "actor": 8}


def test_a_wider_group_is_counted_and_not_summed() -> None:
    summed = counting(killed("a", 7, 7)).of(None, "killed", "children").over(None, None)
    assert (summed.below, summed.wider) == (Total(), 1)


@settings(max_examples=80, deadline=None)
@given(war=wars(), cut=st.integers(-1, 7), group=st.sampled_from(PEOPLE_GROUPS))
def test_the_parts_of_a_period_make_the_whole_but_for_what_lies_across_the_cut(war, cut, group) -> None:  # type: ignore[no-untyped-def]
    reports = {of.id: of for of, _ in war}
    told = Counting(reconcile([c for _, claims in war for c in claims], reports).events, PLACES)
    for area in (None, IN_UPLAND, IN_NORTHTOWN):
        found = told.of(area, "killed", group)
        whole = found.over(day(-400), day(400)).below
        first, second = found.over(day(-400), day(cut)), found.over(day(cut + 1), day(400))
        days = [{one.doubt: one.total for one in half.uncertain}.get("day", Total()) for half in (first, second)]
        assert days[0] == days[1]
        for name in ("events", "without_figure", "low", "best", "high_stated"):
            parts = [getattr(total, name) or 0 for total in (first.below, second.below, days[0])]
            assert (getattr(whole, name) or 0) == sum(parts)


@settings(max_examples=80, deadline=None)
@given(war=wars())
def test_a_part_is_never_more_than_its_whole(war) -> None:  # type: ignore[no-untyped-def]
    reports = {of.id: of for of, _ in war}
    told = Counting(reconcile([c for _, claims in war for c in claims], reports).events, PLACES)
    people = told.of(None, "injured", "people").over(None, None).below
    for group in ("civilians", "children", "fighters"):
        part = told.of(None, "injured", group).over(None, None).below
        assert (part.best or 0) <= (people.best or 0)


@settings(max_examples=60, deadline=None)
@given(war=wars())
def test_low_best_and_high_are_in_order(war) -> None:  # type: ignore[no-untyped-def]
    reports = {of.id: of for of, _ in war}
    told = Counting(reconcile([c for _, claims in war for c in claims], reports).events, PLACES)
    for action in ("killed", "injured", "displaced"):
        total = told.of(IN_UPLAND, action, "people").over(None, None).below
        known = [value for value in (total.low, total.best, total.high) if value is not None]
        assert known == sorted(known)


@settings(max_examples=60, deadline=None)
@given(war=wars())
def test_sums_of_what_belongs_are_those_of_a_count(war: list[tuple[Report, list[Claim]]]) -> None:
    events = reconcile([c for _, told in war for c in told], {of.id: of for of, _ in war}).events
    counting = Counting(events, {})
    kinds: list[tuple[str, Group]] = [(action, group) for action in ("killed", "injured") for group in PEOPLE_GROUPS]
    counted = ((*kind, counting.of(None, *kind).over(None, None)) for kind in kinds)
    told = [(action, group, found.below) for action, group, found in counted if found.below.events]
    assert list(added_up(events, kinds)) == told
