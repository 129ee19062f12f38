from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Report
from marsad.reconcile import by_report, reconcile
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report
from reconcile.strategies import wars

Told = list[tuple[Report, list[Claim]]]


def both(war: Told) -> tuple[list[Claim], dict[str, Report]]:
    return [item for _, claims in war for item in claims], {of.id: of for of, _ in war}


@settings(max_examples=60, deadline=None)
@given(war=wars(), random=st.randoms(use_true_random=False))
def test_the_order_and_repetition_of_the_input_change_nothing(war: Told, random: Random) -> None:
    claims, reports = both(war)
    shuffled = claims + claims[: len(claims) // 2]
    random.shuffle(shuffled)
    backwards = dict(reversed(reports.items()))
    assert reconcile(shuffled, backwards) == reconcile(claims, reports)


@settings(max_examples=60, deadline=None)
@given(war=wars())
def test_every_claim_that_makes_an_event_is_in_exactly_one(war: Told) -> None:
    claims, reports = both(war)
    events = reconcile(claims, reports).events
    held = [key for event in events for key in event.claims]
    making = {c.id for c in claims if c.status == "reported" and not c.cumulative and c.action != "holds"}
    assert len(held) == len(set(held))
    assert making <= set(held)
    assert not {c.id for c in claims if c.cumulative or c.action == "holds"} & set(held)
    assert all(set(event.claims) & making for event in events)


@settings(max_examples=60, deadline=None)
@given(war=wars())
def test_low_best_and_high_are_in_order_whatever_the_rule(war: Told) -> None:
    claims, reports = both(war)
    for rule in ("span", "lowest", "ged"):
        for toll in (toll for event in reconcile(claims, reports, rule).events for toll in event.tolls):
            known = [number for number in (toll.low, toll.best, toll.high) if number is not None]
            assert known == sorted(known)


@settings(max_examples=60, deadline=None)
@given(war=wars())
def test_every_report_with_claims_has_one_line_and_an_event_of_its_own_claims(war: Told) -> None:
    claims, reports = both(war)
    record = reconcile(claims, reports)
    events = {event.id: set(event.claims) for event in record.events}
    lines = by_report(record, claims)
    assert [of for of, _ in lines] == sorted({c.report for c in claims})
    assert all(not event or events[event] & {c.id for c in claims if c.report == of} for of, event in lines)


def test_an_attack_and_its_dead_in_two_reports_are_one_event() -> None:
    one, two = report("one"), report("two", published=day(1))
    claims = [claim(one), claim(one, "killed", low=7, high=7, group="people"),
              claim(two, at=50), claim(two, "killed", at=50, low=9, high=9, group="people")]  # fmt: skip
    (event,) = reconcile(claims, {"one": one, "two": two}).events
    assert (event.kind, event.actions, set(event.claims)) == ("attack", ("airstrike", "killed"), {c.id for c in claims})
    assert event.sources == ("Paper one", "Paper two")
    assert event.contradictions == ("People killed: Paper one says 7; Paper two says 9",)


def test_the_capture_of_a_town_and_an_air_strike_on_it_are_two_events() -> None:
    one, two = report("one"), report("two")
    claims = [claim(of, action, at=at) for of in (one, two) for at, action in ((0, "captured"), (60, "airstrike"))]
    events = reconcile(claims, {"one": one, "two": two}).events
    assert sorted((event.actions, len(event.sources)) for event in events) == [(("airstrike",), 2), (("captured",), 2)]


def test_the_fighting_for_a_town_and_its_capture_are_one_event() -> None:
    one = report("one")
    (event,) = reconcile([claim(one, "captured"), claim(one, "clash")], {"one": one}).events
    assert event.kind == "control"


def test_so_many_villages_taken_is_not_the_taking_of_one() -> None:
    one = report("one")
    total = claim(one, "captured", at=50, group="places", low=35, high=35)
    events = reconcile([claim(one, "captured"), total], {"one": one}).events
    assert [len(event.claims) for event in events] == [1, 1]


def test_what_is_known_to_the_province_brings_no_two_villages_together() -> None:
    near = msgspec.structs.replace(NORTHTOWN, text="Hillfoot", name="Hillfoot", id="test:7", latitude=35.1)
    papers = {name: report(name) for name in ("north", "hill", "vague")}
    claims = [
        claim(papers["north"], "bombing"),
        claim(papers["hill"], "bombing", places=(near,)),
        claim(papers["vague"], "bombing", places=(UPLAND,)),
    ]
    events = reconcile(claims, papers).events
    assert not any({"Paper north", "Paper hill"} <= set(event.sources) for event in events)


def test_an_event_says_how_many_were_killed_in_all() -> None:
    one, two = report("one"), report("two")
    claims = [
        claim(one, "killed", low=3, high=3, group="civilians"), claim(one, "killed", low=4, high=4, group="fighters"),
        claim(two, "killed", low=9, high=9, group="people"), claim(two, "killed", low=2, high=2, group="children"),
    ]  # fmt: skip
    (event,) = reconcile(claims, {"one": one, "two": two}).events
    assert event.main is not None
    assert (event.main.low, event.main.best, event.main.high) == (7, 7, 9)
    assert [figure.low for figure in event.main.figures] == [7, 9]


def test_an_event_without_dead_has_no_main_figure() -> None:
    one = report("one")
    (event,) = reconcile([claim(one)], {"one": one}).events
    assert event.main is None


def test_the_event_keeps_its_id_while_claims_are_added_behind_it() -> None:
    papers = [report(name) for name in ("one", "two", "three")]
    claims = sorted((claim(of) for of in papers), key=lambda c: c.id)
    reports = {of.id: of for of in papers}
    ids = {reconcile(claims[:count], reports).events[0].id for count in (1, 2, 3)}
    assert len(ids) == 1


def test_far_events_stay_apart_though_a_vague_report_could_be_about_either() -> None:
    north, south, vague = report("north"), report("south"), report("vague")
    claims = [
        claim(north, places=(NORTHTOWN,)), claim(north, "killed", low=12, high=12),
        claim(south, places=(SOUTHTOWN,)), claim(south, "killed", places=(SOUTHTOWN,), low=12, high=12),
        claim(vague, places=()), claim(vague, "killed", places=(), low=12, high=12),
    ]  # fmt: skip
    events = reconcile(claims, {of.id: of for of in (north, south, vague)}).events
    by_place = {event.place.name for event in events if event.place}
    assert by_place == {"Northtown", "Southtown"}
    assert not any({"Paper north", "Paper south"} <= set(event.sources) for event in events)


def test_the_same_town_ten_days_later_is_another_event() -> None:
    one, two = report("one"), report("two", published=day(10))
    claims = [claim(one), claim(two, on=day(10))]
    assert len(reconcile(claims, {"one": one, "two": two}).events) == 2


def test_a_denial_joins_the_event_and_makes_none_of_its_own() -> None:
    one, two = report("one"), report("two")
    told, denied = claim(one), claim(two, status="denied", says="The ministry")
    (event,) = reconcile([told, denied], {"one": one, "two": two}).events
    assert event.denied_by == ("The ministry",)
    assert event.sources == ("Paper one",)
    assert set(event.claims) == {told.id, denied.id}
    assert reconcile([denied], {"two": two}).events == ()


def test_a_denial_in_the_report_that_tells_of_the_attack_joins_it() -> None:
    one = report("one")
    denied = claim(one, at=300, status="denied", says="The ministry", places=(), on=None)
    (event,) = reconcile([claim(one), denied], {"one": one}).events
    assert event.denied_by == ("The ministry",)


def test_a_total_over_a_period_is_no_events_toll() -> None:
    one = report("one")
    total = claim(one, "killed", low=850, high=850, cumulative=True)
    (event,) = reconcile([claim(one), claim(one, "killed", low=3, high=3), total], {"one": one}).events
    assert [toll.best for toll in event.tolls] == [3]
    assert total.id not in event.claims


def test_a_report_is_about_the_event_at_its_head() -> None:
    one = report("one")
    claims = [claim(one), claim(one, at=2000, on=day(-40), places=(SOUTHTOWN,))]
    record = reconcile(claims, {"one": one})
    head = next(event.id for event in record.events if claims[0].id in event.claims)
    assert by_report(record, claims) == [("one", head)]


def events_of(claims: list[Claim], reports: dict[str, Report], **judged: set[tuple[str, str]]) -> set[frozenset[str]]:
    return {frozenset(event.claims) for event in reconcile(claims, reports, **judged).events}


def test_a_judgement_joins_what_the_points_keep_apart() -> None:
    one, two = report("one"), report("two", published=day(10))
    strike, later = claim(one), claim(two, "shelling", on=day(10), places=(SOUTHTOWN,))
    papers = {"one": one, "two": two}
    assert len(events_of([strike, later], papers)) == 2
    assert events_of([strike, later], papers, same={(strike.id, later.id)}) == {frozenset({strike.id, later.id})}


def test_a_judgement_parts_what_the_points_join_and_wins_over_one_that_joins() -> None:
    one, two = report("one"), report("two")
    strike, dead, other = claim(one), claim(one, "killed", low=7, high=7), claim(two)
    papers, claims = {"one": one, "two": two}, [strike, dead, other]
    assert events_of(claims, papers) == {frozenset({strike.id, dead.id, other.id})}
    parted = {frozenset({strike.id, dead.id}), frozenset({other.id})}
    pair = {(other.id, dead.id)}
    assert events_of(claims, papers, apart=pair) == parted
    assert events_of(claims, papers, apart=pair, same=pair) == parted


def test_a_judgement_parts_the_claims_of_one_report() -> None:
    one = report("one")
    strike, dead = claim(one), claim(one, "killed", low=7, high=7)
    assert len(events_of([strike, dead], {"one": one})) == 1
    assert len(events_of([strike, dead], {"one": one}, apart={(strike.id, dead.id)})) == 2


def test_a_denial_goes_where_a_judgement_sends_it() -> None:
    north, south, two = report("north"), report("south"), report("two")
    here, there = claim(north), claim(south, places=(SOUTHTOWN,))
    denied = claim(two, status="denied", says="The ministry")
    claims, papers = [here, there, denied], {"north": north, "south": south, "two": two}
    assert events_of(claims, papers) == {frozenset({here.id, denied.id}), frozenset({there.id})}
    sent = events_of(claims, papers, same={(denied.id, there.id)})
    assert sent == {frozenset({here.id}), frozenset({there.id, denied.id})}
    kept = events_of(claims, papers, apart={(denied.id, here.id)})
    assert kept == {frozenset({here.id}), frozenset({there.id})}


@settings(max_examples=60, deadline=None)
@given(war=wars(), data=st.data())
def test_what_was_judged_apart_is_in_no_event_together_and_the_same_is_unless_another_judgement_forbids(
    war: Told, data: st.DataObject
) -> None:
    claims, reports = both(war)
    making = [c.id for c in claims if c.status == "reported" and not c.cumulative and c.action != "holds"]
    if not making:
        return
    pair = st.tuples(st.sampled_from(making), st.sampled_from(making)).filter(lambda two: two[0] != two[1])
    pairs = st.sets(pair, max_size=3) if len(set(making)) > 1 else st.just(set[tuple[str, str]]())
    same, apart = data.draw(pairs), data.draw(pairs)
    found = events_of(claims, reports, same=same, apart=apart)
    assert not any({one, two} <= event for one, two in apart for event in found)
    joined = events_of(claims, reports, same=same)
    assert all(any({one, two} <= event for event in joined) for one, two in same)
