"""How much speaks for a run of capitalised words being a place, and which words belong to it."""

import re

import msgspec

from marsad.reading.place_names.around import (
    ARTICLES,
    Surroundings,
    direction_before,
    direction_of,
    head_after,
    head_before,
    led,
    widen,
)
from marsad.reading.place_names.runs import Run
from marsad.reading.place_names.words import Level, words

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
PERSON = -4.0
ORGANISATION = -4.0
FIRST_WORD = -1.0
OTHER_WORD = -1.5
ARTICLE = -1.5
APPOSED = 2.0
CONTAINED = 1.0

_APPOSED = re.compile(r",? (?:an?|the) ((?:[a-z-]+ ){0,3}[a-z]+)")
_OTHER_USES = frozenset({"VERB", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "NUM", "INTJ"})
_GROUND = frozenset({"to", "into", "at", "between", "from", "on", "over", "northern", "southern"})


class Evidence(msgspec.Struct, frozen=True):
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
    """Weigh a run by its name, its head, its direction, its preposition, and what speaks against."""
    found = around.found
    first, last, name_level = widen(around, run)
    head_end, head_level, inside = head_after(around, last, name_level)
    lead_level = head_before(around, first)
    ahead = direction_before(around, first)
    points = KNOWN if run.known else _name_points(around, run)
    points += HEAD if head_level or lead_level else 0
    points += DIRECTION if ahead is not None or direction_of(around, first) else 0
    points += _preposition(around, ahead if ahead is not None else first)
    points += _against(around, run, bool(head_level or lead_level))
    begin = first if ahead is None else ahead
    level = head_level or led(lead_level, name_level)
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


def _name_points(around: Surroundings, run: Run) -> float:
    """Weigh an unknown name by itself: openers, the gazetteer, the report, what stands around it."""
    found, lists = around.found, words()
    name = " ".join(word.folded for word in found[run.first : run.last + 1])
    points = OPENER if run.last > run.first and found[run.first].folded in lists.arabic else 0.0
    surface = around.sentence.text[found[run.first].start : found[run.last].end]
    if name in around.known_here:
        points += KNOWN_HERE
    elif around.knows_place(surface):
        points += GAZETTEER
    if around.before(run.first) and found[run.first - 1].owns:
        points += OWNED
    points += EVENT if around.after(run.last) in lists.acts else 0.0
    return points + _explained(around, run.last)


def _explained(around: Surroundings, last: int) -> float:
    """Weigh what follows: "X a town", "X, a village", "X in Idlib countryside", "X, Iraq"."""
    lists = words()
    after = around.sentence.text[around.found[last].end :]
    if match := _APPOSED.match(after):
        return APPOSED if any(word in lists.heads for word in match.group(1).lower().split()) else 0.0
    comma = around.word(last + 1)
    whole = comma if comma is not None and comma.gap == ", " else around.word(last + 2)
    contained = whole is comma or around.after(last) == "in"
    known = whole is not None and whole.capital and whole.folded in lists.known
    return CONTAINED if contained and known else 0.0


def _preposition(around: Surroundings, begin: int) -> float:
    lists = words()
    if around.before(begin) in ARTICLES:
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
    if run.first == run.last and not run.known and "-" not in found[run.first].text:
        points += FIRST_WORD if run.first == 0 else 0.0
        points += OTHER_WORD if around.use(found[run.first]) in _OTHER_USES and not headed else 0.0
    return points


def _adjectival(around: Surroundings, run: Run) -> bool:
    """Whether a country's abbreviation is an adjective: "US jets", "the UK government"; "in the US" is none."""
    word = around.found[run.first]
    if word.folded not in words().abbreviations or not around.after(run.last):
        return False
    token = around.tokens.get(word.start)
    if token is not None:
        return token.dep_ in {"compound", "amod", "nmod"}
    return around.before(run.first) not in words().strong | ARTICLES | _GROUND


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
    lead = first - 1 if around.before(first) in ARTICLES else first
    led = around.before(lead)
    if following in lists.metonymy:
        return True
    if following in lists.speech and not around.found[last].owns:
        return led not in lists.strong | lists.directions | {"of"}
    name = " ".join(word.folded for word in around.found[first : last + 1])
    return name in lists.powers and led not in lists.strong | _GROUND
