from marsad.model import Claim, Event, Report
from marsad.model.vocabulary import PEOPLE_GROUPS, parts, wholes
from marsad.reconcile import reconcile
from marsad.reconcile.wholes import share
from reconcile.build import claim, day, report

ONE, TWO, LATER = report("one"), report("two"), report("later", published=day(1), publisher="Paper one")


def event(*claims: Claim) -> Event:
    reports: dict[str, Report] = {of.id: of for of in (ONE, TWO, LATER)}
    (found,) = reconcile(claims, reports).events
    return found


def injured(of: Report, group: str, low: int | None = None, **more: object) -> Claim:
    return claim(of, "injured", group=group, low=low, high=low, **more)


def test_groups_nest() -> None:
    assert set(parts("people")) == set(PEOPLE_GROUPS) - {"people"}
    assert parts("children") == ()
    assert set(wholes("children")) == {"civilians", "people"}
    assert wholes("people") == ()


def test_a_part_is_not_added_to_its_whole() -> None:
    found = event(injured(ONE, "people", 10), injured(ONE, "children", 5), injured(ONE, "women", 2))
    whole = share(found, "injured", "people")
    assert whole is not None
    assert (whole.range, whole.is_part) == ((10, 10, 10), False)


def test_civilians_and_fighters_make_a_whole_where_they_are_more() -> None:
    found = event(injured(ONE, "civilians", 6), injured(ONE, "fighters", 3))
    whole = share(found, "injured", "people")
    assert whole is not None
    assert (whole.range, whole.is_part) == ((9, 9, 9), True)


def test_health_workers_may_be_women_and_are_not_added_to_them() -> None:
    found = event(injured(ONE, "women", 4), injured(ONE, "health_workers", 3), injured(ONE, "children", 1))
    assert share(found, "injured", "civilians").range == (5, 5, 5)  # type: ignore[union-attr]


def test_each_source_has_its_own_whole() -> None:
    found = event(injured(ONE, "people", 10), injured(TWO, "civilians", 12), injured(TWO, "children", 2))
    assert share(found, "injured", "people").range == (10, 10, 12)  # type: ignore[union-attr]
    assert share(found, "injured", "people", "ged").range == (10, 10, 12)  # type: ignore[union-attr]


def test_an_older_part_does_not_outdo_the_latest_whole() -> None:
    found = event(injured(ONE, "civilians", 15), injured(LATER, "people", 12))
    assert share(found, "injured", "people").range == (12, 12, 12)  # type: ignore[union-attr]


def test_a_wider_group_says_nothing_of_a_part() -> None:
    found = event(injured(ONE, "people", 10))
    part = share(found, "injured", "children")
    assert part is not None
    assert (part.is_wider, part.range) == (True, (None, None, None))
    assert share(found, "killed", "people") is None
    assert share(event(injured(ONE, "fighters", 10)), "injured", "civilians") is None


def test_the_whole_of_those_killed_is_the_main_toll() -> None:
    found = event(claim(ONE, "killed", group="people", low=7, high=7), claim(TWO, "killed", group="civilians", low=9))
    assert found.main is not None
    whole = share(found, "killed", "people")
    assert whole is not None
    assert whole.range == (found.main.low, found.main.best, found.main.high)


def test_a_vague_word_is_no_figure() -> None:
    found = event(claim(ONE, "injured", group="people", word="dozens"))
    assert share(found, "injured", "people").range == (None, None, None)  # type: ignore[union-attr]
