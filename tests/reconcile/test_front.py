import datetime as dt
from collections import defaultdict

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Control, DateRange, Gap, Place, PlaceMention, Report
from marsad.reconcile.areas import Area
from marsad.reconcile.control import control
from marsad.reconcile.front import Ground
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report
from reconcile.strategies import wars
from reconcile.test_totals import IN_NORTHTOWN, IN_UPLAND, PLACES

ONE = report("one", published=day(30))
HILLFOOT = PlaceMention(
    text="Hillfoot", name="Hillfoot", id="test:7", latitude=35.2, longitude=36.2, admin1="Upland", country="SY",
    precision=1,
)  # fmt: skip
ENTRIES = PLACES | {
    "test:7": Place(id="test:7", name="Hillfoot", kind="village", country="SY", admin1="Upland", latitude=35.2,
                    longitude=36.2)
}  # fmt: skip


def ground(*claims: Claim, area: Area | None = None) -> Ground:
    return Ground(claims, {"one": ONE}, ENTRIES, area=area)


def taken(number: int, who: str = "Army", *places: PlaceMention, **fields: object) -> Claim:
    return claim(ONE, "captured", who=who, on=day(number), places=places or (NORTHTOWN,), **fields)


def holders(found: Control) -> dict[str, str | None]:
    return {item.place.text: item.holder for item in found.places}


STORY = [taken(0), taken(5, "Rebels"), taken(9, "Army", SOUTHTOWN), claim(ONE, "besieged", who="Army", on=day(12))]
DAYS = [
    (-1, {}), (0, {"Northtown": "Army"}), (4, {"Northtown": "Army"}), (5, {"Northtown": "Rebels"}),
    (9, {"Northtown": "Rebels", "Southtown": "Army"}), (99, {"Northtown": "Rebels", "Southtown": "Army"}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "expected"), DAYS)
def test_who_held_what_on_a_day(number: int, expected: dict[str, str]) -> None:
    assert holders(ground(*STORY).as_of(day(number))) == expected


def test_the_state_of_a_place() -> None:
    place, _ = ground(*STORY).as_of(day(20)).places
    assert (place.holder, place.besiegers, place.contested) == ("Rebels", ("Army",), False)
    assert (place.since, place.changed, place.quiet, place.last_told) == (day(5), day(12), 8, day(12))
    assert set(place.claims) == {STORY[1].id, STORY[3].id}
    assert place.sources == ("Paper one",)


def test_who_is_said_to_be_both_in_a_place_and_around_it_contests_it() -> None:
    (place,) = ground(taken(0), claim(ONE, "besieged", who="Army", on=day(3))).as_of(day(4)).places
    assert (place.holder, place.contested, place.contenders) == (None, True, ("Army",))
    assert (place.besiegers, place.at_odds) == (("Army",), ("Army",))
    assert len(place.claims) == 2


def test_a_contested_place_has_no_holder() -> None:
    (place,) = ground(taken(0), taken(0, "Rebels")).as_of(day(1)).places
    assert (place.holder, place.contested, place.contenders) == (None, True, ("Army", "Rebels"))


def test_a_place_that_was_left_has_no_holder_and_says_why() -> None:
    left = claim(ONE, "withdrew", who="Army", on=day(3))
    (place,) = ground(taken(0), left).as_of(day(10)).places
    assert (place.holder, place.contested, place.changed, place.quiet) == (None, False, day(3), 7)
    assert left.id in place.claims


def test_only_what_lies_in_a_place() -> None:
    assert holders(ground(*STORY, area=IN_UPLAND).as_of(day(20))) == {"Northtown": "Rebels"}
    assert holders(ground(*STORY, area=IN_NORTHTOWN).as_of(day(4))) == {"Northtown": "Army"}


WIDE = [
    ({"places": (UPLAND,)}, "area"), ({"low": 70, "high": 70, "word": "70 percent", "places": (UPLAND,)}, "share"),
    ({"word": "two thirds", "places": (UPLAND,)}, "share"), ({"low": 960, "high": 960, "word": "960"}, "extent"),
    ({"low": 35, "high": 35, "word": "35", "group": "places"}, "places"),
    ({"group": "places", "places": (UPLAND,)}, "places"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "measure"), WIDE)
def test_what_is_said_of_more_than_single_places_is_kept_as_it_is(fields: dict[str, object], measure: str) -> None:
    found = ground(claim(ONE, "holds", who="Army", **fields)).as_of(day(40))
    assert found.places == ()
    (item,) = found.wide
    assert (item.measure, item.actor, item.text) == (measure, "Army", fields.get("word"))
    assert ground(claim(ONE, "holds", who="Army", status="denied", **fields)).as_of(None).wide == ()


