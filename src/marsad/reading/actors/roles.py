"""Where in a sentence the actor of a verb or a noun stands: subject, "by", owner, the clause around it."""

from marsad.reading.actors.acts import company, nearest_act
from marsad.reading.actors.clauses import is_passive, noun_before, subject
from marsad.reading.actors.governors import blamed, governor
from marsad.reading.actors.naming import DEPTH, PRONOUNS, acting, after, agent, by, fell_to, own_words, parties_to
from marsad.reading.actors.phrases import Span, coordinated, is_actor, is_attack, owners, phrase
from marsad.reading.actors.words import nouns
from marsad.reading.tokens import Token

_DEFINITE = frozenset({"the", "these", "those", "this", "that"})
_CAUSES = frozenset({"by", "due", "to", "despite", "under"})
_HURT = frozenset({"casualties", "attack"})


def roles(trigger: Token, kind: str, action: str) -> list[Span]:
    """Find the words of the actors of what ``trigger`` asserts, the surest way first."""
    word = _main_word(trigger)
    if action == "needed":
        return []
    verbal = word.pos_ in {"VERB", "AUX"} and not _is_noun_use(word)
    found = _of_verb(word, kind, action) if verbal else _of_noun(word, kind, action)
    return found or (blamed(word) if kind in _HURT else [])


def _main_word(trigger: Token) -> Token:
    """Give the word that has the actor: the verb of a particle ("up"), the noun of a preposition ("under control")."""
    if trigger.dep_ == "prt" or (trigger.pos_ == "PRON" and trigger.head.pos_ == "VERB"):
        return trigger.head
    if trigger.pos_ == "ADP":
        return next((child for child in trigger.children if child.dep_ == "pobj"), trigger)
    return trigger


def _is_noun_use(token: Token) -> bool:
    if token.tag_ in {"VBD", "VBZ", "VBP"}:
        return False
    return token.dep_ in {"compound", "amod", "pobj", "dobj"} or (token.tag_ == "VBG" and bool(owners(token)))


def _of_verb(verb: Token, kind: str, action: str) -> list[Span]:
    """Find the actors of a verb: its agent where it is passive, else its subject, else how it came about."""
    if is_passive(verb):
        return _driven_out(verb) if action == "withdrew" else agent(verb) or _around(verb, kind)
    if _is_made_to(verb):
        return _made_to(verb, kind, action)
    if action == "withdrew" and verb.lemma_.lower() in nouns().drive_verbs:
        return _made_by(verb)
    return _around(verb, kind) if _has_no_doer(verb, kind) else _by_subject(verb, kind)


def _by_subject(verb: Token, kind: str) -> list[Span]:
    doer = subject(verb, DEPTH)
    if doer is None:
        doer = noun_before(verb)
    found = acting(doer) if doer is not None else []
    if found:
        return found
    if kind == "diplomacy":
        return parties_to(verb) or by(verb)
    if doer is not None and is_attack(doer) and kind in _HURT:
        return governor(doer, "attack")
    return by(verb) or fell_to(verb) or _around(verb, kind)


def _has_no_doer(verb: Token, kind: str) -> bool:
    """Whether an active verb's subject is the one to whom it happens: those who died, those who fled."""
    lemma = verb.lemma_.lower()
    if kind == "displacement":
        return lemma not in nouns().drive_verbs
    return kind == "casualties" and lemma in nouns().suffer_verbs


def _around(verb: Token, kind: str) -> list[Span]:
    """Seek the actor of a verb in what stands around it, where its own clause names none."""
    if kind in _HURT:
        return nearest_act(verb) or (company(verb) if verb.tag_ == "VBG" else [])
    return company(verb) if kind == "control" else []


def _is_made_to(verb: Token) -> bool:
    """Whether one side makes another do what a verb tells: "forced the rebels to retreat"."""
    made = verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB" and not is_passive(verb.head)
    return made and verb.head.lemma_.lower() in nouns().drive_verbs


