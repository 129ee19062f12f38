"""Folding: one key for a place name, however it is spelled.

Three foldings of a name, each coarser than the one before:

- ``plain``: letters and digits only, without case, marks and punctuation; any script;
- ``shape``: the name as heard, vowels in three classes, articles and generic spellings evened out;
- ``skeleton``: its consonants only; Arabic script and every romanisation of it meet here.

The rules are tables in ``data/romanisation.toml`` and ``data/arabic.toml``.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from marsad.places.tables import ArabicScript, Romanisation, arabic_script, romanisation

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘`´ʼʻʿʾ‛′ˈ"))
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_BEFORE_H: Final = "cdgkpstz"
"""Letters that an h behind them makes into another: the "sh" of "Arish" is heard."""
_GLIDE: Final = re.compile(r"a[yi][ie]$")
_CAMEL: Final = re.compile(r"[^\W_]+")
_COUNT: Final = re.compile(r"(\d+)(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Folded:
    """A name folded: see the module.

    ``modifiers`` are the parts such as "east", "big" that are no part of its key; ``variants`` further skeletons, of
    letters that are romanised in several ways; ``without_last`` and ``without_head`` the shape and skeleton without
    the last word ("Bashkuy Samaan" is Bashkuy by the mountain of Samaan) and without a first word that says what
    sort of place it is ("Hawsh al-Salihiyah"), where enough is left to be a name.
    """

    plain: str
    shape: str
    skeleton: str
    modifiers: frozenset[str]
    variants: tuple[str, ...] = ()
    without_last: tuple[str, str] | None = None
    without_head: tuple[str, str] | None = None


def words(name: str) -> list[str]:
    """Split a name into words of letters and digits, in lower case, without marks and apostrophes."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).lower()).lower().translate(_LETTERS)
        name = "".join(char for char in name if not unicodedata.combining(char))
        script = arabic_script()
        name = name.translate(script.same)
    else:
        name = name.replace("'", "").replace("`", "").lower()
    return _CAMEL.findall(name)


def plain(name: str) -> str:
    """Fold a name of any language: "Saint-Étienne" and "saint etienne" meet, other spellings do not."""
    return " ".join(words(name))


@lru_cache(maxsize=65_536)
def fold(name: str) -> Folded:
    """Fold a name by the rules for Arabic names, in Latin or Arabic script."""
    simple = plain(name)
    if _ARABIC.search(simple):
        return _fold_arabic(simple, arabic_script())
    return _fold_latin(name, simple, romanisation())


def _fold_latin(name: str, simple: str, rules: Romanisation) -> Folded:
    spelled = name if name.isascii() else name.lower().translate(rules.plain)
    kept, modifiers = _sort_words(plain(spelled).split(), rules)
    simpler = [_others(word, rules) for word in kept]
    shapes = _latin_shapes(kept, rules)
    others = [
        _latin_shapes([*kept[:i], other, *kept[i + 1 :]], rules) for i, found in enumerate(simpler) for other in found
    ]
    heads = [word in rules.words for word in kept]
    return _folded(simple, shapes, others, heads, modifiers)


def _others(word: str, rules: Romanisation) -> list[str]:
    """Spell a word once more for each other reading of its letters: "Thiyab" is Dhiyab, Ziyab."""
    pieces = rules.pieces.findall(word)
    return [
        "".join(other if piece == letters else piece for piece in pieces)
        for letters, others in rules.otherwise.items()
        if letters in pieces
        for other in others
    ]


def _latin_shapes(kept: list[str], rules: Romanisation) -> list[str]:
    return [_latin_shape(word, last=index == len(kept) - 1, rules=rules) for index, word in enumerate(kept)]


def _folded(
    simple: str, shapes: list[str], others: list[list[str]], heads: list[bool], modifiers: frozenset[str]
) -> Folded:
    key = _key(shapes)
    variants = tuple(other for other in dict.fromkeys(map(_key, others)) if other != key)
    return Folded(simple, " ".join(filter(None, shapes)), key, modifiers, variants, *_shortened(shapes, heads))


