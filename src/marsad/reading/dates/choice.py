"""Which day dates a claim: the one with the weightiest evidence, none where that is not weighty enough."""

from collections.abc import Iterator

from marsad.model import DateRange
from marsad.reading import triggers
from marsad.reading.context import Article, Sentence
from marsad.reading.dates.elsewhere import other_candidates, same_day
from marsad.reading.dates.own import NO_DAY, Asked, Candidate, own_candidates
from marsad.reading.dates.placed import choosing
from marsad.reading.tokens import Token

_CACHE = "marsad.dates.actions"


def of_claim(
    trigger: Token, sentence: Sentence, article: Article, *, cumulative: bool = False, action: str | None = None
) -> DateRange | None:
    """Date the claim that ``trigger`` asserts; None where the report does not tell.

    ``action`` is what it asserts ("attack/airstrike"), looked up among the triggers where it is not given.
    ``cumulative`` says that the claim totals many incidents, and so may be dated by a length ("in nine days").
    A day may stand in the sentence, or in another that tells of the same thing. How much each piece of evidence
    weighs was learned from marked reports: a conditional logit over the candidates and "no day", rounded.
    """
    asked = Asked(trigger, _action(trigger) if action is None else action, sentence, article, cumulative)
    found = list(candidates(asked))
    best = max(found, key=lambda candidate: candidate.weight, default=None)
    article.note("date", lambda: _told(found))
    if best is None or best.weight <= 0:
        return None
    return DateRange(best.days.first, best.days.last, best.text, best.days.precision)


_LEADING = frozenset({"on", "in", "during"})


def of_people(last: int, trigger: Token, sentence: Sentence, article: Article) -> DateRange | None:
    """Give the day right behind the people whom a claim counts: "nine were killed on Monday and *three on Tuesday*".

    ``last`` numbers the last token of the people.
    """
    doc, asked = trigger.doc, Asked(trigger, "", sentence, article)
    starts = {last + 1, last + 2} if doc[last + 1 : last + 2] and doc[last + 1].lower_ in _LEADING else {last + 1}
    for placed in asked.placed:
        span = doc.span_of(placed.mention.start, placed.mention.end)
        days = placed.days_for(trigger) if span is not None and span[0] in starts else None
        if days is not None and placed.mention.sort not in NO_DAY:
            text = placed.mention.text
            article.note("date", lambda: f'"{text}" stands right behind the people')  # noqa: B023 - asked at once
            return DateRange(days.first, days.last, text, days.precision)
    return None


def _told(found: list[Candidate]) -> str:
    """Tell what the days in reach weighed, the heaviest first, with the evidence that weighed most in each."""
    if not found:
        return "no day is named in reach"
    weights = choosing().weights
    told = []
    for one in sorted(found, key=lambda candidate: -candidate.weight)[:3]:
        shares = {name: weights.get(name, 0.0) * value for name, value in one.evidence.items()}
        most = sorted((name for name in shares if shares[name]), key=lambda name: (-abs(shares[name]), name))[:3]
        evidence = ", ".join(f"{name} {shares[name]:+.1f}" for name in most)
        told.append(f'"{one.text}" ({one.days.first}) weighs {one.weight:+.1f} ({evidence})')
    nothing = "" if any(one.weight > 0 for one in found) else "; no day at all weighs 0, and so more"
    return "; ".join(told) + nothing


def candidates(asked: Asked) -> Iterator[Candidate]:
    """List the days of the claim's own sentence, then those that other sentences give."""
    yield from own_candidates(asked, same_day(asked))
    yield from other_candidates(asked)


def _action(trigger: Token) -> str:
    """Look up what a trigger asserts; the sentence's triggers are kept with the parse."""
    kept = trigger.doc.user_data
    if _CACHE not in kept:
        kept[_CACHE] = {one.token.i: one.action for one in reversed(triggers.find(trigger.doc))}
    action: str = kept[_CACHE].get(trigger.i, "")
    return action
