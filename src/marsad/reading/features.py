"""What is looked at to tell whether a trigger holds a claim: its words, its place in the parse, its surroundings.

Only the project's word lists, closed-class words and syntax go in, never names or free vocabulary of a text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from marsad.reading import casualties, targets
from marsad.reading.drafts import Draft
from marsad.reading.lexicon import load
from marsad.reading.tokens import Doc, Token
from marsad.reading.triggers import Trigger


@dataclass(slots=True)
class Surroundings:
    """What a sentence's candidates share: the sentence, its triggers and cues, and what the report spoke of so far.

    ``before`` counts the actions triggered in earlier sentences, ``last`` those of the sentence just before;
    ``title`` holds those of the headline.
    """

    doc: Doc
    triggers: Sequence[Trigger]
    index: int
    before: Counter[str] = field(default_factory=Counter)
    last: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()


@cache
def _cues() -> dict[str, str]:
    return {word: form for form, words in load("attacks")["cues"].items() for word in words}


@cache
def _verbs() -> dict[str, str]:
    """Map verbs that govern triggers to what they do with them ("launch": starts, "deny": denies, …)."""
    return {word: name for name, words in load("weighing")["verbs"].items() for word in words}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("weighing")[key])


def of_draft(draft: Draft, around: Surroundings) -> list[str]:
    """List the features of a draft, as names."""
    names = ["bias", *_of_trigger(draft.trigger, around.doc)]
    names += _counted(draft)
    names += _hit(draft)
    names += _shared(draft, around)
    for other in draft.others:
        names += _of_trigger(other, around.doc)
    if draft.others:
        names.append(f"words={min(len(draft.others) + 1, 4)}")
    kind = draft.action.partition("/")[0]
    own = f"own={draft.trigger.action == draft.action}/{draft.trigger.instrument}"
    shared = [own, *_of_trigger(draft.trigger, around.doc)[2:], *_sentence(around)]
    unique = dict.fromkeys(names)
    return [
        *(f"{draft.action}|{name}" for name in unique),
        *(f"{kind}|{name}" for name in (own, *unique)),
        *(f"*|{name}" for name in dict.fromkeys(shared)),
    ]


def _sentence(around: Surroundings) -> list[str]:
    lower = {t.lower_ for t in around.doc}
    return [f"long={min(len(around.doc) // 12, 4)}", *(f"has={word}" for word in sorted(_words("telling") & lower))]


def _of_trigger(trigger: Trigger, doc: Doc) -> list[str]:
    token = trigger.token
    names = [
        f"word={trigger.words}",
        f"as={trigger.action}",
        f"pos={token.pos_}",
        f"tag={token.tag_}",
        f"dep={token.dep_}",
    ]
    return names + _tree(token) + _near(token, doc)


def _governor(token: Token) -> str:
    return _verbs().get(token.head.lemma_.lower(), token.head.pos_)


def _tree(token: Token) -> list[str]:
    head = token.head
    names = [f"head={_governor(token)}/{token.dep_}"]
    if head.i != token.i and head.lemma_.lower() in _trigger_words():
        names.append(f"headword={head.lemma_.lower()}")
    names += [f"child={child.dep_}" for child in token.children if child.dep_ in _DEPS]
    names += [f"prep={child.lower_}" for child in token.children if child.dep_ in ("prep", "agent")]
    names += [f"prep-before={head.lower_}"] if token.dep_ == "pobj" else []
    names += [f"obj={child.pos_}" for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    names += [f"childword={c.lemma_.lower()}" for c in token.children if c.lemma_.lower() in _trigger_words()]
    return names


_DEPS = frozenset(
    "nsubj nsubjpass dobj agent prep aux auxpass neg amod compound poss det nummod xcomp ccomp relcl acl prt".split()
)


@cache
def _trigger_words() -> frozenset[str]:
    entries = load("triggers")["trigger"]
    words = {w.partition("/")[0] for t in entries for w in (*t["words"], *t.get("instruments", ()))}
    return frozenset(w for w in words if " " not in w)


def _near(token: Token, doc: Doc) -> list[str]:
    """Name the cues and particles around the trigger: before, after, and anywhere in the sentence."""
    names = []
    for other in doc[max(0, token.i - 6) : token.i + 7]:
        lower, lemma = other.lower_, other.lemma_.lower()
        if lower in _words("negations"):
            names.append("negated")
        if lower in _words("modals") and other.i < token.i and other.i >= token.i - 4:
            names.append(f"modal={lower}")
        if (cue := _cues().get(lemma) or _cues().get(lower)) and other.i != token.i:
            names.append(f"cue={cue}")
            if abs(other.i - token.i) <= 2:
                names.append(f"cue2={cue}")
    previous = doc[token.i - 1].lower_ if token.i else "^"
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else "$"
    names += [f"prev={previous}"] if previous in _words("closed") else []
    names += [f"next={following}"] if following in _words("closed") else []
    names += [
        f"near={t.lemma_.lower()}"
        for t in doc[max(0, token.i - 4) : token.i + 5]
        if t.pos_ in ("VERB", "NOUN", "ADJ", "ADP") and t.i != token.i
    ]
    return names


def _hit(draft: Draft) -> list[str]:
    """Name what an attack word says was hit."""
    if not draft.action.startswith("attack/"):
        return []
    return [f"hits={group}" for group in targets.of_attack(draft.trigger.token) or ("none",)]


def _counted(draft: Draft) -> list[str]:
    if not draft.counts_people:
        return []
    if draft.count is None:
        return [
            f"uncounted={draft.group}",
            f"uncounted-fit={draft.fit // 3}",
            f"uncounted-beside={min(draft.beside, 2)}",
        ]
    kind = "vague" if draft.count.low is None and draft.count.high is None else "number"
    worded = "worded" if draft.count.text else "article"
    names = [
        f"count={kind}",
        f"count={worded}",
        f"group={draft.group}",
        f"{kind}-fit={draft.fit // 3}",
        f"{kind}-beside={min(draft.beside, 3)}",
    ]
    if draft.fit >= casualties.FIRM:
        names += ["tied", f"tied-{kind}", f"tied-{worded}"]
    return [*names, f"vague={draft.count.text.lower()}"] if kind == "vague" and draft.count.text else names


def _shared(draft: Draft, around: Surroundings) -> list[str]:
    """Name what the sentence and the report hold besides the trigger."""
    doc = around.doc
    kinds = {t.action for t in around.triggers if t.token.i != draft.trigger.token.i}
    names = [f"with={action}" for action in sorted(kinds)]
    cues = {_cues()[w] for t in doc for w in (t.lower_, t.lemma_.lower()) if w in _cues()}
    names += [f"cues={cue}" for cue in sorted(cues)]
    names += [f"first={min(around.index, 3)}", f"long={min(len(doc) // 12, 4)}"]
    names.append(f"again={draft.action in around.last}")
    names.append(f"title={draft.action in around.title}")
    top = sorted(around.before, key=lambda action: (-around.before[action], action))[:2]
    names += [f"report={action}" for action in top]
    names.append(f"seen={min(around.before[draft.action], 3)}")
    lower = {t.lower_ for t in doc}
    names += [f"has={word}" for word in sorted(_words("telling") & lower)]
    return names