def _shortened(shapes: list[str], heads: list[bool]) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Fold a name without its last word, and without a first word such as "tall"; None where too little is left."""
    without_last = without_head = None
    if len(shapes) > 1 and not heads[-2]:
        without_last = (" ".join(shapes[:-1]), _key(shapes[:-1]))
    if len(shapes) > 1 and heads[0]:
        without_head = (" ".join(shapes[1:]), _key(shapes[1:]))
    return _if_long_enough(without_last, 2), _if_long_enough(without_head, 3)


def _if_long_enough(folded: tuple[str, str] | None, bones: int) -> tuple[str, str] | None:
    return folded if folded and len(folded[1]) >= bones and folded[1][0] != "=" else None


def _key(shapes: list[str]) -> str:
    """Make the search key: the skeleton, or where that is one letter the shape itself, told apart by "="."""
    bones = _skeleton(shapes)
    return bones if len(bones) > 1 else "=" + "".join(shapes)


def _sort_words(found: list[str], rules: Romanisation) -> tuple[list[str], frozenset[str]]:
    """Take out articles and modifiers, unless nothing else is left, and even out known words."""
    content = [word for word in found if word not in rules.articles] or found
    bare = [_without_glued_article(word, rules) for word in content]
    told = {word: rules.modifiers.get(word) or _number(word) for word in bare}
    kept = [word for word in bare if not told[word]]
    if not kept:
        return [rules.words.get(word, word) for word in bare], frozenset()
    modifiers = frozenset(modifier for modifier in told.values() if modifier)
    return [rules.words.get(word, word) for word in kept], modifiers


def _number(word: str) -> str | None:
    """Give the number that a word is, which tells "Brigade 47" from "Brigade 66"; None for other words."""
    found = _COUNT.fullmatch(word)
    return str(int(found[1])) if found else None


def _without_glued_article(word: str, rules: Romanisation) -> str:
    if word in rules.words or word in rules.modifiers:
        return word
    if word.startswith(rules.glued) and len(word) - 2 >= rules.letters_left:
        return word[2:]
    if found := rules.assimilated.match(word):
        return word[found.start(2) :]
    return word


def _latin_shape(word: str, *, last: bool, rules: Romanisation) -> str:
    """Write a word by the classes of its consonants and vowels; an unheard ending becomes "a"."""
    word = _without_ending(word, last=last, rules=rules)
    for start, heard in rules.starts.items():
        if word.startswith(start):
            word = heard + word[len(start) :]
    out: list[str] = []
    for piece in rules.pieces.findall(word):
        symbol = rules.consonants.get(piece) or _vowels(piece, rules)
        if piece[0] in "wy" and not out:
            symbol = piece[0] + _vowels(piece[1:], rules)
        if not out or out[-1] != symbol:
            out.append(symbol)
    return "".join(out)


def _without_ending(word: str, *, last: bool, rules: Romanisation) -> str:
    """Write an unheard ending as "a"; an h that makes the letter before it another stays."""
    ending = next((one for one in rules.feminine if word.endswith(one) and not (last and one in ("at", "et"))), None)
    if ending is None or len(word) <= 3 or (ending == "h" and word[-2] in _BEFORE_H):
        return word
    if ending != "h":
        return word[: -len(ending)] + "a"
    return word[:-1] + ("a" if word[-2] in "aeiou" else "")


@cache
def _vowels(run: str, rules: Romanisation) -> str:
    """Write a run of vowels by class: "ay", "ei" as one i, "aw" as one u; "iya" and "ayi" stay two."""
    classes = "".join(rules.vowels[letter] for letter in run)
    if _GLIDE.search(run):
        return "ai"
    return re.sub(r"(.)\1+", r"\1", classes.replace("ai", "i").replace("au", "u"))[-2:]


def _fold_arabic(simple: str, script: ArabicScript) -> Folded:
    kept: list[str] = []
    modifiers: set[str] = set()
    for word in simple.split():
        bare = word
        if word.startswith(script.article) and len(word) - len(script.article) >= script.letters_left:
            bare = word[len(script.article) :]
        if modifier := script.modifiers.get(bare) or _number(bare):
            modifiers.add(modifier)
        else:
            kept.append(script.words.get(bare, bare))
    if not kept:
        kept, modifiers = [word.removeprefix(script.article) for word in simple.split()], set()
    shapes = [_arabic_shape(word, script) for word in kept]
    others = [
        [_arabic_shape(word.replace(letter, stand_in), script) for word in kept]
        for letter, stand_ins in script.otherwise.items()
        if any(letter in word for word in kept)
        for stand_in in stand_ins
    ]
    return _folded(simple, shapes, others, [word.isascii() for word in kept], frozenset(modifiers))


def _arabic_shape(word: str, script: ArabicScript) -> str:
    if word.isascii():  # a known word, already evened out
        return _latin_shape(word, last=False, rules=romanisation())
    out: list[str] = []
    for index, letter in enumerate(word):
        if index == len(word) - 1 and index > 0 and letter in "هةح":
            symbol = "h" if letter == "ح" else "a"
        elif index == 0 and letter in "وي":
            symbol = "w" if letter == "و" else "y"
        else:
            symbol = script.consonants.get(letter) or script.vowels.get(letter, "")
        if symbol and (not out or out[-1] != symbol):
            out.append(symbol)
    return "".join(out)


def _skeleton(shapes: list[str]) -> str:
    """Keep the consonants, and that the name begins with a vowel; an h at the end of a word is not heard."""
    bones = ""
    for shape in shapes:
        more = _bones(shape)
        bones += more[1:] if bones and more[:1] == bones[-1] else more  # "kafr ruma" is written "kafruma" as well
    bones = bones.replace("mb", "nb")  # an n before b is heard as m, and often written so
    return ("A" if shapes and shapes[0][:1] in ("a", "i", "u", "e") else "") + bones


@cache
def _bones(shape: str) -> str:
    body = shape[:-1] if shape.endswith("h") and len(shape) > 2 else shape
    return body[:1].translate(_NO_VOWELS) + body[1:].translate(_NO_HALF_VOWELS)


_NO_VOWELS: Final = dict.fromkeys(map(ord, "aiue"))
_NO_HALF_VOWELS: Final = dict.fromkeys(map(ord, "aiuewy"))
