import pytest

from marsad.model import Claim, Rule, Toll
from marsad.reconcile.tolls import tolls
from reconcile.build import claim, day, report


def said_by(source: str, claims: list[Claim]) -> dict[str, str]:
    return {item.id: source for item in claims}


Stated = list[tuple[int | None, int | None]]


def toll_of(stated: Stated, rule: Rule) -> Toll:
    papers = [report(f"r{number}") for number in range(len(stated))]
    claims = [claim(of, "killed", low=low, high=high) for of, (low, high) in zip(papers, stated, strict=True)]
    (found,) = tolls(claims, {of.id: of for of in papers}, {c.id: c.report for c in claims}, rule)
    return found


@pytest.mark.parametrize(
    ("stated", "rule", "expected"),
    [
        ([(7, 7)], "span", (7, 7, 7)),
        ([(7, 7), (9, 9), (20, 20)], "span", (7, 9, 20)),
        ([(7, 7), (9, 9)], "span", (7, 7, 9)),
        ([(7, 7), (9, 9), (20, 20)], "lowest", (7, 7, 20)),
        ([(7, 7), (20, 20), (20, 20)], "ged", (7, 20, 20)),
        ([(7, 7), (20, 20)], "ged", (7, 7, 20)),
        ([(85, None)], "span", (85, 85, None)),
        ([(85, None), (90, 90)], "span", (85, 85, 90)),
        ([(95, None), (90, 90)], "span", (90, 90, None)),
        ([(None, 10)], "span", (None, 10, 10)),
        ([(None, 10), (20, 20)], "span", (None, 10, 20)),
        ([(20, 30)], "span", (20, 25, 30)),
        ([(20, 30)], "lowest", (20, 20, 30)),
        ([(0, 0)], "span", (0, 0, 0)),
        ([(None, None)], "span", (None, None, None)),
    ],
)
def test_rules(stated: Stated, rule: Rule, expected: tuple[int | None, ...]) -> None:
    found = toll_of(stated, rule)
    assert (found.low, found.best, found.high) == expected
    assert found.rule == rule


def test_a_vague_word_is_shown_and_is_no_number() -> None:
    one, two = report("one"), report("two")
    claims = [claim(one, "killed", word="dozens"), claim(two, "killed", low=30, high=30)]
    (found,) = tolls(claims, {"one": one, "two": two}, {c.id: c.report for c in claims}, "span")
    assert (found.low, found.best, found.high) == (30, 30, 30)
    assert [figure.text for figure in found.figures] == ["dozens", None]


def test_only_the_latest_figure_of_a_source_counts() -> None:
    early, late = report("early"), report("late", published=day(1))
    claims = [claim(early, "killed", low=40, high=40, says="Observatory"),
              claim(late, "killed", low=34, high=34, says="Observatory")]  # fmt: skip
    (found,) = tolls(claims, {"early": early, "late": late}, said_by("Observatory", claims), "span")
    assert [(figure.low, figure.as_of) for figure in found.figures] == [(34, day(1))]


def test_in_one_report_the_whole_stands_for_its_parts() -> None:
    one = report("one")
    claims = [claim(one, "killed", at=at, low=number, high=number) for at, number in ((0, 12), (50, 5), (90, 7))]
    (found,) = tolls(claims, {"one": one}, said_by("one", claims), "span")
    assert found.best == 12


def test_groups_and_actions_are_counted_apart() -> None:
    one = report("one")
    claims = [claim(one, "killed", low=12, high=12, group="civilians"),
              claim(one, "killed", low=5, high=5, group="children"),
              claim(one, "injured", low=30, high=30, group="civilians")]  # fmt: skip
    found = tolls(claims, {"one": one}, said_by("one", claims), "span")
    assert [(t.action, t.group, t.best) for t in found] == [
        ("injured", "civilians", 30), ("killed", "children", 5), ("killed", "civilians", 12)
    ]  # fmt: skip


def test_attacks_denials_and_totals_give_no_toll() -> None:
    one = report("one")
    claims = [claim(one, low=4, high=4), claim(one, "killed", low=9, high=9, status="denied"),
              claim(one, "killed", low=900, high=900, cumulative=True)]  # fmt: skip
    assert tolls(claims, {"one": one}, said_by("one", claims), "span") == ()
