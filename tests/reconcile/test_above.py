import datetime as dt

import pytest

from marsad.model import Claim, DateRange, FromAbove, Gap, Group, Place, Report
from marsad.reconcile import reconcile
from marsad.reconcile.above import Asked, Figures, is_told, told, tolls_of
from marsad.reconcile.areas import Area
from marsad.reconcile.sources import source_of
from marsad.reconcile.totals import Counting
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report
from reconcile.test_totals import IN_NORTHTOWN, IN_UPLAND, PLACES

NINE_DAYS = DateRange(day(0), day(8), precision=4)


def asked(claims: list[Claim], question: Asked, group: Group = "people") -> tuple[FromAbove, ...]:
    reports: dict[str, Report] = {c.report: report(c.report, published=day(9)) for c in claims}
    counting = Counting(reconcile(claims, reports).events, PLACES)
    sources = {c.id: source_of(c, reports[c.report]) for c in claims}
    figures = Figures(told(claims, reports, sources), counting, PLACES)
    (found,) = tolls_of(question, counting, figures, "span", [("killed", group)])
    return found.above


def killed(key: str, low: int, high: int | None, **fields: object) -> Claim:
    return claim(report(key), "killed", **({"group": "people", "low": low, "high": high} | fields))  # type: ignore[arg-type]


def total(key: str = "sum", low: int = 85, high: int | None = 85, **fields: object) -> Claim:
    given = {"cumulative": True, "date": NINE_DAYS, "places": (UPLAND,), "says": "Observatory"}
    return killed(key, low, high, **(given | fields))


DEAD = [killed("a", 20, 20), killed("b", 30, 34, on=day(6)), killed("c", 7, 7, on=day(20))]


def test_a_figure_for_a_place_and_days_stands_beside_the_events_of_that_place_and_those_days() -> None:
    claims = [*DEAD, total()]
    (figure,) = asked(claims, Asked(IN_UPLAND))
    assert (figure.source, figure.low, figure.high, figure.start, figure.end) == ("Observatory", 85, 85, day(0), day(8))
    assert figure.claims == (claims[-1].id,)
    assert figure.below is not None
    assert (figure.below.events, figure.below.low, figure.below.high) == (2, 50, 54)
    assert figure.gap == Gap(low=31, best=33, high=35)
    assert (figure.place_fit, figure.period_fit) == ("same", "within")


def test_the_figure_from_above_is_in_no_sum() -> None:
    claims = [*DEAD, total()]
    reports = {c.report: report(c.report) for c in claims}
    counting = Counting(reconcile(claims, reports).events, PLACES)
    assert counting.of(None, "killed", "people").over(None, None).below.best == 59


def test_events_may_make_more_of_it_than_the_source() -> None:
    (figure,) = asked([*DEAD, total(low=40, high=40)], Asked())
    assert figure.gap == Gap(low=-14, best=-12, high=-10)


def test_an_open_figure_has_an_open_gap() -> None:
    (figure,) = asked([*DEAD, total(high=None)], Asked())
    assert figure.gap == Gap(low=31, best=33, high=None)


def test_where_no_event_is_known_the_gap_is_all_of_it() -> None:
    (figure,) = asked([total()], Asked())
    assert figure.below is not None
    assert figure.below.events == 0
    assert figure.gap == Gap(low=85, best=85, high=85)


def test_a_figure_for_no_known_place_has_nothing_beside_it() -> None:
    (figure,) = asked([*DEAD, total(places=())], Asked())
    assert (figure.below, figure.gap, figure.place_fit) == (None, None, "unknown")
    assert asked([*DEAD, total(places=())], Asked(IN_UPLAND)) == ()


def test_a_figure_without_a_number_has_no_gap() -> None:
    (figure,) = asked([*DEAD, total(low=None, high=None, word="hundreds")], Asked())  # type: ignore[arg-type]
    assert (figure.gap, figure.text) == (None, "hundreds")


def test_the_same_figure_of_one_source_is_listed_once_with_all_its_claims() -> None:
    claims = [total("one"), total("two"), total("other", says="Ministry")]
    found = asked(claims, Asked())
    assert sorted((figure.source, len(figure.claims)) for figure in found) == [("Ministry", 1), ("Observatory", 2)]


FITS: list[tuple[Asked, int, str]] = [
    (Asked(IN_UPLAND, day(0), day(8)), 1, "same"), (Asked(IN_UPLAND, day(-5), day(20)), 1, "within"),
    (Asked(IN_UPLAND, day(2), day(20)), 1, "overlaps"), (Asked(IN_UPLAND, day(2), day(4)), 1, "around"),
    (Asked(IN_UPLAND, day(9), None), 0, ""), (Asked(IN_UPLAND, None, day(-1)), 0, ""),
    (Asked(IN_NORTHTOWN), 0, ""), (Asked(Area(PLACES["test:2"])), 0, ""),
    (Asked(IN_UPLAND, as_of=day(7)), 0, ""), (Asked(IN_UPLAND, as_of=day(8)), 1, "within"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "number", "fit"), FITS)
def test_which_figures_are_shown(question: Asked, number: int, fit: str) -> None:
    found = asked([total()], question)
    assert [figure.period_fit for figure in found] == [fit] * number


def test_a_figure_for_a_town_within_is_shown_as_such() -> None:
    (figure,) = asked([total(places=(NORTHTOWN,))], Asked(IN_UPLAND))
    assert figure.place_fit == "within"
    assert asked([total(places=(SOUTHTOWN,))], Asked(IN_UPLAND)) == ()


def test_a_figure_of_another_group_or_of_a_denial_is_none() -> None:
    assert asked([total(group="children")], Asked()) == ()
    assert len(asked([total(group="children")], Asked(), "children")) == 1
    assert asked([total(status="denied")], Asked()) == ()


def test_a_figure_without_days_counts_up_to_its_report() -> None:
    (figure,) = asked([*DEAD, total(date=None)], Asked())
    assert (figure.start, figure.end, figure.period_fit) == (None, day(9), "unknown")
    assert figure.gap == Gap(low=31, best=33, high=35)


def test_parties_are_asked_of_the_claims_own() -> None:
    question = Asked(parties=lambda name: name == "Army")
    assert len(asked([total(who="Army"), total("b", who="Rebels"), total("c")], question)) == 1


def test_the_latest_comes_first() -> None:
    later = total("later", low=99, high=99, date=DateRange(dt.date(2020, 1, 1), day(8)))
    reports: dict[str, Report] = {"sum": report("sum", published=day(5)), "later": report("later", published=day(8))}
    counting = Counting((), PLACES)
    claims = [total(), later]
    figures = Figures(told(claims, reports, {c.id: "O" for c in claims}), counting, PLACES)
    assert [figure.low for figure in figures.of(Asked(), "killed", "people")] == [99, 85]


def test_places_of_other_lists_are_not_needed() -> None:
    entry = Place(id="test:9", name="Upland", kind="admin1", country="SY", latitude=35.0, longitude=36.0)
    assert len(asked([total()], Asked(Area(entry)))) == 1


def test_what_nothing_is_told_of() -> None:
    counting = Counting(reconcile(DEAD[:1], {"a": report("a")}).events, PLACES)
    figures = Figures((), counting, PLACES)
    kinds: list[tuple[str, Group]] = [("killed", "people"), ("killed", "children"), ("injured", "people")]
    found = list(tolls_of(Asked(), counting, figures, "span", kinds))
    assert [(item.action, item.group, is_told(item), item.wider) for item in found] == [
        ("killed", "people", True, 0), ("killed", "children", False, 1), ("injured", "people", False, 0)
    ]  # fmt: skip
