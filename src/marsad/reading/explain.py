"""A reading told sentence by sentence, in words: what was triggered, what was read, what was dropped and why.

It tells of the same reading that gives the claims: the reader runs once, with a trace.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from marsad.model import Claim, Count, DateRange, Report
from marsad.reading import grammar, weigh
from marsad.reading.context import Article, KnowsPlace, Sentence, knows_no_place
from marsad.reading.grammar import Decision
from marsad.reading.lexicon import table
from marsad.reading.trace import Read, Step, Trace
from marsad.reading.wording import worded

MOST = 4
"""Features that are named for or against a candidate."""


class Answer(msgspec.Struct, frozen=True):
    """A question that was asked for a claim, its answer (None: nothing is said), and how it came about."""

    question: str
    answer: str | None
    how: str


class Kept(msgspec.Struct, frozen=True):
    """A claim that was read: the words that assert it, its chance (0 to 1), what spoke for it, and each question.

    ``again`` where an earlier candidate had given the same claim.
    """

    claim: Claim
    words: str
    chance: float
    needed: float
    in_favour: tuple[str, ...]
    answers: tuple[Answer, ...]
    again: bool


class Dropped(msgspec.Struct, frozen=True):
    """A candidate that is no claim, and why."""

    action: str
    words: str
    count: str | None
    group: str | None
    chance: float
    needed: float
    why: str
    against: tuple[str, ...]


class SentenceTold(msgspec.Struct, frozen=True):
    """One sentence; ``triggers`` are the words that may assert something, each with the action it is listed under."""

    start: int
    end: int
    text: str
    triggers: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class Explanation(msgspec.Struct, frozen=True):
    """A report's reading; ``anchor`` is the day that its "Tuesday" is counted from."""

    report: str
    title: str
    reader: str
    anchor: str | None
    sentences: tuple[SentenceTold, ...]

    @property
    def claims(self) -> list[Claim]:
        """The claims, in the order of the text."""
        return [kept.claim for sentence in self.sentences for kept in sentence.kept]


def explain(report: Report, knows_place: KnowsPlace = knows_no_place) -> Explanation:
    """Read a report, and tell how; places are named, not yet settled.

    Raises:
        InstallationError: the language model or the weights are not installed.
    """
    trace = Trace()
    grammar.read(report, knows_place, trace)
    article = trace.article
    assert article is not None  # noqa: S101 - the reader has filled it
    steps = {step.candidates.sentence.index: step for step in trace.steps}
    told = (_sentence(sentence, steps.get(sentence.index), article) for sentence in article.sentences)
    anchor = article.anchor.isoformat() if article.anchor else None
    return Explanation(report.id, report.title, grammar.VERSION, anchor, tuple(told))


def _sentence(sentence: Sentence, step: Step | None, article: Article) -> SentenceTold:
    if step is None:
        return SentenceTold(sentence.start, sentence.end, sentence.text)
    decisions = step.decisions
    triggers = {
        (one.first, f"{one.words} ({one.action})")
        for decision in decisions
        for one in (decision.draft.trigger, *decision.draft.others)
    }
    return SentenceTold(
        sentence.start,
        sentence.end,
        sentence.text,
        tuple(words for _, words in sorted(triggers)),
        tuple(_kept(read, article) for read in step.read),
        tuple(_dropped(decision) for decision in decisions if not decision.kept),
    )


def _kept(read: Read, article: Article) -> Kept:
    decision, claim = read.decision, read.claim
    return Kept(
        claim=claim,
        words=decision.draft.trigger.words,
        chance=round(decision.chance, 3),
        needed=decision.needed,
        in_favour=spoke(decision.features, in_favour=True),
        answers=_answers(read, article),
        again=read.again,
    )


def _dropped(decision: Decision) -> Dropped:
    draft, rival = decision.draft, decision.rival
    if decision.chance < decision.needed:
        why = f"its chance of holding a claim, {decision.chance:.2f}, is below {decision.needed:.2f}"
    else:
        why = f"one attack word gives one form of attack, and {rival.action if rival else ''} is likelier"
    return Dropped(
        action=draft.action,
        words=draft.trigger.words,
        count=in_words(draft.count),
        group=draft.group,
        chance=round(decision.chance, 3),
        needed=decision.needed,
        why=why,
        against=spoke(decision.features, in_favour=False),
    )


