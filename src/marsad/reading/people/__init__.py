"""Who is counted: the people and groups that a sentence names, with how many of them it states."""

from collections.abc import Iterable

from msgspec import structs

from marsad.model import Group
from marsad.reading import counts
from marsad.reading.people import makeup, uncounted
from marsad.reading.people.group_nouns import deciders, group_at
from marsad.reading.people.mention import CASUALTY_WORDS, PeopleMention
from marsad.reading.people.uncounted import apposed
from marsad.reading.tokens import Doc, Token

__all__ = ["PeopleMention", "deciders", "find", "group_at"]

_REACH = 10
"""Tokens after a number within which its noun stands ("40 heavily armed Civil Guard (CG) conscripts")."""
_LIST = 8
"""Tokens that may stand between two people of one list."""


def find(doc: Doc, patients: frozenset[int] = frozenset()) -> list[PeopleMention]:
    """List the people that a sentence names, counted or not, in its order.

    ``patients`` numbers the tokens that the parse makes people of, whatever their word ("two *supporters* were shot").
    """
    found = _within_none(m for count in counts.find(doc) if not count.percent and (m := _counted(doc, count, patients)))
    taken = {i for m in found for i in range(m.first, m.last + 1)}
    for mention in (*uncounted.listed(doc, patients), *uncounted.befallen(doc, patients)):
        span = set(range(mention.first, mention.last + 1))
        if not taken & span:
            found.append(mention)
            taken |= span
    return _shares(doc, _merged(doc, sorted(found, key=lambda m: m.first)))


def _within_none(mentions: Iterable[PeopleMention]) -> list[PeopleMention]:
    """Leave out the whole that one is taken from ("one of the *five* hostages")."""
    kept: list[PeopleMention] = []
    for mention in mentions:
        if not (kept and mention.last <= kept[-1].last and kept[-1].is_one):
            kept.append(mention)
    return kept


def _merged(doc: Doc, mentions: list[PeopleMention]) -> list[PeopleMention]:
    """Join what names the same people twice, side by side ("a woman rebel") or apposed ("Haddad, a guard")."""
    kept: list[PeopleMention] = []
    for mention in mentions:
        if kept and mention.first <= kept[-1].last:
            continue
        same = next((k for k in _near(kept) if _adjoins(kept[k], mention) or apposed(doc, kept[k], mention)), None)
        if same is None:
            kept.append(mention)
            continue
        group = kept[same].group if kept[same].group not in (None, "people") else mention.group
        kept[same:] = [structs.replace(kept[same], last=mention.last, noun=mention.noun, group=group)]
    return kept


def _near(kept: list[PeopleMention]) -> list[int]:
    """Number the last mention, and the one before it where the last counts nobody ("a constable of the *police*")."""
    last = len(kept) - 1
    return [last, last - 1][: 1 + (last > 0 and kept[last].count is None)] if kept else []


def _adjoins(before: PeopleMention, mention: PeopleMention) -> bool:
    plain = before.is_one and not mention.part and mention.text is None
    return plain and before.last + 1 == mention.first and before.noun == before.last


def _shares(doc: Doc, mentions: list[PeopleMention]) -> list[PeopleMention]:
    """Mark the rest of a list of shares ("including three policemen of the town and four soldiers")."""
    for m in range(1, len(mentions)):
        counted = (one for one in reversed(mentions[:m]) if one.count is not None)
        before, mention = next(counted, mentions[m - 1]), mentions[m]
        between = doc[before.last + 1 : mention.first]
        joined = len(between) > 0 and between[-1].lower_ in ("and", ",", "a", "an")
        if before.part and joined and len(between) <= _LIST and not any(t.pos_ in ("VERB", "AUX") for t in between):
            mentions[m] = structs.replace(mention, part=True)
    return mentions


def _counted(doc: Doc, mention: counts.CountMention, patients: frozenset[int]) -> PeopleMention | None:
    """Join a count to the noun it counts; None where it counts something else than people."""
    start = mention.last + 1
    if shared := _share_of_dead(doc, mention.last):
        return PeopleMention(mention.first, mention.last, shared, mention.count, True, None, mention.vague)
    part_noun = _noun_of_part(doc, start)
    if noun := part_noun or _noun_after(doc, start, patients):
        group, last = noun
        part = _is_part(doc, mention) or _is_among(doc, last)
        open_group = None if doc[last].lower_ in CASUALTY_WORDS | _ANYONE else group
        if doc[last].lower_ in CASUALTY_WORDS:
            last = max(mention.last, last - 1)
        return PeopleMention(mention.first, last, open_group, mention.count, part, last, mention.vague)
    if _counts_a_thing(doc, start):
        return None
    part = _is_part(doc, mention)
    if part and mention.vague and (mention.count.text or "").lower() in _LOOSE:
        return None
    return PeopleMention(mention.first, mention.last, None, mention.count, part, None, mention.vague)


_BELONGING = frozenset(("member", "element", "man"))
_LOOSE = frozenset(("some", "most", "mostly", "all", "many", "half", "few", "a few", "majority", "the majority"))
_OF_THEM = frozenset(("them", "whom", "those", "which"))


def _share_of_dead(doc: Doc, last: int) -> Group | None:
    """Name the group of a share of those hurt: "5 of the dead were *children*", "most of those killed were *men*"."""
    named = makeup.share(doc[last])
    hit = group_at(doc, named.i) if named is not None else None
    if named is None or hit is None or hit[0] != "people":
        return hit[0] if hit else None
    return next((deciders()[child.lower_] for child in named.lefts if child.lower_ in deciders()), hit[0])


