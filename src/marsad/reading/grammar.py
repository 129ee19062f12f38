"""The default reader: word lists and rules over spaCy's parse, weighed by a small linear model.

Deterministic; every claim names the rule that read it and what weighed for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec import structs

from marsad.model import Claim, Quote, Report, claim_id
from marsad.reading import (
    actors,
    attribution,
    casualties,
    control,
    cumulative,
    dates,
    features,
    pipeline,
    sentences,
    status,
    targets,
    triggers,
    volleys,
    weigh,
    where,
)
from marsad.reading import candidates as finding
from marsad.reading.context import Article, KnowsPlace, Note, Sentence, encodable, knows_no_place, quoting
from marsad.reading.drafts import Draft
from marsad.reading.tokens import Token
from marsad.reading.trace import Step, Trace

VERSION = "grammar 1"

TOGETHER = 16
"""Reports whose sentences are parsed in one go, where many are read."""


class Candidates(msgspec.Struct, frozen=True):
    """What a sentence may hold: its place in the article, and each draft with its features."""

    sentence: Sentence
    drafts: tuple[tuple[Draft, features.Features], ...]


class Decision(msgspec.Struct, frozen=True):
    """Whether a draft holds a claim: its chance and the chance that it needs, 0 to 1.

    ``rival`` is the likelier draft that reads the same attack word in another way, and so took its place.
    """

    draft: Draft
    features: features.Features
    chance: float
    needed: float
    rival: Draft | None = None

    @property
    def kept(self) -> bool:
        """Whether it becomes a claim."""
        return self.chance >= self.needed and self.rival is None


def read(report: Report, knows_place: KnowsPlace = knows_no_place, trace: Trace | None = None) -> list[Claim]:
    """Read a report into claims, in the order of its text; places are named, not yet settled.

    ``trace`` is filled with what was found, decided and answered on the way, where one is given.

    Raises:
        InstallationError: the language model or the weights are not installed.
    """
    return _claims(prepare(encodable(report), knows_place, trace), report, trace)


def read_many(reports: Iterable[Report], knows_place: KnowsPlace = knows_no_place) -> Iterator[list[Claim]]:
    """Read reports one after another as ``read`` does, those that follow each other parsed together, which is faster.

    Raises:
        InstallationError: the language model or the weights are not installed.
    """
    rest = iter(reports)
    while some := list(islice(rest, TOGETHER)):
        articles = _prepared([encodable(report) for report in some], knows_place)
        yield from (_claims(article, report) for article, report in zip(articles, some, strict=True))


def _claims(article: Article, report: Report, trace: Trace | None = None) -> list[Claim]:
    """Make the claims of an article, quoted from the report as it was given."""
    claims: dict[str, Claim] = {}
    for found in candidates(article):
        decisions = decide(found)
        step = trace.begin(found, decisions) if trace else None
        for decision in decisions:
            if decision.kept:
                _add(claims, decision, found.sentence, article, step)
    return list(claims.values()) if article.report is report else quoting(claims.values(), report)


def _add(claims: dict[str, Claim], decision: Decision, sentence: Sentence, article: Article, step: Step | None) -> None:
    """Make the claims of a draft that was kept; what says again what another said is one claim with it."""
    reason = "; ".join(weigh.reasons(decision.features))
    for whole in _completed(decision.draft, sentence):
        claim = _claim(whole, reason, sentence, article)
        if step is not None and article.notes is not None:
            step.add(decision, claim, article.notes, again=claim.id in claims)
        claims.setdefault(claim.id, claim)


def prepare(report: Report, knows_place: KnowsPlace = knows_no_place, trace: Trace | None = None) -> Article:
    """Cut a report into sentences and parse those that may hold a claim."""
    article = next(_prepared([report], knows_place, notes=None if trace is None else []))
    if trace is not None:
        trace.article = article
    return article


def _prepared(reports: Sequence[Report], knows_place: KnowsPlace, notes: list[Note] | None = None) -> Iterator[Article]:
    """Cut reports into sentences and parse the headlines and the sentences that may hold a claim, all in one go."""
    cut = [[(start, end, report.text[start:end]) for start, end in sentences.split(report.text)] for report in reports]
    hopeful = [[triggers.may_hold(text) for _, _, text in spans] for spans in cut]
    docs = pipeline.parse(
        text
        for report, spans, may in zip(reports, cut, hopeful, strict=True)
        for text in (report.title, *(text for (_, _, text), ok in zip(spans, may, strict=True) if ok))
    )
    for report, spans, may in zip(reports, cut, hopeful, strict=True):
        headline = next(docs)
        parsed = tuple(
            Sentence(index, start, end, text, next(docs) if ok else None)
            for index, ((start, end, text), ok) in enumerate(zip(spans, may, strict=True))
        )
        yield Article(report, parsed, dates.anchor(report), knows_place, notes=notes, headline=headline)


def candidates(article: Article) -> Iterator[Candidates]:
    """Yield what each parsed sentence may hold, in order."""
    headline = frozenset(t.action for t in triggers.find(article.headline)) if article.headline else frozenset()
    before: Counter[str] = Counter()
    last: frozenset[str] = frozenset()
    for sentence in article.sentences:
        if sentence.doc is None:
            continue
        found = triggers.find(sentence.doc)
        around = features.Surroundings(sentence.doc, found, sentence.index, before, last, headline)
        drafts = finding.of_sentence(sentence.doc, found)
        yield Candidates(sentence, tuple((draft, features.of_draft(draft, around)) for draft in drafts))
        last = frozenset(t.action for t in found)
        before.update(sorted(last))


_SURE_ENOUGH = 0.05
"""The chance that is enough where the parse ties stated people, or nobody, to a casualty word ("killed no one")."""


_LIKELY = 0.1
"""The chance that is enough for an attack that people fell to for sure; of a war or a battle too little is told."""


def _least(draft: Draft) -> float:
    """Give the chance that a draft needs: little where a casualty word's own people are stated with a figure."""
    tied = draft.action.startswith("casualties/") and draft.count is not None and draft.fit >= casualties.FIRM
    return _SURE_ENOUGH if tied or draft.nobody else weigh.weights().threshold


