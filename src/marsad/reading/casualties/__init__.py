"""People killed, injured, detained, missing, displaced: which of the sentence's people each such word counts."""

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from marsad.model import Count, Group
from marsad.reading import nobody, people
from marsad.reading.attribution.cues import cues
from marsad.reading.casualties import lists, parts, patients
from marsad.reading.casualties.links import FIRM, Linking, has_own_verb, link
from marsad.reading.drafts import Draft
from marsad.reading.lexicon import table
from marsad.reading.people import PeopleMention
from marsad.reading.tokens import Doc
from marsad.reading.triggers import Trigger

__all__ = ["FIRM", "read", "without_doubles"]
_THRESHOLD = 2.0
_HOLDING: frozenset[Group] = frozenset(("fighters", "health_workers", "journalists", "aid_workers"))
"""Groups that all who are "of them" share; of civilians some may be children."""


def read(doc: Doc, triggers: Sequence[Trigger]) -> list[Draft]:
    """Give one draft for each people counted by each casualty word; a word that counts nobody gives one without."""
    words = [t for t in triggers if t.action.startswith("casualties/") or _displaces(t)]
    if not words:
        return []
    befallen = patients.of_all(words)
    mentions = _heard_of(doc, words, people.find(doc, befallen), befallen)
    linking = link(doc, words, mentions)
    owner = _owners(linking)
    mentions = parts.settled(doc, mentions, owner)
    drafts: list[Draft] = []
    for m, mention in enumerate(mentions):
        for t in owner.get(m, ()):
            rule = f"{_kind(words[t])}/{'part' if mention.part else 'counted'}: {words[t].words}"
            fit = round(linking.fit(m, t))
            group = _of_them(doc, mention) or _group(doc, mentions, m, owner)
            drafts.append(Draft(words[t], words[t].action, rule, mention.count, group, fit, people=mention.last))
    served = {t for owners in owner.values() for t in owners}
    for t, trigger in enumerate(words):
        if t not in served:
            rule = f"{_kind(trigger)}/uncounted: {trigger.words}"
            drafts.append(Draft(trigger, trigger.action, rule, None, _described(doc, trigger)))
    return _one_by_one(_unhurt(drafts))


def _one_by_one(drafts: Sequence[Draft]) -> list[Draft]:
    """Number the drafts that count one person each by the same word: "a judge, his driver and a guard" are three."""
    seen: Counter[object] = Counter()
    kept: list[Draft] = []
    for draft in drafts:
        key = draft.trigger, draft.group
        kept.append(structs.replace(draft, nth=seen[key]) if draft.count == _ONE else draft)
        seen[key] += draft.count == _ONE
    return kept


_ONE = Count(1, 1)


def _heard_of(
    doc: Doc, words: Sequence[Trigger], mentions: Sequence[PeopleMention], befallen: frozenset[int]
) -> list[PeopleMention]:
    """Leave out who only tells of it: "shells killed four near Harran *a nurse* said", "*three medics* said".

    Who speaks and has a casualty word beside him stays ("two wounded men said"), and who by the parse was hurt, unless
    he is one and speaks behind what he tells.
    """
    spans = [(range(cue.start, cue.end), cue.way == "before") for cue in cues(doc)]
    spans = [(span, behind) for span, behind in spans if not any(word.token.i in span for word in words)]

    def tells(one: PeopleMention) -> bool:
        alone = one.count is None or one.is_one
        hurt = not befallen.isdisjoint(range(one.first, one.last + 1))
        return any(one.last in span and ((behind and alone) or not hurt) for span, behind in spans)

    return [one for one in mentions if not tells(one)]