def _noun_of_part(doc: Doc, start: int) -> tuple[Group, int] | None:
    """Find who a share is, after "of them": "234 of them were children", "two of them children"."""
    words = [t.lower_ for t in doc[start : start + 4]]
    if words[:1] != ["of"] or len(words) < 3 or words[1] not in _OF_THEM:
        return None
    at = start + 3 if words[2] in ("were", "are", "was", "is") else start + 2
    return group_at(doc, at) if at < len(doc) and doc[at].pos_ != "VERB" else None


def _noun_after(doc: Doc, start: int, patients: frozenset[int]) -> tuple[Group, int] | None:
    """Find the group noun of the phrase that begins at a token; words that decide come before the noun's own group."""
    decided: Group | None = None
    best: tuple[Group, int] | None = None
    i = start
    while i < min(start + _REACH, len(doc)):
        token = doc[i]
        if token.lower_ == "(" and i + 2 < len(doc) and doc[i + 2].lower_ == ")":
            i += 3
            continue
        if best and token.lower_ in CASUALTY_WORDS and doc[best[1]].tag_ in ("NNS", "NNPS"):
            break  # "28 militants dead"
        if hit := group_at(doc, i) or (("people", i) if i in patients and token.pos_ in ("NOUN", "PROPN") else None):
            best = hit
            i = hit[1] + 1
            if token.lower_ in deciders():
                decided = decided or deciders()[token.lower_]
            continue
        if token.lower_ in deciders():
            decided = decided or deciders()[token.lower_]
        elif (best and not _leads_on(doc[best[1]], i)) or not _within_phrase(token):
            break
        i += 1
    if best is None or _describes_a_thing(doc[best[1]], patients):
        return None
    if best[0] == "people" and decided is None:
        decided = _body_of(doc[best[1]])
    return (decided if decided and best[0] in ("people", "fighters", "civilians") else best[0]), best[1]


def _body_of(noun: Token) -> Group | None:
    """Tell whose members are counted: "20 members of the rebel army" are fighters."""
    if noun.lemma_.lower() not in _BELONGING:
        return None
    for preposition in noun.rights:
        for body in preposition.rights if preposition.lower_ == "of" else ():
            for word in (*body.lefts, body):
                if word.lower_ in deciders() or group_at(word.doc, word.i):
                    hit = group_at(word.doc, word.i)
                    return deciders().get(word.lower_) or (hit[0] if hit and hit[0] != "people" else None)
    return None


def _leads_on(noun: Token, i: int) -> bool:
    """Tell whether a people word belongs to a noun further on ("one *Nusra*-backed local fighter")."""
    between = noun.doc[noun.i + 1 : i + 1]
    top = noun
    while top.dep_ in ("compound", "amod", "nmod", "npadvmod") and top.head.i > top.i:
        top = top.head
    return top.i >= i and not any(t.pos_ == "NUM" for t in between)


def _describes_a_thing(noun: Token, patients: frozenset[int]) -> bool:
    """Tell whether a people word only describes the plural after it ("four Syrian towns")."""
    if noun.i + 1 >= len(noun.doc) or noun.i in patients or noun.pos_ not in ("ADJ", "PROPN"):
        return False
    after = noun.nbor()
    people = after.i in patients or group_at(noun.doc, after.i) or after.lower_ in CASUALTY_WORDS
    return noun.head.i == after.i and after.tag_ in ("NNS", "NNPS") and not people


def _within_phrase(token: Token) -> bool:
    """Tell whether a word can stand between a number and its noun."""
    word = token.lower_
    if word in ("of", "the", "more", "other", "others", "additional", "-", "least", "and/or"):
        return True
    if word in _PARTS or (word in CASUALTY_WORDS and token.tag_ == "VBG") or _opens_number(token):
        return False
    return token.pos_ in ("ADJ", "PROPN", "NOUN", "DET", "ADV", "NUM", "PART") or token.tag_ in ("VBN", "VBG", "POS")


def _opens_number(token: Token) -> bool:
    """Tell whether another number begins here; "one of the five" goes on."""
    return token.pos_ == "NUM" and token.nbor(-1).lower_ not in ("the", "of", "these", "those", "-")


def _counts_a_thing(doc: Doc, start: int) -> bool:
    """Tell whether the word after a count is a noun that names no people."""
    for token in doc[start : start + 4]:
        if token.lower_ in CASUALTY_WORDS:
            return False
        if token.pos_ in ("NOUN", "PROPN"):
            return True
        opens = token.pos_ == "DET" and token.i == start  # "estimated between 500 and 1,300 the council"
        if opens or (token.pos_ not in ("ADJ", "DET") and token.lower_ not in ("of", "-")):
            return False
    return False


_PARTS = frozenset({"including", "includes", "included", "mostly", "mainly", "among", "comprising"})
_ANYONE = frozenset(("other", "others", "more"))


def _is_part(doc: Doc, mention: counts.CountMention) -> bool:
    """Tell whether the people are a share of those named before ("including 5 …", "5 of them", "among them 5")."""
    before = [t.lower_ for t in doc[max(0, mention.first - 4) : mention.first] if not t.is_quote]
    after = tuple(t.lower_ for t in doc[mention.last + 1 : mention.last + 3])
    if after in (("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which")):
        return True
    if mention.count.text and mention.count.text.lower() in ("mostly",):
        return True
    return bool(before) and (before[-1] in ("including", "includes", "included", "comprising") or before[-2:] in _AMONG)


def _is_among(doc: Doc, last: int) -> bool:
    """Tell whether people are said to be among others ("two brothers were among the dead")."""
    return [t.lower_ for t in doc[last + 1 : last + 3]] in (["were", "among"], ["are", "among"], ["was", "among"])


_AMONG = (
    ["among", "them"],
    ["among", "whom"],
    ["of", "them"],
    ["of", "whom"],
    ["amongst", "them"],
    ["among", "those"],
    ["among", "which"],
)
