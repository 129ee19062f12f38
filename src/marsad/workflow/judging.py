"""Judging: a person's decision is saved, and the record follows, in one transaction.

Every function raises an ``InputError`` where what it is told to judge does not exist, or where the decision
contradicts one that stands; nothing is saved then.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from marsad.ledger import judgements as stored
from marsad.ledger import judging, store
from marsad.ledger.rows import is_text
from marsad.model import GRADES, Claim, Correction, Decision, Event, InputError, Judgement, judgement, target
from marsad.reconcile.comparing import makes_none
from marsad.reconcile.correcting import corrected
from marsad.reconcile.judged import contradicted, is_rejected, judged, standing, taken_back
from marsad.reconcile.matching import Finder
from marsad.workflow import corrections
from marsad.workflow.rebuild import rebuild
from marsad.workflow.update import following

NO_REASON_NEEDED = frozenset({"accept", "verified"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judgement that was saved, and the events that now speak of its claims."""

    judgement: Judgement
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides and why, and when (None: now)."""

    by: str
    why: str = ""
    at: dt.datetime | None = None

    def decide(self, decision: Decision, claims: Iterable[Claim] = (), **rest: Any) -> "Outcome":
        """Make the judgement, save it and bring the record up to date."""
        check_texts({"by": self.by, "why": self.why})
        if not self.by.strip():
            raise InputError("empty; expected the name of whoever decides", field="by")
        if not self.why.strip() and decision not in NO_REASON_NEEDED:
            raise InputError(f"empty; expected the reason, which {decision!r} needs", field="why")
        at = self.at or dt.datetime.now(dt.UTC)
        sides = {"claims": tuple(map(target, claims)), "others": tuple(map(target, rest.pop("others", ())))}
        return _save(judgement(decision, self.by.strip(), at, why=self.why.strip(), **sides, **rest))

    def accept(self, claims: Sequence[str]) -> Outcome:
        """Decide that claims say what their sentences say."""
        return self.decide("accept", judging.find_claims(claims))

    def reject(self, claims: Sequence[str]) -> Outcome:
        """Decide that claims are none: they count no more."""
        return self.decide("reject", judging.find_claims(claims))

    def correct(self, claim: str, values: Mapping[str, tuple[str, str]]) -> Outcome:
        """Correct values of a claim: field → (the value as a person writes it, why).

        Raises:
            InputError: also where a value does not fit its field, or the claim would be none with it.
        """
        (read,) = judging.find_claims([claim])
        found = judged([read], stored.judgements([read.report]))
        if is_rejected(found.decided.get(claim, ())):
            raise InputError(f"claim {claim!r} was rejected; accept it first", field="claim")
        check_texts({field: text + reason for field, (text, reason) in values.items()})
        if not values:
            raise InputError("nothing to correct; expected FIELD=VALUE", field="set")
        with transaction.atomic():
            made = tuple(
                Correction(field=field, value=corrections.value(read, field, text), why=why.strip() or self.why.strip())
                for field, (text, why) in values.items()
            )
            for item in made:
                if not item.why:
                    raise InputError(f"empty; expected why {item.field} is another", field="why")
            corrected(found.claims[0], made)
            reasons = "; ".join(dict.fromkeys(item.why for item in made))
            return replace(self, why=reasons).decide("correct", [read], corrections=made)

    def same(self, one: str, other: str) -> Outcome:
        """Decide that two claims speak of one event."""
        return self._link("same event", one, other)

    def apart(self, one: str, other: str) -> Outcome:
        """Decide that two claims speak of different events."""
        return self._link("not the same", one, other)

    def _link(self, decision: Decision, one: str, other: str) -> Outcome:
        if one == other:
            raise InputError(f"{one!r} twice; expected two claims", field="claim")
        first, second = judging.find_claims([one, other])
        effective = judged([first, second], stored.judgements({first.report, second.report})).claims
        for claim in effective:
            if why := makes_none(claim):
                raise InputError(f"claim {claim.id!r} is part of no event: {why}", field="claim")
        return self.decide(decision, [first], others=[second])

    def merge(self, one: str, other: str) -> Outcome:
        """Decide that the claims of two events speak of one."""
        if one == other:
            raise InputError(f"{one!r} twice; an event can't be merged into itself", field="event")
        first, second = judging.find_event(one), judging.find_event(other)
        claims = judging.find_claims(first.claims)
        others = [claim for claim in judging.find_claims(second.claims) if claim.id not in first.claims]
        return self.decide("merge", claims, others=others, event=one)

    def split(self, event: str, claims: Sequence[str]) -> Outcome:
        """Decide that claims speak of another event than the one that they are counted to; they stay together."""
        whole = judging.find_event(event)
        off = judging.find_claims(list(dict.fromkeys(claims)))
        for claim in off:
            if claim.id not in whole.claims:
                raise InputError(f"claim {claim.id!r} is none of event {event!r}", field="claim")
        rest = [key for key in whole.claims if key not in claims]
        if not off or not rest:
            raise InputError(
                f"expected some of the {len(whole.claims)} claims of event {event!r}, not all", field="claim"
            )
        return self.decide("split", off, others=judging.find_claims(rest), event=event)

    def unmerge(self, event: str) -> Outcome:
        """Take back the last merge that an event is made of."""
        whole = judging.find_event(event)
        finder = Finder(judging.find_claims(whole.claims))
        merges = [made for made in standing(stored.judgements()) if made.decision == "merge"]
        for made in reversed(merges):
            if any(map(finder.find, made.claims)) and any(map(finder.find, made.others)):
                return self.undo(made.id)
        raise InputError(f"event {event!r} was not merged by anybody, or that was taken back", field="event")

    def grade(self, event: str, given: str) -> Outcome:
        """Grade an event, over the grade that is worked out."""
        if given not in GRADES:
            raise InputError(f"{given!r}; expected one of {', '.join(GRADES)}", field="grade")
        return self.decide("grade", judging.find_claims(judging.find_event(event).claims), event=event, grade=given)

    def verify(self, keys: Sequence[str]) -> Outcome:
        """Say that claims, or one event, were verified."""
        if len(keys) == 1 and not judging.is_claim(keys[0]):
            claims = judging.find_claims(judging.find_event(keys[0]).claims)
            return self.decide("verified", claims, event=keys[0])
        return self.decide("verified", judging.find_claims(keys))

    def undo(self, key: str) -> Outcome:
        """Take a judgement back; taking back what takes another back restores that."""
        made = {item.id: item for item in stored.judgements()}
        if key not in made:
            raise InputError(f"there is no judgement {key!r}: `marsad judgements` lists them", field="judgement")
        gone = taken_back(made.values())
        if key in gone:
            by = next(item for item in made.values() if item.undoes == key and item.id not in gone)
            raise InputError(f"{key!r} is taken back already, by {by.by} in {by.id!r}", field="judgement")
        done = self.decide("undo", undoes=key)
        about = made[key]
        while about.undoes:
            about = made[about.undoes]
        return Outcome(done.judgement, _events_of(about))


LONGEST_NAME = 150
"""Characters of a name that are kept."""


def check_texts(given: Mapping[str, str]) -> None:
    """Refuse what a database can't hold.

    Raises:
        InputError: names the field.
    """
    for field, text in given.items():
        if not is_text(text):
            raise InputError("holds a NUL or half a surrogate pair; expected text", field=field)
    if len(given.get("by", "")) > LONGEST_NAME:
        raise InputError(f"longer than {LONGEST_NAME} characters, which is the most that is kept", field="by")


def _save(made: Judgement) -> Outcome:
    with transaction.atomic():
        reports = {item.report for item in (*made.claims, *made.others)}
        _check_links(made, reports)
        rule = judging.rule()
        with following(reports | _reports_of(made.undoes), rule):
            stored.add_judgement(made)
        if not store.is_built(rule):
            rebuild(rule)
        return Outcome(made, _events_of(made))


def _reports_of(key: str | None) -> set[str]:
    """List the reports (ids) that a judgement is about, by what it takes back if it takes something back."""
    made = {item.id: item for item in stored.judgements()} if key else {}
    found: set[str] = set()
    while key in made:
        found |= {item.report for item in (*made[key].claims, *made[key].others)}
        key = made[key].undoes
    return found


def _events_of(made: Judgement) -> list[Event]:
    targets = (*made.claims, *made.others)
    finder = Finder(judging.claims_of({item.report for item in targets}))
    return judging.events_of([key for item in targets if (key := finder.find(item))])


def _check_links(new: Judgement, reports: Iterable[str]) -> None:
    """Refuse a decision on what is one event that contradicts one that stands.

    Raises:
        InputError: names the judgement to take back first.
    """
    stored.lock()
    known = [item for item in stored.judgements() if item.others or item.decision == "undo"]
    about = {item.report for made in known for item in (*made.claims, *made.others)}
    against = contradicted(judging.claims_of(about.union(reports)), known, new)
    if against:
        told = "; ".join(f"{item.judgement.id} ({item.judgement.decision}, by {item.judgement.by})" for item in against)
        raise InputError(f"this contradicts {told}; take that back first (`marsad judge undo`)")