def test_what_is_said_of_a_larger_area_is_told_from_its_day_on() -> None:
    told = ground(claim(ONE, "holds", who="Army", places=(UPLAND,), on=day(3)))
    assert told.as_of(day(2)).wide == ()
    assert len(told.as_of(day(3)).wide) == 1


def test_what_changed_between_two_days() -> None:
    front = ground(*STORY).between(day(4), day(20))
    changes = {c.after.place.text: (c.before.holder if c.before else None, c.after.holder) for c in front.changes}
    assert changes == {"Northtown": ("Army", "Rebels"), "Southtown": (None, "Army")}
    assert ground(*STORY).between(day(12), day(20)).changes == ()
    assert ground(*STORY).between(day(0), day(0)).changes == ()


def villages(low: int | None, high: int | None, **fields: object) -> Claim:
    given = {"who": "Army", "group": "places", "low": low, "high": high, "places": (UPLAND,),
             "date": DateRange(day(0), day(3), precision=2)}  # fmt: skip
    return claim(ONE, "captured", **(given | fields))


def test_so_many_villages_stand_beside_those_that_are_named() -> None:
    named = [taken(1), taken(3, "Army", HILLFOOT), taken(2, "Army", SOUTHTOWN), taken(20, "Army", HILLFOOT, at=90)]
    (item,) = ground(*named, villages(35, 35)).between(day(-1), day(25)).taken
    assert [place.text for place in item.named] == ["Northtown", "Hillfoot"]
    assert (item.uncertain, item.gap) == (0, Gap(low=33, best=33, high=33))


def test_what_another_side_took_or_what_has_no_day_is_not_named() -> None:
    vague = claim(ONE, "holds", who="Army", places=(HILLFOOT,), on=day(8))
    (item,) = ground(taken(1, "Rebels"), vague, villages(35, None)).between(day(-1), day(9)).taken
    assert (item.named, item.uncertain, item.gap) == ((), 1, Gap(low=35, best=35, high=None))


def test_two_names_of_one_side_took_them_together() -> None:
    named = claim(ONE, "captured", who="Troops", side="state", on=day(1))
    total = villages(35, 35, actors=(*claim(ONE, who="Army", side="state").actors,))
    (item,) = ground(named, total).between(day(-1), day(9)).taken
    assert len(item.named) == 1


def test_a_number_of_places_without_a_place_on_the_map_has_nobody_beside_it_for_sure() -> None:
    (item,) = ground(taken(1), villages(35, 35, places=())).between(day(-1), day(9)).taken
    assert (item.named, item.uncertain) == ((), 1)


def test_a_number_of_places_is_told_within_its_days() -> None:
    assert ground(villages(35, 35)).between(day(3), day(9)).taken == ()
    assert ground(villages(35, 35)).between(day(-1), day(2)).taken == ()
    (item,) = ground(villages(None, None, word="dozens of")).between(day(-1), dt.date(2020, 4, 1)).taken
    assert item.gap is None


@settings(max_examples=60, deadline=None)
@given(war=wars(), number=st.integers(-3, 9))
def test_what_is_held_on_a_day_is_what_the_spans_say(war: list[tuple[Report, list[Claim]]], number: int) -> None:
    claims, reports = [c for _, told in war for c in told], {of.id: of for of, _ in war}
    told = Ground(claims, reports, PLACES)
    last = {item.place.id: item for item in told.as_of(None).places}
    spans = [span for span in control(claims, reports) if span.end is None]
    stand: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for span in spans:
        stand[str(span.place.id)].add((span.actor, "around" if span.state == "besieges" else "in"))
    both = {key for key, found in stand.items() if any((who, "in") in found for who, at in found if at == "around")}
    contested = {s.place.id for s in spans if s.state == "contests"} | both
    assert {key for key, item in last.items() if item.contested} == contested
    assert {key for key, item in last.items() if item.at_odds} == both
    assert all(last[s.place.id].holder in (s.actor, None) for s in spans if s.state == "holds")
    assert told.as_of(dt.date(9999, 1, 1)).places == tuple(
        msgspec.structs.replace(item, quiet=(dt.date(9999, 1, 1) - item.changed).days if item.changed else None)
        for item in last.values()
    )
    assert told.as_of(day(-400)) == Control(as_of=day(-400))
    assert all(item.last_told and item.last_told <= day(number) for item in told.as_of(day(number)).places)
    assert told.between(day(number), day(number)).changes == ()


def test_where_all_is_denied_nothing_is_known() -> None:
    assert ground(claim(ONE, "captured", who="Army", status="denied")).as_of(day(9)).places == ()
