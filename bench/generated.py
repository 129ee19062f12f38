"""A made-up war, told by made-up papers: claims by the hundred thousand, for measuring time. Nothing in it is real.

The same seed gives the same war. It goes on at one pace: with twice the events it takes twice as long, in the same
places, as a war does. Each event is told by some reports; each report tells of an event or two, once more of its dead,
and sometimes denies, sums up, or copies an agency's text.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from marsad.model import (
    ActorMention,
    Claim,
    Count,
    DateRange,
    Place,
    PlaceMention,
    Quote,
    Report,
    SourceMention,
    claim_id,
)

EVENTS = 20_000
"""So many events are told in about 110,000 claims."""
EVENTS_A_DAY = 8
START = dt.date(2011, 1, 1)
"""The war is over before today, so that the front page has last days to show."""
TOWNS = 400
PROVINCES = 14
AGENCIES = ("Upland Wire", "Lowland Telegraph", "Harbour Agency")
PAPERS = tuple(f"The {name} {kind}" for name in ("Cedar", "River", "Plain", "Coast") for kind in ("Post", "Day"))
SOURCES = ("the Upland Observatory", "the ministry of defence", "rescue workers", "a field doctor", "the town council")
SIDES = {"the government army": "government", "the Northern Front": "rebels", "the River Brigades": "rebels",
         "the Plain Militia": "government"}  # fmt: skip
METHODS = ("airstrike", "shelling", "clash", "bombing", "shooting")
TARGETS = ("market", "school", "hospital", "homes", "convoy", None)
SCENES = ("bakery", "bridge", "orchard", "mill", "station", "dam", "harbour", "quarry", "granary", "stadium", "library",
          "depot", "garden", "ferry", "kiln", "tower", "well", "square", "warehouse", "workshop")  # fmt: skip
ROLES = ("teacher", "driver", "baker", "nurse", "farmer", "carpenter", "student", "tailor", "welder", "porter",
         "postman", "singer", "cobbler", "miller", "fisherman", "weaver", "mason", "barber", "cook")  # fmt: skip
_SYLLABLES = ("ba", "dor", "kel", "mi", "nar", "os", "pel", "qua", "rim", "sul", "tav", "ur", "ven", "wad", "yar")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, as it was: what the reports then tell differs from it a little."""

    number: int
    day: dt.date
    place: PlaceMention
    method: str
    target: str | None
    attacker: str
    dead: int
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the claims that would be read from it."""

    report: Report
    claims: tuple[Claim, ...]


def towns(seed: int = 1) -> list[PlaceMention]:
    """Name the towns, province by province; two of them sometimes lie close to each other."""
    random = Random(seed)  # noqa: S311 - a made-up war, and no secret
    found: dict[str, PlaceMention] = {}
    while len(found) < TOWNS:
        name = "".join(random.choice(_SYLLABLES) for _ in range(3)).capitalize()
        province = random.randrange(PROVINCES)
        found[name] = PlaceMention(
            text=name, name=name, id=f"made-up:{name}", latitude=round(31 + province // 4 + random.random(), 4),
            longitude=round(40 + province % 4 + random.random(), 4), admin1=f"Province {province + 1}", country="XX",
            precision=1, candidates=1,
        )  # fmt: skip
    return list(found.values())


def places(seed: int = 1) -> list[Place]:
    """Give the towns as entries of a gazetteer."""
    return [
        Place(id=town.id or "", name=town.text, kind="town", latitude=town.latitude or 0, longitude=town.longitude or 0,
              country="XX", admin1=town.admin1)
        for town in towns(seed)
    ]  # fmt: skip


def happenings(events: int = EVENTS, seed: int = 1) -> Iterator[Happening]:
    """Yield the events, in the order of their days."""
    random, known = Random(seed), towns(seed)  # noqa: S311
    weights = [1 / (rank + 10) for rank in range(len(known))]  # the war is fought over some towns more than others
    for number in range(events):
        yield Happening(
            number=number,
            day=START + dt.timedelta(days=number // EVENTS_A_DAY),
            place=random.choices(known, weights)[0],
            method=random.choice(METHODS),
            target=random.choice(TARGETS),
            attacker=random.choice(list(SIDES)),
            dead=min(120, int(random.paretovariate(1.2))),
            words=f"near the old {random.choice(SCENES)}, where a {random.choice(ROLES)} and a {random.choice(ROLES)} "
            f"had waited by the {random.choice(SCENES)}",
        )


def war(claims: int, seed: int = 1) -> Iterator[Told]:
    """Yield the reports of a war, with about so many claims in all, in the order in which they were published."""
    random, left, number = Random(seed + 1), claims, 0  # noqa: S311
    for happening in happenings(claims, seed):
        for _ in range(1 + min(4, int(random.expovariate(0.9)))):
            told = _tell(happening, number, random)
            number, left = number + 1, left - len(told.claims)
            yield told
            if left <= 0:
                return


def _tell(of: Happening, number: int, random: Random) -> Told:
    """Let one paper tell of an event, in its own words or in its agency's."""
    agency = random.choice((None, None, *AGENCIES))
    voice = agency or f"paper {number}"
    said = random.choice(SOURCES)
    dead = max(1, of.dead + random.choice((-1, 0, 0, 0, 1, 2)))
    way = "" if of.target is None else f" a {of.target} in"
    texts = [
        f"{of.attacker.capitalize()} carried out {of.method} on{way} {of.place.text} {of.words}, {said} said.",
        f"At least {dead} people were killed and {dead * 2} were injured, {voice} heard from {said}.",
        f"Event {of.number} of the war left the road to {of.place.text} closed for report {voice} until the evening.",
    ]
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
    report = Report(
        id=f"made-up-{number}", title=f"{of.place.text}: {dead} dead", text="\n".join(texts), credit=agency,
        published=of.day + dt.timedelta(days=random.choice((0, 0, 1))), publisher=random.choice(PAPERS),
    )  # fmt: skip
    attack, toll = (Quote(starts[at], starts[at] + len(texts[at]), texts[at]) for at in (0, 1))
    source = SourceMention(said, said)
    day = DateRange(of.day, of.day, None, 1)
    common = {"places": (of.place,), "date": day if random.random() < 0.85 else None, "source": source}
    who = ActorMention(of.attacker, of.attacker, None, SIDES[of.attacker])
    made = [("attack", of.method, attack, of.target, None, (who,)),
            ("casualties", "killed", toll, "people", Count(dead, None, f"at least {dead}"), ()),
            ("casualties", "injured", toll, "people", Count(dead * 2, dead * 2, str(dead * 2)), ())]  # fmt: skip
    if random.random() < 0.1:
        made.append(("control", random.choice(("captured", "withdrew", "holds")), attack, None, None, (who,)))
    status = "denied" if random.random() < 0.03 else "reported"
    claims = tuple(
        Claim(
            id=claim_id(report, quote, kind, action, group, status), report=report.id, kind=kind, action=action,
            status=status, quote=quote, group=group, count=count, actors=actors, rule="made up", **common,
        )
        for kind, action, quote, group, count, actors in made
    )  # fmt: skip
    return Told(report, claims)
