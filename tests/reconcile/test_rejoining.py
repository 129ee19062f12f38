from collections.abc import Collection, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Claim, Report
from marsad.reconcile.accounts import Account
from marsad.reconcile.bonds import NO_BONDS, Bonds
from marsad.reconcile.linking import Link, join, judged_links, links
from marsad.reconcile.record import accounts_in
from marsad.reconcile.rejoining import rejoin
from reconcile.strategies import wars


class Kept:
    """What was kept of a war: its groups as they were, its links as they are."""

    def __init__(self, was: Iterable[list[Account]], now: dict[str, Account], linked: Iterable[Link]) -> None:
        left = [[now[item.key] for item in group if item.key in now] for group in was]
        old = {item.key for group in left for item in group}
        self.all = [group for group in left if group] + [[item] for key, item in now.items() if key not in old]
        self.linked = list(linked)
        self.asked = 0

    def groups(self, keys: Iterable[str]) -> list[list[Account]]:
        wanted = set(keys)
        return [group for group in self.all if any(item.key in wanted for item in group)]

    def links(self, keys: Collection[str]) -> list[Link]:
        self.asked += len(keys)
        return [item for item in self.linked if item.first in keys or item.second in keys]


def joined(accounts: Iterable[Account], bonds: Bonds = NO_BONDS) -> tuple[list[list[Account]], list[Link]]:
    known = [item for item in accounts if item.asserts]
    linked = [*links(known), *judged_links(known, bonds)]
    return join(known, linked, bonds), linked


def keys(groups: Iterable[Iterable[Account]]) -> set[frozenset[str]]:
    return {frozenset(item.key for item in group) for group in groups}


@settings(max_examples=150, deadline=None)
@given(war=wars(most=9), data=st.data())
def test_joined_anew_around_what_changed_the_groups_are_those_of_joining_all(
    war: list[tuple[Report, list[Claim]]], data: st.DataObject
) -> None:
    reports = {of.id: of for of, _ in war}
    everyone = accounts_in((item for _, claims in war for item in claims), reports)
    accounts = {item.key: item for item in everyone if item.asserts}
    changing = data.draw(st.sets(st.sampled_from(sorted(reports)), max_size=3))
    going = data.draw(st.sets(st.sampled_from(sorted(reports)), max_size=1)) - changing
    before, _ = joined(item for item in accounts.values() if item.report not in changing)
    now = {key: item for key, item in accounts.items() if item.report not in going}
    after, linked = joined(now.values())
    touched = {key for key, item in now.items() if item.report in changing}
    bereft = [group for group in before if any(item.report in going for item in group)]
    touched |= {item.key for group in bereft for item in group} & now.keys()
    around = Kept(before, now, linked)
    found = keys(rejoin(touched, around))
    stayed = {group for group in keys(around.all) if not group & {key for one in found for key in one}}
    assert found | stayed == keys(after)


def test_what_is_not_linked_to_what_changed_is_not_looked_at() -> None:
    assert rejoin([], Kept([], {}, [])) == []
