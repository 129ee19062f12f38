"""Judgements over claims: the claims as they count, what people hold to be one event, what they say of events."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.model import Claim, Decision, InputError, Judgement, Target
from marsad.reconcile.correcting import corrected
from marsad.reconcile.matching import Finder
from marsad.reconcile.ties import Pair, Ties
from marsad.reconcile.within import makes_event, may_join

GONE = "no claim of its report says this any more"


@dataclass(frozen=True, slots=True)
class Lost:
    """A judgement that finds a claim no more, or whose correction does not fit what the claim is now."""

    judgement: Judgement
    target: Target
    fault: str


@dataclass(frozen=True, slots=True)
class Overruled:
    """A decision on what is one event that newer ones contradict, as far as these pairs of claims go."""

    judgement: Judgement
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class OnEvent:
    """What a judgement says of the event that these claims speak of: its grade, or that it was verified."""

    judgement: Judgement
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements make of claims.

    ``claims`` are those that count, as corrected, in the order of their ids. ``same`` and ``apart`` are pairs of ids,
    which never contradict each other. ``decided`` leads from a claim's id to the decisions on it that stand, in the
    order of deciding. ``lost`` and ``overruled`` judgements are kept, and have no effect.
    """

    claims: tuple[Claim, ...]
    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    decided: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    on_events: tuple[OnEvent, ...] = ()
    lost: tuple[Lost, ...] = ()
    overruled: tuple[Overruled, ...] = ()


@dataclass(slots=True)
class _Matched:
    """A judgement, and the ids of the claims that it finds."""

    judgement: Judgement
    claims: list[str]
    others: list[str]


def judged(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Judged:
    """Apply judgements to claims; the same whatever order both come in.

    Args:
        claims: those that count, as they were read.
        judgements: all that were ever made on them, those that were taken back included.
    """
    known = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    standing_now = standing(judgements)
    if not standing_now:
        return Judged(tuple(known.values()))
    matched, lost = _match(standing_now, Finder(known.values()))
    decided = _decided(matched)
    lost += _correct(known, matched)
    for key, words in decided.items():
        if is_rejected(words):
            del known[key]
    # what speaks of no event ties none: a sum, a state; denials hang on what is asserted
    asserting = {key for key, claim in known.items() if makes_event(claim)}
    ties, overruled = _tie(matched, asserting | {key for key, claim in known.items() if may_join(claim)})
    return Judged(
        claims=tuple(known.values()),
        same=tuple(ties.same(asserting)),
        apart=tuple(ties.apart()),
        decided=decided,
        on_events=tuple(_on_events(matched)),
        lost=tuple(lost),
        overruled=overruled,
    )


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """List the judgements that were not taken back, in the order of deciding; one may be taken back, and restored."""
    known = {item.id: item for item in judgements}
    gone = taken_back(known.values())
    kept = [item for item in known.values() if item.decision != "undo" and item.id not in gone]
    return sorted(kept, key=lambda item: (item.at, item.id))


def taken_back(judgements: Iterable[Judgement]) -> frozenset[str]:
    """List those (by id) that another one takes back which is not taken back itself."""
    undoing: dict[str, list[str]] = defaultdict(list)
    for item in judgements:
        if item.undoes:
            undoing[item.undoes].append(item.id)

    def is_gone(key: str) -> bool:
        return any(not is_gone(other) for other in undoing.get(key, ()))

    return frozenset(filter(is_gone, list(undoing)))


def is_rejected(decisions: Sequence[Decision]) -> bool:
    """Say whether a claim counts no more: of accepting and rejecting it, the last word holds."""
    return next((word == "reject" for word in reversed(decisions) if word in ("accept", "reject")), False)


def _match(judgements: Iterable[Judgement], finder: Finder) -> tuple[list[_Matched], list[Lost]]:
    matched, lost = [], []
    for item in judgements:
        sides: list[list[str]] = []
        for targets in (item.claims, item.others):
            found = [(target, finder.find(target)) for target in targets]
            lost += [Lost(item, target, GONE) for target, key in found if key is None]
            sides.append([key for _, key in found if key is not None])
        matched.append(_Matched(item, *sides))
    return matched, lost


def _decided(matched: Iterable[_Matched]) -> dict[str, tuple[Decision, ...]]:
    """Gather the decisions on each claim; a word is listed where it was said last."""
    found: dict[str, dict[Decision, None]] = defaultdict(dict)
    for item in matched:
        if item.judgement.event is None:
            for key in [*item.claims, *item.others]:
                found[key].pop(item.judgement.decision, None)
                found[key][item.judgement.decision] = None
    return {key: tuple(words) for key, words in sorted(found.items())}


def _correct(known: dict[str, Claim], matched: Iterable[_Matched]) -> list[Lost]:
    """Put corrected claims in the place of those as read, correction after correction; lists those that do not fit."""
    lost = []
    for item in matched:
        for key in item.claims if item.judgement.corrections else ():
            try:
                known[key] = corrected(known[key], item.judgement.corrections)
            except InputError as error:
                lost.append(Lost(item.judgement, item.judgement.claims[0], str(error)))
    return lost


def _tie(matched: Sequence[_Matched], known: Container[str]) -> tuple[Ties, tuple[Overruled, ...]]:
    """Tie claims and hold them apart, the newest decision first: an older one holds as far as it still can."""
    ties, overruled = Ties(), []
    for item in reversed(matched):
        ones = [key for key in item.claims if key in known]
        others = [key for key in item.others if key in known]
        refused: list[Pair] = []
        if item.judgement.decision in ("same event", "merge"):
            refused = ties.join([*ones, *others])
        elif item.judgement.decision == "split":
            refused = ties.part(ones, others) + ties.join(ones)
        elif item.judgement.decision == "not the same":
            refused = ties.part(ones, others)
        if refused:
            overruled.append(Overruled(item.judgement, tuple(refused)))
    return ties, tuple(reversed(overruled))


def _on_events(matched: Iterable[_Matched]) -> Iterable[OnEvent]:
    for item in matched:
        if item.judgement.event is not None and item.judgement.decision in ("grade", "verified") and item.claims:
            yield OnEvent(item.judgement, frozenset(item.claims))


_PAIRS = ("same event", "not the same")


def contradicted(claims: Iterable[Claim], judgements: Iterable[Judgement], new: Judgement) -> tuple[Overruled, ...]:
    """List what a new judgement on what is one event contradicts, and must not without its being taken back.

    A decision on two claims gives way to nothing. Merging and splitting give way to a later merge or split, as far
    as the claims go that this one names.
    """
    claims, judgements = list(claims), list(judgements)
    before = {item.judgement.id: item.pairs for item in judged(claims, judgements).overruled}
    return tuple(
        item
        for item in judged(claims, [*judgements, new]).overruled
        if before.get(item.judgement.id) != item.pairs
        and (new.decision in _PAIRS or item.judgement.decision in _PAIRS or item.judgement.id == new.id)
    )
