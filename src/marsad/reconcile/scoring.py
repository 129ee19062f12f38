"""How much speaks for two accounts being of one occurrence: points, each with its reason."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from marsad.places.distance import kilometres
from marsad.reconcile.accounts import Account, Spot
from marsad.reconcile.tables import Linking, Where, linking
from marsad.reconcile.wording import likeness

VETO = -math.inf
"""Points that no agreement outweighs."""
SHOWN_WORDS = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against, in words, and its points."""

    text: str
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the reasons' points."""

    points: float
    reasons: tuple[Reason, ...]

    @property
    def is_veto(self) -> bool:
        """Whether the two can't be of one occurrence, whatever else agrees."""
        return self.points == VETO


def score(a: Account, b: Account) -> Score:
    """Compare two accounts; the same whichever is named first."""
    reasons = tuple(reason for reason in _reasons(a, b, linking()) if reason.points)
    return Score(sum(reason.points for reason in reasons), reasons)


def _reasons(a: Account, b: Account, points: Linking) -> Iterator[Reason]:
    if a.family != b.family:
        yield Reason(f"{a.family} and {b.family} are never one occurrence", VETO)
        return
    if a.report == b.report and apart(a, b):
        yield Reason("one report tells them apart", VETO)
        return
    when = _time(a, b, points)
    yield when
    if when.points == VETO:
        return
    where = _place(a, b, points)
    yield where
    if where.points == VETO:
        return
    yield _method(a.methods, b.methods, points)
    yield _toll(a, b, points)
    yield _wording(a, b, points)
    if a.report != b.report and a.sentences & b.sentences and not apart(a, b):
        yield Reason("the same sentence", points.report.copy)


def _time(a: Account, b: Account, points: Linking) -> Reason:
    if a.days is None or b.days is None:
        return _undated(a, b, points)
    gap = max((a.days.start - b.days.end).days, (b.days.start - a.days.end).days)
    known = max(a.days.precision, b.days.precision)
    if gap > points.time.veto_days:
        return Reason(f"{gap} days apart", VETO)
    if gap <= 0:
        exact = known == 1 or (a.days.start, a.days.end) == (b.days.start, b.days.end)
        if exact:
            return Reason("the same day", points.time.same_day)
        # one report that gives a day here and a period there does not speak of one thing
        return Reason("days overlap", points.time.overlap if a.report != b.report else 0.0)
    if gap == 1:
        return Reason("a day apart", points.time.next_day)
    return Reason(f"{gap} days apart", points.time.off)


def _undated(a: Account, b: Account, points: Linking) -> Reason:
    """Where one account has no date: how far the reports, or the report and the other's day, lie apart."""
    first, second = a.day, b.day
    if first is None or second is None or a.report == b.report:
        return Reason("no date", 0.0)
    gap = abs((first - second).days)
    text = f"no date; {gap} days between the reports"
    if gap <= points.time.near_days:
        return Reason(text, points.time.near)
    if gap <= 7:
        return Reason(text, points.time.undated_week)
    return Reason(text, points.time.undated_month if gap <= 31 else points.time.undated_far)


def _place(a: Account, b: Account, points: Linking) -> Reason:
    """Compare the best-agreeing two places: of those that are points on the map where both accounts have such."""
    if not a.spots or not b.spots:
        return Reason("no place", points.place.unknown)
    best = _nearest(a, b)
    if a.report == b.report and (best.points == points.place.unlike or (best.points < 0 and is_outcome(a, b))):
        return Reason(best.text, points.place.unknown)  # one report goes from place to place in one story
    return best


def elsewhere(a: Account, b: Account) -> bool:
    """Say whether two accounts are of different points on the map."""
    return bool(a.exact and b.exact) and _nearest(a, b).points < 0


def _nearest(a: Account, b: Account) -> Reason:
    first, second = (a.exact, b.exact) if a.exact and b.exact else (a.spots, b.spots)
    found = [_spots(one, two, linking().place) for one, two in product(first, second)]
    return found[0] if len(found) == 1 else max(found, key=lambda reason: (reason.points, reason.text))