def decide(found: Candidates) -> list[Decision]:
    """Tell which drafts hold a claim, in the order of the text; one attack word gives one form of attack,
    and fighting that is the subject of such a word none beside it.
    """
    chances = [weigh.chance(names) for _, names in found.drafts]
    taken: dict[int, Draft] = {}
    decisions: dict[int, Decision] = {}
    told_by = [_told_by(draft) for draft, _ in found.drafts]
    causes = {noun.i for draft, _ in found.drafts for noun in _causes(draft)}
    for i in sorted(range(len(chances)), key=lambda i: (told_by[i] is not None, -chances[i], i)):
        draft, names = found.drafts[i]
        word = draft.trigger.token.i if draft.action.startswith("attack/") else None
        word = told_by[i] if told_by[i] in taken else word
        rival = taken.get(word) if word is not None else None
        caused = draft.trigger.token.i in causes and draft.action != "attack/clash"
        least = min(_least(draft), _LIKELY) if caused else _least(draft)
        decisions[i] = Decision(draft, names, chances[i], least, rival)
        if decisions[i].kept and word is not None:
            taken[word] = draft
    return [decisions[i] for i in sorted(decisions, key=lambda i: (found.drafts[i][0].trigger.first, i))]


def _causes(draft: Draft) -> Iterator[Token]:
    """Yield the attack that people fell to for sure: "*the attack* on the bridge killed four", "died in *a raid*"."""
    if not draft.action.startswith("casualties/") or draft.count is None or draft.fit < casualties.FIRM:
        return
    verb = draft.trigger.token
    yield from (child for child in verb.lefts if child.dep_ == "nsubj")
    for child in verb.rights:
        if child.lower_ in {"in", "by"}:
            yield from (thing for thing in child.rights if thing.dep_ == "pobj")


def _told_by(draft: Draft) -> int | None:
    """Give the verb that tells what fighting did, if any: "the offensive targeted a hospital" is one attack."""
    token = draft.trigger.token
    return token.head.i if draft.action == "attack/clash" and token.dep_ in {"nsubj", "nsubjpass"} else None


def _claim(draft: Draft, reason: str, sentence: Sentence, article: Article) -> Claim:
    """Ask the questions of a draft and make the claim."""
    kind, _, action = draft.action.partition("/")
    token = draft.trigger.token
    date = dates.of_claim(token, sentence, article, action=draft.action)
    total = draft.total or cumulative.of_claim(token, draft.action, draft.count, date)
    if total:
        date = dates.of_claim(token, sentence, article, cumulative=True, action=draft.action)
    places = where.of_claim(token, sentence, article, kind=kind, action=action)
    if draft.people is not None:
        places = where.of_people(draft.people, sentence, article) or places
        date = dates.of_people(draft.people, token, sentence, article) or date
    quote = Quote(sentence.start, sentence.end, sentence.text)
    state = "denied" if draft.nobody else status.of_claim(token, draft.action)
    count = draft.count
    value = (
        count and count.low,
        count and count.high,
        count and count.text,
        draft.group,
        state,
        *(p.text for p in places),
        *((draft.nth,) if draft.nth else ()),
    )
    return Claim(
        id=claim_id(article.report, quote, kind, action, *value),
        report=article.report.id,
        kind=kind,  # type: ignore[arg-type]  # the lexicon's actions are checked against the vocabulary in the tests
        action=action,
        status=state,
        quote=quote,
        count=count,
        group=draft.group,
        cumulative=total,
        actors=actors.of_claim(token, sentence, article, kind=kind, action=action),
        places=places,
        date=date,
        source=attribution.of_claim(token, sentence, article),
        rule=f"{draft.rule} ({reason})",
        reader=VERSION,
    )


def _completed(draft: Draft, sentence: Sentence) -> list[Draft]:
    """Add what was hit and how often to an attack, the number of places or the share to a change of control.

    An attack on a hospital and a school is a claim for each; so are "nine villages" and the total that they bring.
    """
    doc = sentence.doc
    if doc is None or draft.counts_people:
        return [draft]
    kind = draft.action.partition("/")[0]
    token = draft.trigger.token
    if kind == "attack":
        count = volleys.how_many(doc, draft.action, (draft.trigger, *draft.others))
        return [structs.replace(draft, group=group, count=count) for group in targets.of_claim(token) or (None,)]
    count, group = control.counted(draft.action, doc, token)
    found = [structs.replace(draft, count=count, group=group)]
    if group == "places" and (total := cumulative.running_total(doc, token)):
        found.append(structs.replace(found[0], count=total, total=True))
    return found
