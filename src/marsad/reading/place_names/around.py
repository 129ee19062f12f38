"""What stands around a name: heads ("X district", "the town of X"), directions ("northern X", "west of X")."""

import re
from dataclasses import dataclass, field

from marsad.reading.context import KnowsPlace, Sentence
from marsad.reading.lexicon import table
from marsad.reading.place_names.runs import Run, Word
from marsad.reading.place_names.words import Level, words
from marsad.reading.tokens import Token

ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their"})
_AROUND = table("places", "around", dict[str, frozenset[str]])
_MODIFIERS, _PARTS, _BROADCASTERS = _AROUND["modifiers"], _AROUND["parts"], _AROUND["broadcasters"]
_ONLY_WITH_OF = _PARTS | {"state", "front", "base", "camp"}
_DISTANCES = _AROUND["distances"]
_BRACKETED = re.compile(r" ?\([^()]{1,25}\) ?")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence cut into words, and what is known beside it; ``taken`` are the words of its well-known names."""

    sentence: Sentence
    found: list[Word]
    knows_place: KnowsPlace
    known_here: frozenset[str]
    taken: frozenset[int] = frozenset()
    tokens: dict[int, Token] = field(init=False)

    def __post_init__(self) -> None:
        """Note the tokens by the character where they begin."""
        doc = self.sentence.doc if self.found else None
        object.__setattr__(self, "tokens", {} if doc is None else {token.idx: token for token in doc})

    def use(self, word: Word) -> str:
        """Return a word's part of speech, "" where the sentence is not parsed."""
        token = self.tokens.get(word.start)
        return token.pos_ if token is not None else ""

    def word(self, i: int) -> Word | None:
        """Return a word, or None beyond the edges."""
        return self.found[i] if 0 <= i < len(self.found) else None

    def before(self, i: int) -> str:
        """Return the folded word before word ``i`` if only space stands between, else ""."""
        return self.found[i - 1].folded if 0 < i < len(self.found) and self.found[i].joined else ""

    def after(self, i: int) -> str:
        """Return the folded word after word ``i`` if only space stands between, else ""."""
        following = self.word(i + 1)
        return following.folded if following and following.joined else ""


def widen(around: Surroundings, run: Run) -> tuple[int, int, Level | None]:
    """Take "Mount", "Gulf of" and the like into the name; tell the level that the known names give."""
    found, lists = around.found, words()
    name = " ".join(word.folded for word in found[run.first : run.last + 1])
    level = lists.known.get(name)
    first = run.first
    if around.before(first) == "of" and around.before(first - 1) in lists.of and found[first - 2].capital:
        return first - 2, run.last, "region"
    if around.before(first) in lists.english and found[first - 1].capital:
        return first - 1, run.last, "site"
    return first, run.last, level


def _next(around: Surroundings, last: int) -> int:
    """Return the word that stands next to a name, a short remark in brackets left out; -1 where none does."""
    found, text = around.found, around.sentence.text
    if bracket := _BRACKETED.match(text, found[last].end):
        return next((i for i in range(last + 1, len(found)) if found[i].start == bracket.end()), -1)
    joined = last + 1 < len(found) and found[last + 1].joined
    return last + 1 if joined else -1


def head_after(around: Surroundings, last: int, name_level: Level | None) -> tuple[int, Level | None, bool]:
    """Find "X district", "X refugee camp": where it ends, its level, whether the head belongs to the name."""
    first = -1 if around.found[last].owns else _next(around, last)
    for size in (3, 2, 1) if first >= 0 else ():
        piece = around.found[first : first + size]
        end = first + size - 1
        level = _head_level(piece) if len(piece) == size else None
        # a head that is also a verb ("borders", "states") may be one here; only a parse can tell
        if level is None or around.use(piece[-1]) == "VERB":
            continue
        leads = name_level is not None and around.after(end) == "of" and not _quarter(around, end, level, name_level)
        small = name_level in {"country", "world"} and level != "region"
        if leads or small or around.after(end) in _BROADCASTERS:
            break
        plain = " ".join(word.folded for word in piece) in words().plain_heads
        return end, level, not plain and first == last + 1
    return last, None, False


def _quarter(around: Surroundings, head: int, level: Level, name_level: Level) -> bool:
    """Whether a province's name is that of a quarter here: "the Salah al-Din district of Aleppo"."""
    of = around.word(head + 2)
    return level == "district" and name_level == "region" and of is not None and words().known.get(of.folded) == "town"


def _head_level(piece: list[Word]) -> Level | None:
    """Return the level of a head with its modifiers ("refugee camp"), None where the words are no head."""
    if not all(word.joined for word in piece[1:]):
        return None
    heads = words().heads
    level = heads.get(" ".join(word.folded for word in piece))
    if level is None and all(word.folded in _MODIFIERS for word in piece[:-1]):
        level = heads.get(piece[-1].folded)
    return level


def head_before(around: Surroundings, first: int) -> Level | None:
    """Find "the town of X", "towns of X", "village X"."""
    lists = words()
    last = around.before(first)
    if last in ARTICLES and around.before(first - 1) == "of":
        first -= 1
        last = "of"
    at = first - 2 if last == "of" else first - 1
    if at < 0 or not last or (last == "of" and not around.found[first - 1].joined):
        return None
    head = around.found[at].folded
    level = lists.heads.get(head)
    if last != "of":
        return None if head in _ONLY_WITH_OF else level
    if level == "site":
        return None
    return "town" if level and head in _PARTS else level


def direction_before(around: Surroundings, first: int) -> int | None:
    """Return where "northern Syria", "east Aleppo" begins."""
    sides = words().adjectives | words().directions
    if first - 1 in around.taken or around.before(first) not in sides:
        return None
    paired = around.before(first - 1) in {"and", "or"} and around.before(first - 2) in sides
    return first - 3 if paired else first - 1


def direction_of(around: Surroundings, first: int) -> bool:
    """Whether the name follows "west of", "outskirts of", "km from"."""
    led_by = around.before(first - 1)
    return around.before(first) in {"of", "from"} and (led_by in words().directions or led_by in _DISTANCES)


def led(lead: Level | None, own: Level | None) -> Level | None:
    """Return the level of "LEAD of X": a well-known X keeps its own, but for "the province of X"."""
    if own is None or lead is None:
        return lead or own
    return lead if lead == "region" and own == "town" else own
