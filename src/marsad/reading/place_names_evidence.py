"""How much speaks for a run of capitalised words being a place, and which words belong to it."""

import re
from dataclasses import dataclass, field

from marsad.reading.context import KnowsPlace, Sentence
from marsad.reading.place_names_runs import Run, Word
from marsad.reading.place_names_words import Level, words

KNOWN = 3.0
HEAD = 3.0
DIRECTION = 2.5
STRONG_PREPOSITION = 2.0
WEAK_PREPOSITION = 0.75
OPENER = 1.5
GAZETTEER = 1.0
KNOWN_HERE = 2.5
OWNED = 1.0
TARGET = 1.5
HELD = 2.0
EVENT = 0.75
ENTITY = {"GPE": 2.0, "LOC": 1.75, "FAC": 1.5, "PERSON": -0.25, "ORG": -0.25, "NORP": -0.5, "DATE": -0.25}
PERSON = -4.0
ORGANISATION = -4.0
FIRST_WORD = -1.0
OTHER_WORD = -1.5
ARTICLE = -1.5
APPOSED = 2.0
CONTAINED = 1.0

_MODIFIERS = frozenset(
    "military residential international industrial central border refugee air power main civilian old new northern "
    "southern eastern western national training displaced rebel opposition thermal gas oil dairy silo private".split()
)
_APPOSED = re.compile(r",? (?:an?|the) ((?:[a-z-]+ ){0,3}[a-z]+)")
_BRACKETED = re.compile(r" ?\([^()]{1,25}\) ?")
_OTHER_USES = frozenset({"VERB", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "NUM", "INTJ"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their"})
_GROUND = frozenset({"to", "into", "at", "between", "from", "on", "over", "northern", "southern"})
_BROADCASTERS = frozenset({"television", "tv", "media", "news", "radio", "agency"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence cut into words, and what is known beside it; ``taken`` are the words of its well-known names."""

    sentence: Sentence
    found: list[Word]
    knows_place: KnowsPlace
    known_here: frozenset[str]
    taken: frozenset[int] = frozenset()
    entities: dict[int, str] = field(init=False)
    uses: dict[int, str] = field(init=False)
    relations: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        """Note entity label, part of speech and relation by the character where a token begins."""
        doc = self.sentence.doc
        labels = {} if doc is None else {token.idx: token.ent_type_ for token in doc if token.ent_type_}
        uses = {} if doc is None else {token.idx: token.pos_ for token in doc}
        object.__setattr__(self, "entities", labels)
        object.__setattr__(self, "uses", uses)
        object.__setattr__(self, "relations", {} if doc is None else {token.idx: token.dep_ for token in doc})

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """A run weighed: see ``PlaceName`` for the fields."""

    start: int
    end: int
    core_start: int
    core_end: int
    level: Level | None
    points: float
    stands_for: bool
    owns: bool


def weigh(around: Surroundings, run: Run) -> Evidence:
    """Weigh a run by its name, its head, its direction, its preposition, its entity label, and what speaks against."""
    found = around.found
    first, last, name_level = _widen(around, run)
    head_end, head_level, inside = _head_after(around, last, name_level)
    lead_level = _head_before(around, first)
    ahead = _direction_before(around, first)
    points = KNOWN if run.known else _name_points(around, run)
    points += HEAD if head_level or lead_level else 0
    points += DIRECTION if ahead is not None or _direction_of(around, first) else 0
    points += _preposition(around, ahead if ahead is not None else first)
    points += _against(around, run, bool(head_level or lead_level))
    begin = first if ahead is None else ahead
    level = head_level or _led(lead_level, name_level)
    if ahead is not None and level == "country":
        level = "region"
    return Evidence(
        start=found[begin].start,
        end=found[head_end].end if inside else found[last].end,
        core_start=found[first].start,
        core_end=found[last].end,
        level=level,
        points=points,
        stands_for=_stands_for(around, first, last, head_end),
        owns=found[last].owns,
    )


def _led(lead: Level | None, own: Level | None) -> Level | None:
    """Return the level of "LEAD of X": a well-known X keeps its own, but for "the province of X"."""
    if own is None or lead is None:
        return lead or own
    return lead if lead == "region" and own == "town" else own


def _widen(around: Surroundings, run: Run) -> tuple[int, int, Level | None]:
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


def _head_after(around: Surroundings, last: int, name_level: Level | None) -> tuple[int, Level | None, bool]:
    """Find "X district", "X refugee camp": where it ends, its level, whether the head belongs to the name."""
    lists = words()
    if around.found[last].owns:
        return last, None, False
    country = name_level in {"country", "world"}
    first = _next(around, last)
    for size in (3, 2, 1) if first >= 0 else ():
        piece = around.found[first : first + size]
        end = first + size - 1
        if len(piece) < size or not all(word.joined for word in piece[1:]):
            continue
        *modifiers, head = [word.folded for word in piece]
        whole = " ".join(word.folded for word in piece)
        level = lists.heads.get(whole)
        if level is None and all(modifier in _MODIFIERS for modifier in modifiers):
            level = lists.heads.get(head)
        # a head that is also a verb ("borders", "states") may be one here; only a parse can tell
        if level is not None and around.uses.get(piece[-1].start) != "VERB":
            leads = around.after(end) == "of" and name_level is not None
            if leads or (country and level != "region") or around.after(end) in _BROADCASTERS:
                return last, None, False
            return end, level, whole not in lists.plain_heads and first == last + 1
    return last, None, False


def _head_before(around: Surroundings, first: int) -> Level | None:
    """Find "the town of X", "towns of X", "village X"."""
    lists = words()
    last = around.before(first)
    if last in _ARTICLES and around.before(first - 1) == "of":
        first -= 1
        last = "of"
    at = first - 2 if last == "of" else first - 1
    if at < 0 or not last or (last == "of" and not around.found[first - 1].joined):
        return None
    level = lists.heads.get(around.found[at].folded)
    if level is None:
        return None
    if last != "of" and around.found[at].folded in {"state", "capital", "front", "border", "base", "side", "camp"}:
        return level if around.found[at].folded == "capital" else None
    if last == "of" and level == "site":
        return None
    if around.found[at].folded in {"outskirts", "suburbs", "countryside", "areas", "area", "parts", "border", "side"}:
        return None if last != "of" else "town"
    vague = level in {"region", "district"} and around.found[at].folded in {"region", "regions", "area", "areas"}
    return "town" if vague else level


def _direction_before(around: Surroundings, first: int) -> int | None:
    """Return where "northern Syria", "east Aleppo" begins."""
    lists = words()
    last = around.before(first)
    if first - 1 not in around.taken and (last in lists.adjectives or last in lists.directions):
        if around.before(first - 1) in {"and", "or"} and around.before(first - 2) in lists.adjectives | lists.directions:
            return first - 3
        return first - 1
    return None


def _direction_of(around: Surroundings, first: int) -> bool:
    """Whether the name follows "west of", "outskirts of", "km from"."""
    lists = words()
    if around.before(first) in {"of", "from"}:
        return around.before(first - 1) in lists.directions | {"outskirts", "part", "parts", "km", "kilometers", "miles"}
    return False


def _name_points(around: Surroundings, run: Run) -> float:
    """Weigh an unknown name by itself: openers, the gazetteer, the report, the entity label."""
    found, lists = around.found, words()
    name = " ".join(word.folded for word in found[run.first : run.last + 1])
    points = OPENER if run.last > run.first and found[run.first].folded in lists.arabic else 0.0
    surface = around.sentence.text[found[run.first].start : found[run.last].end]
    if name in around.known_here:
        points += KNOWN_HERE
    elif around.knows_place(surface):
        points += GAZETTEER
    labels = [label for word in found[run.first : run.last + 1] if (label := _label(around, word))]
    if labels:
        points += sum(ENTITY.get(label, 0.0) for label in labels) / len(labels)
    if around.before(run.first) and found[run.first - 1].owns:
        points += OWNED
    points += EVENT if around.after(run.last) in lists.acts else 0.0
    return points + _explained(around, run.last)


def _explained(around: Surroundings, last: int) -> float:
    """Weigh what follows: "X a town", "X, a village", "X in Idlib countryside"."""
    lists = words()
    after = around.sentence.text[around.found[last].end :]
    if match := _APPOSED.match(after):
        return APPOSED if any(word in lists.heads for word in match.group(1).lower().split()) else 0.0
    following = around.word(last + 2)
    contained = around.after(last) == "in" and following is not None and following.capital
    return CONTAINED if contained and following is not None and following.folded in lists.known else 0.0


def _label(around: Surroundings, word: Word) -> str:
    """Return the entity label within a word ("al-Bab" is cut into three by the tokeniser: the last one counts)."""
    return next((around.entities[at] for at in range(word.end - 1, word.start - 1, -1) if at in around.entities), "")


def _preposition(around: Surroundings, begin: int) -> float:
    lists = words()
    if around.before(begin) in _ARTICLES:
        begin -= 1
    last = around.before(begin)
    if last in lists.strong:
        return STRONG_PREPOSITION
    if last.endswith((" held", " controlled", " besieged")):
        return HELD
    if last in lists.taking or (last in {"of", "on"} and around.before(begin - 1) in lists.acts):
        return TARGET
    return WEAK_PREPOSITION if last in lists.weak else 0.0


def _against(around: Surroundings, run: Run, headed: bool) -> float:
    """Sum up what speaks for a person, an organisation, or a mere first word."""
    found, lists = around.found, words()
    points = 0.0
    last, following = around.before(run.first), around.after(run.last)
    if not run.known and not headed and (last in lists.titles or _person_follows(around, run)):
        points += PERSON
    if not run.known and not headed and found[run.first].folded in lists.given | lists.family:
        points += PERSON
    if not headed and last in lists.groups and found[run.first - 1].capital:
        points += ORGANISATION
    after = around.word(run.last + 1)
    if not headed and following in lists.organisations and after and after.capital and not found[run.last].owns:
        points += ORGANISATION
    if following in lists.organisations and not run.known and not headed:
        points += ORGANISATION / 2
    if not run.known and not headed and last == "the":
        points += ARTICLE
    if run.known and _adjectival(around, run):
        points += ORGANISATION
    if run.first == run.last and not run.known:
        points += FIRST_WORD if run.first == 0 else 0.0
        points += OTHER_WORD if around.uses.get(found[run.first].start) in _OTHER_USES and not headed else 0.0
    return points


def _adjectival(around: Surroundings, run: Run) -> bool:
    """Whether a country's abbreviation is an adjective: "US jets", "the UK government"; "in the US" is none."""
    word = around.found[run.first]
    if word.folded not in words().abbreviations or not around.after(run.last):
        return False
    relation = around.relations.get(word.start)
    if relation is not None:
        return relation in {"compound", "amod", "nmod"}
    return around.before(run.first) not in words().strong | _ARTICLES | _GROUND


def _person_follows(around: Surroundings, run: Run) -> bool:
    """Whether "X said" or "X who" follows: an unknown name there is a person's."""
    if around.before(run.first) in words().strong:
        return False
    return around.after(run.last) in words().speech | {"who", "whose"}


def _stands_for(around: Surroundings, first: int, last: int, head_end: int) -> bool:
    """Whether the name stands for a government or a force."""
    lists = words()
    if head_end != last:
        return False
    following = around.after(last)
    lead = first - 1 if around.before(first) in _ARTICLES else first
    led = around.before(lead)
    if following in lists.metonymy:
        return True
    if following in lists.speech and not around.found[last].owns:
        return led not in lists.strong | lists.directions | {"of"}
    name = " ".join(word.folded for word in around.found[first : last + 1])
    return name in lists.powers and led not in lists.strong | _GROUND