def spoke(features: Iterable[str], *, in_favour: bool) -> tuple[str, ...]:
    """Name what spoke most for a candidate, or against it, with its weight; scopes of one feature are added up."""
    weights = weigh.weights().weights
    sums: dict[str, float] = defaultdict(float)
    for feature in features:
        sums[feature.partition("|")[2]] += weights.get(feature, 0.0)
    ranked = sorted(sums, key=lambda name: (-sums[name] if in_favour else sums[name], name))
    return tuple(
        f"{worded(name)} ({sums[name]:+.1f})"
        for name in ranked[:MOST]
        if (sums[name] >= 0.05 if in_favour else sums[name] <= -0.05)
    )


def _answers(read: Read, article: Article) -> tuple[Answer, ...]:
    """Tell each question with what was noted when it was asked; of a question asked twice the last counts."""
    claim, noted = read.claim, {note.question: note.words for note in read.notes}
    source = claim.source.text if claim.source else None
    actors = ", ".join(f"{one.text} [{one.name}]" if one.name else one.text for one in claim.actors)
    given = (
        ("count", in_words(claim.count), _how_counted(read)),
        ("group", claim.group, noted.get("group", "from the words around the count, or around what was hit")),
        ("date", _days(claim.date), noted.get("date", "no day is named in reach")),
        ("place", ", ".join(place.text for place in claim.places) or None, noted.get("place", "no place is named")),
        ("actor", actors or None, noted.get("actor", "nobody stands where the actor of these words would")),
        (
            "source",
            source,
            noted.get("source", f"{article.report.publisher or 'the publisher'} says it in its own voice"),
        ),
        ("status", claim.status, _how_sure(read)),
        ("total", "yes" if claim.cumulative else "no", _how_total(claim)),
    )
    return tuple(Answer(question, answer, how) for question, answer, how in given)


def _how_counted(read: Read) -> str:
    draft, claim = read.decision.draft, read.claim
    if not draft.counts_people:
        return "stated beside the word" if claim.count else "no number stands beside the word"
    rule = draft.rule.partition(":")[0].partition("/")[2]
    how = table("explain", "rules", dict[str, str])[rule]
    if claim.count is None:
        return how
    stated = f'stated as "{claim.count.text}"' if claim.count.text else "one, without a number word"
    return f"{how}, {stated}"


def _how_sure(read: Read) -> str:
    """Name what stands above the word in the parse: from there a denial or a doubt would come."""
    token = read.decision.draft.trigger.token
    above, chain = token, [token.text]
    while above.head.i != above.i and len(chain) < 5:
        above = above.head
        chain.append(above.text)
    below = " ".join(child.text for child in token.children if child.dep_ in ("neg", "aux", "det", "mark", "advmod"))
    path = " < ".join(chain)
    said = {"denied": "denied by", "possible": "made possible only by", "reported": "neither denied nor in doubt under"}
    return f"{said[read.claim.status]} what governs it: {path}{f'; beside it: {below}' if below else ''}"


def _how_total(claim: Claim) -> str:
    if claim.cumulative:
        return "the number, the time it spans or the tense shows that it sums up many incidents"
    return "nothing shows that it sums up many incidents" if claim.count else "without a count there is no total"


def in_words(count: Count | None) -> str | None:
    """Write a count for a person."""
    if count is None:
        return None
    if count.low is None and count.high is None:
        return count.text
    if count.low == count.high:
        return str(count.low)
    if count.high is None:
        return f"{count.low} or more"
    return f"up to {count.high}" if count.low is None else f"{count.low} to {count.high}"


def _days(date: DateRange | None) -> str | None:
    if date is None:
        return None
    days = str(date.start) if date.start == date.end else f"{date.start} to {date.end}"
    return f'{days} ("{date.text}")' if date.text else days
