from marsad.reconcile.accounts import Account, account
from marsad.reconcile.linking import groups
from reconcile.build import SOUTHTOWN, claim, day, report


def of(key: str, **fields: object) -> Account:
    paper = report(key)
    return account([claim(paper, **fields), claim(paper, "killed", low=11, high=11, **fields)], paper)


def reports(*accounts: Account) -> set[frozenset[str]]:
    return {frozenset(item.report for item in group) for group in groups(accounts)}


def test_accounts_of_one_raid_are_one_group() -> None:
    assert reports(of("a"), of("b"), of("c", on=day(1))) == {frozenset("abc")}


def test_every_account_is_in_one_group() -> None:
    crowd = [of("a"), of("b", places=(SOUTHTOWN,)), of("c", on=day(50)), of("d", places=())]
    found = groups(crowd)
    assert sorted(item.key for group in found for item in group) == sorted(item.key for item in crowd)


def test_days_that_follow_one_another_do_not_chain_a_week_into_one_raid() -> None:
    week = [of(f"r{number}", on=day(number)) for number in range(7)]
    spans = [sorted(item.days.end for item in group if item.days) for group in groups(week)]
    assert all((days[-1] - days[0]).days <= 3 for days in spans)
