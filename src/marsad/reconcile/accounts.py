"""Accounts: what one report says of one occurrence, in the form in which two of them are compared."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from marsad.model import PEOPLE_GROUPS, Claim, DateRange, PlaceMention, Report
from marsad.reconcile.tables import linking
from marsad.reconcile.wording import content, plain

FAMILIES: Mapping[str, str] = {
    "attack": "force",
    "casualties": "force",
    "control": "force",
    "displacement": "movement",
    "diplomacy": "diplomacy",
    "aid": "aid",
}
"""Kinds that can be claims about one occurrence: an attack, its dead and the town that it took are one family."""

COUNTRY_PRECISION = 6
"""UCDP's where_prec from which on a place says no more than the country."""
PROVINCE_PRECISION = 4
ABOUT_PRECISION = 2

SEVERAL = "several places"
"""The method of a claim that sums up: so many villages taken, or months of fighting, is no one occurrence."""
LONG_PRECISION = 5
"""UCDP's date_prec from which on a claim speaks of more than a month."""

_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|az|an|ad|the|of|in|near|town|city|village|area|district)\b")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as compared: its key (the gazetteer's id, or the folded name), where it lies as far as is known.

    ``words`` is the name as it stands in the text, folded.
    """

    key: str
    settled: bool
    latitude: float | None
    longitude: float | None
    admin1: str
    country: str
    precision: int | None
    words: str = ""
    is_capital: bool = False
    """Whether it bears its province's name: reports use it for the city, its suburbs and the whole province."""

    @property
    def is_exact(self) -> bool:
        """Whether it is a point on the map rather than an area, or a name that may mean an area."""
        known = self.settled and self.latitude is not None
        return known and not self.is_capital and (self.precision or 9) < PROVINCE_PRECISION

    @property
    def is_about(self) -> bool:
        """Whether it lies somewhere about its point: UCDP's where_prec 2."""
        return self.precision == ABOUT_PRECISION


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one occurrence.

    ``ids`` are its claims, in order, ``key`` the smallest of them; ``starts`` is where their sentences begin, ``kinds``
    are their kinds. ``asserts`` says whether they assert an occurrence: a denial or a fear does not. ``day`` is what it
    is sorted by: the last day of what happened, else that of the report. ``days`` is the best-known range of days; None
    where no claim has a date. ``published`` is the report's day. ``exact`` are those of its ``spots`` that are points
    on the map. ``figures`` holds the highest stated number of each action and group. ``targets`` are the kinds of
    things hit, ``attackers`` the sides that attacked (not those of a clash). ``words`` are the telling words of its
    sentences; those of the report's head too where it leads the report.
    """

    key: str
    report: str
    day: dt.date | None
    ids: tuple[str, ...]
    starts: tuple[int, ...]
    kinds: frozenset[str]
    asserts: bool
    family: str
    days: DateRange | None
    published: dt.date | None
    spots: tuple[Spot, ...]
    exact: tuple[Spot, ...]
    methods: frozenset[str]
    targets: frozenset[str]
    attackers: frozenset[str]
    figures: Mapping[tuple[str, str], int]
    words: frozenset[str]
    sentences: frozenset[str]


def account(claims: Iterable[Claim], report: Report) -> Account:
    """Sum up claims of one report that speak of one occurrence."""
    members = tuple(sorted(claims, key=lambda claim: claim.id))
    days, spots = best_days(members), _spots(members)
    return Account(
        key=members[0].id,
        report=report.id,
        day=days.end if days else report.published,
        ids=tuple(claim.id for claim in members),
        starts=tuple(sorted({claim.quote.start for claim in members})),
        kinds=frozenset(claim.kind for claim in members),
        asserts=members[0].status == "reported",
        family=FAMILIES[members[0].kind],
        days=days,
        published=report.published,
        spots=spots,
        exact=tuple(spot for spot in spots if spot.is_exact),
        methods=frozenset(way for c in members if (way := method(c)) is not None),
        targets=frozenset(c.group for c in members if c.kind == "attack" and c.group and c.group not in _UNTELLING),
        attackers=frozenset(
            a.side for c in members if c.kind == "attack" and c.action != "clash" for a in c.actors if a.side
        ),
        figures=_figures(members),
        words=frozenset[str]().union(*(content(c.quote.text) for c in members)) - _named(members),
        sentences=frozenset(plain(c.quote.text) for c in members),
    )


_UNTELLING = frozenset({*PEOPLE_GROUPS, "other", "places", "infrastructure"})


def _named(claims: Iterable[Claim]) -> frozenset[str]:
    """Collect the words of the claims' places, which are compared as places."""
    return frozenset[str]().union(*(content(f"{p.text} {p.name}") for c in claims for p in c.places))


def method(claim: Claim) -> str | None:
    """Name how it was done: the form of attack; ground that changes hands is fighting; None where nothing is said."""
    if claim.kind not in ("attack", "control"):
        return None
    if (claim.group == "places" and claim.count is not None) or (claim.date and claim.date.precision >= LONG_PRECISION):
        return SEVERAL
    if claim.kind == "control":
        return linking().method.ground
    return claim.action if claim.action != "other" else None


def party(key: str | None, name: str | None, text: str) -> str:
    """Name a party so that two mentions of it are alike."""
    return key or (name or text).casefold()


def best_days(claims: Iterable[Claim]) -> DateRange | None:
    """Choose the days that the most exactly dated claims agree on most; the earliest where they are split."""
    tally: dict[tuple[int, dt.date, dt.date], int] = {}
    for claim in claims:
        if claim.date is not None:
            key = (claim.date.precision, claim.date.start, claim.date.end)
            tally[key] = tally.get(key, 0) + 1
    if not tally:
        return None
    precision, start, end = min(tally, key=lambda key: (key[0], -tally[key], key[1], key[2]))
    return DateRange(start, end, None, precision)


def _spots(claims: Iterable[Claim]) -> tuple[Spot, ...]:
    found = {s.key: s for claim in claims for mention in claim.places if (s := spot(mention)) is not None}
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=65_536)
def spot(mention: PlaceMention) -> Spot | None:
    """Make a place comparable; None where it says no more than the country."""
    if mention.precision is not None and mention.precision >= COUNTRY_PRECISION:
        return None
    key = mention.id or fold_place(mention.text)
    if not key:
        return None
    return Spot(
        key=key,
        settled=mention.id is not None,
        latitude=mention.latitude,
        longitude=mention.longitude,
        admin1=(admin1 := fold_place(mention.admin1 or "")),
        country=mention.country or "",
        precision=mention.precision,
        words=fold_place(mention.text),
        is_capital=bool(admin1) and fold_place(mention.name or mention.text) == admin1,
    )


@lru_cache(maxsize=65_536)
def fold_place(name: str) -> str:
    """Fold a name that is not settled, so that two of its spellings are alike: its first letter and its consonants."""
    bare = _ARTICLE.sub(" ", plain(name.replace("-", " ")))
    letters = re.sub(r"(.)\1+", r"\1", bare.replace("q", "k"))
    words = [word[0] + re.sub("[aeiouywh]", "", word[1:]) for word in letters.split()]
    return " ".join(words)


def _figures(claims: Iterable[Claim]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for claim in claims:
        number = stated(claim)
        if claim.kind in ("casualties", "displacement") and number is not None:
            key = (claim.action, claim.group or "people")
            found[key] = max(number, found.get(key, 0))
    return found


def stated(claim: Claim) -> int | None:
    """Give the number that a claim states, whether as the least, the most, or exactly; None where it states none."""
    if claim.count is None:
        return None
    return claim.count.low if claim.count.low is not None else claim.count.high