def _spots(a: Spot, b: Spot, where: Where) -> Reason:
    if a.key == b.key:
        return Reason("the same place", _same(a, where))
    if a.words == b.words and (a.admin1 == b.admin1 or not (a.settled and b.settled)):
        return Reason("the same name", where.same_name)
    if a.words == b.words:
        return Reason("the same name, settled in two provinces", where.unknown)
    if a.settled and b.settled:
        return _settled(a, b, where)
    first, second = set(a.words.split()), set(b.words.split())
    if first <= second or second <= first:
        return Reason("one name holds the other", where.around)
    return Reason("names that can't be compared", where.unlike)


def _same(spot: Spot, where: Where) -> float:
    if spot.is_capital:
        return where.same_capital
    return where.same if spot.is_exact or not spot.settled else where.inside


def _settled(a: Spot, b: Spot, where: Where) -> Reason:
    if not (a.is_exact and b.is_exact) and a.admin1 == b.admin1:
        return Reason("in one province", where.inside)
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return Reason("in different provinces", where.apart)
    km = kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
    text = f"{km:.0f} km apart"
    if km <= where.near_km:
        return Reason(text, where.near)
    if km <= where.about_km and (a.is_about or b.is_about):
        return Reason(f"{text}, known roughly", where.inside)
    if a.is_exact and b.is_exact and km > where.veto_km:
        return Reason(text, VETO)
    return Reason(text, where.apart)


def _method(a: frozenset[str], b: frozenset[str], points: Linking) -> Reason:
    if not a or not b:
        return Reason("no method", 0.0)
    if a & b:
        most = max(points.method.same.get(way, 0.0) for way in a & b)
        return Reason("both: " + ", ".join(sorted(a & b)), most)
    text = f"{', '.join(sorted(a))} and {', '.join(sorted(b))}"
    first, second = sorted((text, f"{', '.join(sorted(b))} and {', '.join(sorted(a))}"))
    return Reason(min(first, second), points.method.alike if ways_fit(a, b) else points.method.unlike)


def ways_fit(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether two sets of methods may be of one attack: nothing is said, one is shared, or two are often mixed."""
    pairs = linking().method.pairs
    return not a or not b or any(x == y or (x, y) in pairs or (y, x) in pairs for x, y in product(a, b))


def apart(a: Account, b: Account) -> bool:
    """Say whether one report that tells of both tells them apart: other methods, places, targets or attackers.

    Between reports the same differences may be contradictions about one occurrence.
    """
    if not ways_fit(a.methods, b.methods):
        return True
    if _differ(a.targets, b.targets) or _differ(a.attackers, b.attackers):
        return True
    if not a.spots or not b.spots or is_outcome(a, b):
        return False
    return _nearest(a, b).points < 0 and _are_settled(a) and _are_settled(b)


def is_outcome(a: Account, b: Account) -> bool:
    """Say whether one is the casualties, in a sentence of one report, of the other's act: they are in one place.

    Not where the act has such casualties already: "three were killed in A and five in B" tells of two places.
    """
    if a.report != b.report or not a.sentences & b.sentences or a.figures.keys() & b.figures.keys():
        return False
    return _is_toll(a) != _is_toll(b)


def _is_toll(item: Account) -> bool:
    return item.kinds == {"casualties"}


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not a & b


def _are_settled(item: Account) -> bool:
    return all(spot.settled for spot in item.spots)


def _toll(a: Account, b: Account, points: Linking) -> Reason:
    best = Reason("no figures to compare", 0.0)
    for action, group in sorted(a.figures.keys() & b.figures.keys()):
        found = _figures(action, a.figures[action, group], b.figures[action, group], points)
        if best.points == 0 or found.points > best.points:
            best = found
    return best


def _figures(action: str, a: int, b: int, points: Linking) -> Reason:
    least, most = sorted((a, b))
    text = f"{least} and {most} {action}"
    if least == most:
        return Reason(f"{most} {action} in both", points.toll.equal if most >= 5 else points.toll.equal_small)
    if most <= least * 1.5:
        return Reason(text, points.toll.close)
    if most > least * 4 and most >= points.toll.least_for_unlike:
        return Reason(text, points.toll.unlike)
    return Reason(text, 0.0)


def _wording(a: Account, b: Account, points: Linking) -> Reason:
    alike = likeness(a.words, b.words)
    shared = ", ".join(sorted(a.words & b.words)[:SHOWN_WORDS])
    return Reason(f"{alike:.0%} of the words in common: {shared}", points.words.alike * alike)