def _made_to(verb: Token, kind: str, action: str) -> list[Span]:
    """Give who was made to withdraw, or who made others leave."""
    if action == "withdrew":
        own = next((acting(child) for child in verb.lefts if child.dep_ == "nsubj" and is_actor(child)), [])
        return own or _made_by(verb.head)
    doer = subject(verb.head, DEPTH) if kind == "displacement" else None
    return acting(doer) if doer is not None else []


def _made_by(verb: Token) -> list[Span]:
    """Read "shelling forced A from the town"."""
    return next((acting(child) for child in verb.rights if child.dep_ == "dobj" and is_actor(child)), [])


def _driven_out(verb: Token) -> list[Span]:
    """Read "A was driven out of the town"."""
    return next((acting(child) for child in verb.children if child.dep_ == "nsubjpass"), [])


def _of_noun(noun: Token, kind: str, action: str) -> list[Span]:
    """Find the actors of a noun: whose it is, by whom, between whom, who launched it, who was at it."""
    if kind == "casualties":
        own = own_words(noun, action) or governor(noun, "attack") if is_attack(noun) or _is_headline_verb(noun) else []
        return own or nearest_act(noun) or (company(noun) if _is_caused(noun) else [])
    if kind == "attack" and is_actor(noun) and noun.dep_ != "compound":
        return [phrase(head) for head in coordinated(noun)]
    if kind == "diplomacy":
        return governor(noun, kind) or own_words(noun, action) or parties_to(noun) or _who_agreed(noun)
    if noun.dep_ in {"compound", "amod"} and is_attack(noun.head) and (found := own_words(noun.head, action)):
        return found
    found = own_words(noun, action) or governor(noun, kind) or _told_apart(noun, action)
    if found or kind not in {"attack", "control"} or _stands_alone(noun, action):
        return found
    return company(noun)


def _who_agreed(noun: Token) -> list[Span]:
    """Give who agreed on something where no list knows them: "Hale and Orlov agreed on a truce"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    agreed = verb.pos_ == "VERB" and verb.lemma_.lower() in nouns().agree_verbs and not is_passive(verb)
    return parties_to(verb) if agreed else []


def _told_apart(noun: Token, action: str) -> list[Span]:
    """Read "clashes have erupted between A and B", "an explosion occurred when A detonated a belt"."""
    if action == "clash":
        for other in noun.doc[noun.i + 1 : noun.i + 12]:
            if other.lower_ == "between" and (found := after(other)):
                return found
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB":
        return []
    for child in verb.rights:
        if child.dep_ == "advcl" and child.lemma_.lower() in nouns().harm_verbs | nouns().attack_verbs:
            doer = subject(child, 0)
            return acting(doer) if doer is not None else []
    return []


def _is_headline_verb(noun: Token) -> bool:
    """Whether a headline's verb was taken for a noun: "Syrian Army Kills 20"."""
    return noun.is_title and noun.lower_.removesuffix("s") in nouns().harm_verbs


def _is_caused(noun: Token) -> bool:
    caused = noun.dep_ in {"dobj", "oprd", "ccomp"} and noun.head.lemma_.lower() in nouns().cause_verbs
    return caused and not any(child.dep_ == "nsubj" and is_attack(child) for child in noun.head.lefts)


def _stands_alone(noun: Token, action: str) -> bool:
    """Whether a noun's actor is not to be sought in the clause: "the strikes", "strikes hit", "by strikes"."""
    if any(child.lower_ in _DEFINITE for child in noun.children) or noun.dep_ == "conj":
        return True
    if noun.dep_ in {"nsubj", "nsubjpass", "ROOT"}:
        return action != "clash"
    return noun.dep_ == "pobj" and noun.head.lower_ in _CAUSES


def pronoun(trigger: Token) -> Token | None:
    """Find the pronoun that stands for the actor ("They also hold …"), where the sentence does not tell whom."""
    word = _main_word(trigger)
    verb = word if word.pos_ in {"VERB", "AUX"} else word.head
    if verb.pos_ not in {"VERB", "AUX"} or is_passive(verb):
        return None
    doer = subject(verb, DEPTH)
    return doer if doer is not None and doer.lower_ in PRONOUNS else None
