"""Reading and writing what the record was derived by, a little at a time; each within the caller's transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

import msgspec
from django.db import connection
from django.db.models import Q

from marsad.ledger import backend, models
from marsad.model import Claim
from marsad.reconcile.accounts import Account
from marsad.reconcile.blocking import NEIGHBOURS, Entry, blocks, entry
from marsad.reconcile.bonds import Bonds, Pair
from marsad.reconcile.linking import Link
from marsad.reconcile.record import Derived

T = TypeVar("T")
BATCH = 500
_DECODER = msgspec.msgpack.Decoder(Account)

_BESIDE = """
SELECT * FROM (
    SELECT 0, day, key FROM ledger_block WHERE block = %s AND (day, key) < (%s, %s)
    ORDER BY day DESC, key DESC LIMIT %s) AS one
UNION ALL
SELECT * FROM (
    SELECT 1, day, key FROM ledger_block WHERE block = %s AND (day, key) > (%s, %s) ORDER BY day, key LIMIT %s) AS two
"""
_BETWEEN = "SELECT count(*) FROM ledger_block WHERE block = %s AND (day, key) > (%s, %s) AND (day, key) < (%s, %s)"


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut values into batches that one query takes."""
    left = iter(values)
    while batch := list(islice(left, BATCH)):
        yield batch


def accounts(**where: Any) -> list[Account]:
    """Read accounts back, those that fit the conditions on their rows."""
    found = models.Account.objects.filter(**where).order_by("key").values_list("data", flat=True)
    return [_DECODER.decode(bytes(data)) for data in found]


def homes(keys: Iterable[str]) -> dict[str, str]:
    """Lead from accounts to the first of each one's group; "" for a denial or a fear that speaks of none."""
    found: dict[str, str] = {}
    for batch in batches(keys):
        found.update(models.Account.objects.filter(key__in=batch).values_list("key", "home"))
    return found


def members(named: Iterable[str], *, asserting: bool = True) -> dict[str, list[str]]:
    """List the accounts of each group, by the group's first; ``asserting``: without denials and fears."""
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(named):
        rows = models.Account.objects.filter(home__in=batch)
        for home, key in (rows.filter(asserts=True) if asserting else rows).values_list("home", "key"):
            found[home].append(key)
    return found


def homes_of_reports(reports: Iterable[str]) -> set[str]:
    """List the groups, by the first of each, of all accounts of these reports (ids)."""
    found: set[str] = set()
    for batch in batches(sorted(reports)):
        found.update(models.Account.objects.filter(report__in=batch).values_list("home", flat=True))
    return found - {""}


def set_home(keys: Iterable[str], home: str) -> None:
    """Note the group of accounts by its first."""
    for batch in batches(keys):
        models.Account.objects.filter(key__in=batch).update(home=home)


def add_accounts(items: Iterable[Account], homes: Mapping[str, str]) -> None:
    """Store accounts, and where they stand in their blocks; ``homes`` holds the first account of each one's group."""
    known = list(items)
    models.Account.objects.bulk_create((_row(item, homes) for item in known), BATCH)
    models.Block.objects.bulk_create((row for item in known for row in _places(item)), BATCH)


def _row(item: Account, homes: Mapping[str, str]) -> models.Account:
    data = msgspec.msgpack.encode(item)
    home = homes.get(item.key, "")
    return models.Account(key=item.key, report=item.report, home=home, asserts=item.asserts, data=data)


def _places(item: Account) -> Iterator[models.Block]:
    at = entry(item)
    return (models.Block(block=block, day=at.day, key=at.key) for block in blocks(item))


def drop_account(item: Account) -> None:
    """Forget an account, and where it stood in its blocks; its links stay."""
    at = entry(item)
    models.Account.objects.filter(key=item.key).delete()
    models.Block.objects.filter(block__in=blocks(item), day=at.day, key=at.key).delete()


def beside(block: int, at: Entry) -> tuple[list[Entry], list[Entry]]:
    """List the entries before and after a spot of a block, the nearest first, as far as accounts are compared."""
    spot = (block, at.day, at.key, NEIGHBOURS)
    before: list[Entry] = []
    after: list[Entry] = []
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE, [*spot, *spot])
        for side, day, key in cursor.fetchall():
            (after if side else before).append(Entry(day, key))
    return sorted(before, reverse=True), sorted(after)