def _unhurt(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one draft without a figure of those whose word befell nobody: "none of the *14* guards was hurt"."""
    kept: list[Draft] = []
    for draft in drafts:
        word = draft.trigger
        if not nobody.befell(word.token, patients.of(word)):
            kept.append(draft)
        elif not any(old.trigger == word for old in kept):
            groups = [one.group for one in drafts if one.trigger == word and one.group != "people"]
            rule = f"{_kind(word)}/uncounted: {word.words}"
            group = groups[0] if groups else "people"
            kept.append(structs.replace(draft, rule=rule, count=None, group=group, nobody=True))
    return kept


_DISPLACES = frozenset(table("casualties", "displacement_words", list[str]))


def _displaces(trigger: Trigger) -> bool:
    """Tell whether a word moves people for sure: its people are then neither killed nor injured by another."""
    describes = trigger.token.dep_ in ("amod", "compound")
    return trigger.action.startswith("displacement/") and trigger.words in _DISPLACES and not describes


def _kind(trigger: Trigger) -> str:
    return trigger.action.partition("/")[0]


def _owners(linking: Linking) -> dict[int, tuple[int, ...]]:
    """Link each people mention to the casualty words that count it; parts and listed people follow their whole."""
    owner: dict[int, tuple[int, ...]] = {}
    doc, words, mentions = linking.doc, linking.words, linking.mentions
    for m, mention in enumerate(mentions):
        before = owner.get(m - 1)
        listed = m > 0 and lists.same(doc, mentions[m - 1], mention)
        share = mention.part or (listed and mentions[m - 1].part)
        own = has_own_verb(doc, mention, words)
        tied = linking.tied(m)
        if before and not own and (share or (listed and not tied)):
            owner[m] = before
            continue
        if tied:
            owner[m] = tuple(sorted({at for t in tied for at in _joined(doc, words, t)}))
            continue
        whole = None if own else lists.added_to(doc, words, mentions, owner, m)
        best = max(range(len(words)), key=lambda t: linking.fit(m, t))
        if whole is not None:
            owner[m] = owner[whole]
        elif linking.fit(m, best) >= _THRESHOLD:
            owner[m] = _joined(doc, words, best)
        elif before and lists.goes_on(doc, mentions[m - 1], mention):
            owner[m] = before
    return _with_listed(linking, owner)


def _with_listed(linking: Linking, owner: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Link those who open a list whose end is linked ("*women* and children were among the dead")."""
    doc, mentions = linking.doc, linking.mentions
    for m in range(len(mentions) - 2, -1, -1):
        noun = mentions[m].noun
        plural = mentions[m].count is not None or (noun is not None and doc[noun].tag_ in ("NNS", "NNPS"))
        linked = m not in owner and m + 1 in owner and lists.same(doc, mentions[m], mentions[m + 1])
        if plural and linked and not has_own_verb(doc, mentions[m], linking.words):
            owner[m] = owner[m + 1]
    return owner


def _joined(doc: Doc, words: Sequence[Trigger], index: int) -> tuple[int, ...]:
    """Take the casualty words joined to one ("killed or injured") that have no people of their own between."""
    chain = [index]
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(words):
            a, b = sorted((words[at], words[at - step]), key=lambda w: w.first)
            between = [t.lower_ for t in doc[a.last + 1 : b.first]]
            same = a.first == b.first
            if not same and not (between and len(between) <= 2 and set(between) <= {"and", "or", "/", ",", "and/or"}):
                break
            if b.action != a.action or same:
                chain.append(at)
            at += step
    return tuple(sorted(set(chain)))


def _of_them(doc: Doc, mention: PeopleMention) -> Group | None:
    """Name the group that "16 of them" are of: that of the plural named last before, where it fights or heals."""
    after = [token.lower_ for token in doc[mention.last + 1 : mention.last + 3]]
    if after != ["of", "them"] or (mention.group and mention.group != "people"):
        return None
    for token in reversed(doc[: mention.first]):
        hit = people.group_at(doc, token.i)
        if hit is not None and token.tag_ in ("NNS", "NNPS"):
            return hit[0] if hit[0] in _HOLDING else None
    return None


def _group(doc: Doc, mentions: Sequence[PeopleMention], m: int, owner: dict[int, tuple[int, ...]]) -> Group:
    """Name the group of a mention; a bare number and "others" take that of the people counted before them."""
    own, noun = mentions[m].group, mentions[m].noun
    if own and not (own == "people" and noun is not None and doc[noun].lower_ == "others"):
        return own
    for at in range(m - 1, -1, -1):
        if at in owner and not mentions[at].part and (group := mentions[at].group):
            return group if group not in ("women", "children") else "people"
    return "people"


def _described(doc: Doc, word: Trigger) -> Group:
    """Name the group that describes an uncounted casualty word ("civilian deaths", "losses among soldiers")."""
    around = [*doc[max(0, word.first - 2) : word.first], *doc[word.last + 1 : word.last + 5]]
    for token in around:
        if (hit := people.group_at(doc, token.i)) and hit[0] != "people":
            return hit[0]
        if token.lower_ in people.deciders():
            return people.deciders()[token.lower_]
    return "people"


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop a draft that says again, in the same sentence, what another says with the same figure or a better one.

    A headline glued to its lead states one toll twice ("20 dead … at least 20 people were killed"): the later stays.
    """
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k, old in enumerate(kept) if _same(old, draft)), None)
        if twin is None:
            kept.append(draft)
        elif draft.count is not None:
            kept[twin] = draft
    return kept


def _same(old: Draft, new: Draft) -> bool:
    if old.action != new.action or old.nobody != new.nobody:
        return False
    if old.count is None or new.count is None:
        return old.group == new.group or any("/uncounted:" in draft.rule for draft in (old, new))
    figures = [c.low if c.low is not None else c.high for c in (old.count, new.count)]
    if figures == [1, 1] and old.trigger == new.trigger:
        return False
    if figures in ([None, None], [1, 1]):
        return old.group == new.group and old.count.text == new.count.text
    return figures[0] == figures[1] and (old.group == new.group or "people" in (old.group, new.group))
