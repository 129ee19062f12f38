import pytest

from marsad.model import PlaceMention
from marsad.reconcile.accounts import Account, account
from marsad.reconcile.blocking import NEIGHBOURS, Entry, crossing, entry, pairs
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, day, report


def of(key: str, action: str = "airstrike", **fields: object) -> Account:
    paper = report(key, published=fields.pop("published", day(0)))
    return account([claim(paper, action, **fields)], paper)


def keys(*accounts: Account) -> set[frozenset[str]]:
    return {frozenset({a.report, b.report}) for a, b in pairs(accounts)}


def test_accounts_that_share_a_place_and_time_are_compared_and_others_are_not() -> None:
    north, again, later = of("a"), of("b", "shelling", on=day(1)), of("c", on=day(20))
    south = of("d", "bombing", places=(SOUTHTOWN,))
    assert keys(north, again, later, south) == {frozenset("ab")}


def test_accounts_of_one_method_are_compared_wherever_they_place_it() -> None:
    assert keys(of("a", "chemical"), of("b", "chemical", places=())) == {frozenset("ab")}


def test_an_undated_account_is_compared_for_weeks() -> None:
    assert keys(of("a"), of("b", on=None, published=day(20))) == {frozenset("ab")}
    assert keys(of("a"), of("b", on=None, published=day(90))) == set()


def test_names_that_are_not_settled_are_compared_by_their_day() -> None:
    one, two = PlaceMention(text="Hamlet"), PlaceMention(text="elsewhere")
    assert keys(of("a", places=(one,)), of("b", places=(two,))) == {frozenset("ab")}


def test_the_work_grows_with_the_accounts_and_not_with_their_pairs() -> None:
    crowd = [of(f"r{number}") for number in range(400)]
    blocks = 3  # the place, its province and the method
    assert len(list(pairs(crowd))) <= len(crowd) * NEIGHBOURS * blocks


def test_accounts_of_one_report_are_not_compared_again() -> None:
    paper = report("a")
    both = [account([claim(paper, at=at, places=(NORTHTOWN,))], paper) for at in (0, 900)]
    assert list(pairs(both)) == []


@pytest.mark.parametrize("at", [0, 1, 20, 31, 60, 99])
def test_what_an_entry_put_in_between_parts_is_what_it_crosses(at: int) -> None:
    block = [Entry(number // 3, f"k{number:03}") for number in range(100)]
    without = block[:at] + block[at + 1 :]

    def reached(entries: list[Entry]) -> set[frozenset[str]]:
        return {
            frozenset({one.key, two.key})
            for place, one in enumerate(entries)
            for two in entries[place + 1 : place + 1 + NEIGHBOURS]
        }

    own = {pair for pair in reached(block) if block[at].key in pair}
    crossed = {frozenset(pair) for pair in crossing(without[:at][::-1], without[at:])}
    assert reached(without) - (reached(block) - own) == crossed


def test_an_account_stands_in_its_blocks_by_its_day() -> None:
    dated, undated = of("a", on=day(3)), of("b", on=None, published=None)
    assert entry(dated) == Entry(day(3).toordinal(), dated.key)
    assert entry(undated).day == 0