def is_within_reach(block: int, one: Entry, two: Entry) -> bool:
    """Say whether so few stand between two entries of a block that they are compared."""
    first, second = sorted((one, two))
    with connection.cursor() as cursor:
        cursor.execute(_BETWEEN, [block, *first, *second])
        between: int = cursor.fetchone()[0]
    return between < NEIGHBOURS


def links(keys: Iterable[str]) -> list[Link]:
    """List the links of accounts to whichever others, each once."""
    found: set[Link] = set()
    for batch in batches(keys):
        rows = models.Link.objects.filter(Q(first__in=batch) | Q(second__in=batch))
        found.update(Link(*row) for row in rows.values_list("first", "second", "points"))
    return sorted(found)


def add_links(items: Iterable[Link]) -> None:
    """Store links, those that are stored already once."""
    rows = (models.Link(first=item.first, second=item.second, points=item.points) for item in items)
    models.Link.objects.bulk_create(rows, BATCH, ignore_conflicts=True)


def drop_links(items: Iterable[Link]) -> None:
    """Forget links."""
    for item in items:
        models.Link.objects.filter(first=item.first, second=item.second).delete()


def bonds() -> Bonds:
    """Read all that was judged of pairs of claims."""
    rows = list(models.Bond.objects.values_list("one", "two", "apart"))
    same = frozenset((one, two) for one, two, apart in rows if not apart)
    return Bonds(same, frozenset((one, two) for one, two, apart in rows if apart))


def replace_bonds(claims: Collection[str], same: Iterable[Pair], apart: Iterable[Pair]) -> None:
    """Put what is judged now of pairs of these claims (ids) in place of what was."""
    for batch in batches(claims):
        models.Bond.objects.filter(Q(one__in=batch) | Q(two__in=batch)).delete()
    add_bonds(same, apart)


def add_bonds(same: Iterable[Pair], apart: Iterable[Pair]) -> None:
    """Store judged pairs."""
    rows = [models.Bond(one=one, two=two) for one, two in same]
    rows += [models.Bond(one=one, two=two, apart=True) for one, two in apart]
    models.Bond.objects.bulk_create(rows, BATCH)


def replace(derived: Derived) -> None:
    """Put what a whole record was derived by in place of all that is stored; the sketches are stored apart."""
    for table in (models.Account, models.Block, models.Link, models.Bond, models.ControlClaim):
        backend.empty(table)
    add_accounts(derived.accounts, derived.homes)
    add_links(derived.links)
    add_bonds(derived.bonds.same, derived.bonds.apart)
    add_control(derived.control)


def add_control(told: Iterable[tuple[str, Claim]]) -> None:
    """Store which claims speak of who holds which place, as (place id, claim)."""
    rows = (models.ControlClaim(place=place, claim=claim.id, report=claim.report) for place, claim in told)
    models.ControlClaim.objects.bulk_create(rows, BATCH)


def replace_control(reports: Collection[str], told: Iterable[tuple[str, Claim]]) -> set[str]:
    """Put what claims of these reports tell of places in place of what they told; lists the places (ids), all told."""
    known = list(told)
    places = {place for place, _ in known}
    for batch in batches(reports):
        stored = models.ControlClaim.objects.filter(report__in=batch)
        places.update(stored.values_list("place", flat=True))
        stored.delete()
    add_control(known)
    return places


def control_reports(places: Iterable[str]) -> set[str]:
    """List the reports (ids) whose claims speak of who holds any of these places."""
    found: set[str] = set()
    for batch in batches(places):
        found.update(models.ControlClaim.objects.filter(place__in=batch).values_list("report", flat=True))
    return found


def holders(claims: Collection[str]) -> list[Account]:
    """List the accounts that hold any of these claims (ids)."""
    found: dict[str, Account] = {}
    for batch in batches(claims):
        reports = models.Claim.objects.filter(uid__in=batch).values("report__uid")
        found.update((item.key, item) for item in accounts(report__in=reports) if not set(batch).isdisjoint(item.ids))
    return list(found.values())
