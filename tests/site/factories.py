"""A small ledger made by hand: two papers that differ, a denial, a report in Arabic, and a hostile one."""

import datetime as dt
from typing import Any

from marsad.ledger import store
from marsad.model import (
    ActorMention,
    Claim,
    Contradiction,
    ControlSpan,
    Count,
    DateRange,
    Event,
    Figure,
    Grading,
    Place,
    PlaceMention,
    Position,
    Protection,
    Quote,
    Record,
    Report,
    SourceMention,
    Toll,
    claim_id,
)
from marsad.reconcile.sentences import sentence

THIRD_OF_MAY = dt.date(2021, 5, 3)
BROOK = Place(
    id="test:brook", name="Brookfield", name_ar="حقل الغدير", names=("Bruk Field", "Брукфилд"), kind="village",
    latitude=35.5, longitude=36.5, country="SY", admin1="Upland", admin2="Hillside", admin3="Dale", pcode="T0001",
)  # fmt: skip
MILL = Place(
    id="test:mill", name="Milltown", kind="town", latitude=35.9, longitude=36.9, country="SY", admin1="Upland",
    admin2="Riverside", population=120_000,
)  # fmt: skip
FORD = Place(id="test:ford", name="Ford", kind="village", latitude=35.6, longitude=36.8, country="SY", admin1="Upland")
UPLAND = Place(id="test:upland", name="Upland", kind="admin1", latitude=35.7, longitude=36.7, country="SY")
PLACES = (BROOK, MILL, FORD, UPLAND)

MAARRA = Place(
    id="test:maarra", name="Maarat al-Numan", name_ar="معرة النعمان", kind="town", latitude=35.64, longitude=36.67,
    country="SY", admin1="Idlib",
)  # fmt: skip
TOWN_SPELLED = (
    "Shops in Maaret al-Numan stayed shut.",
    "The museum of Ma'arrat an-Nu'man keeps its mosaics behind sandbags.",
    "فتحت المدارس أبوابها في معرة النعمان.",
)
"""A town of many spellings, in three of them."""

STRIKE = "Aircraft hit a school in Brookfield on Monday and killed at least 12 people, rescuers said."
FEAR = "A second raid is feared tonight."
DENIAL = "The army denied that it had struck the school."
COUNTED = "Nine people died in the raid on Brookfield, the health office said."
ODD_ID = "a/b?c#d %2F..é\N{ARABIC LETTER ALEF}"
HOSTILE = '<script>alert("x")</script> & "quoted" \'too\' <img src=x onerror=alert(1)>'


def mention(place: Place, text: str | None = None, precision: int = 1) -> PlaceMention:
    """A mention that was settled to a place."""
    return PlaceMention(
        text=text or place.name, name=place.name, id=place.id, latitude=place.latitude, longitude=place.longitude,
        admin1=place.admin1, country=place.country, precision=precision, candidates=1,
    )  # fmt: skip


def report(key: str, *sentences: str, **fields: Any) -> Report:
    """A report of these sentences, a paragraph each."""
    given: dict[str, Any] = {
        "title": f"Headline of {key}",
        "text": "\n".join(sentences),
        "published": THIRD_OF_MAY,
        "publisher": "Morning Post",
    }
    return Report(id=key, **(given | fields))


def claim(of: Report, kind: str, action: str, sentence: str, **fields: Any) -> Claim:
    """A claim that rests on a sentence of a report."""
    start = of.text.index(sentence)
    quote = Quote(start, start + len(sentence), sentence)
    given: dict[str, Any] = {"status": "reported", "rule": f"test/{action}", "reader": "by hand"} | fields
    key = claim_id(of, quote, kind, action, given.get("group"), str(given.get("count")))
    return Claim(id=key, report=of.id, kind=kind, action=action, quote=quote, **given)  # type: ignore[arg-type]


def event(key: str, *claims: Claim, **fields: Any) -> Event:
    """An event of these claims; kind, place and date are those of the first."""
    first = claims[0]
    given: dict[str, Any] = {
        "kind": first.kind,
        "actions": tuple(dict.fromkeys(one.action for one in claims)),
        "place": first.places[0] if first.places else None,
        "date": first.date,
        "claims": tuple(one.id for one in claims),
        "sources": ("Morning Post",),
    }
    return Event(id=key, **(given | fields))


def post() -> tuple[Report, list[Claim]]:
    """The paper that has the strike at twelve or more, a fear, and a denial."""
    paper = report("post-1", STRIKE, FEAR, DENIAL, credit="Hill Agency", url="https://post.example/1")
    here = {"places": (mention(BROOK, "Brook Field"),), "date": DateRange(THIRD_OF_MAY, THIRD_OF_MAY, "Monday")}
    rescuers = SourceMention("rescuers", None, ("rescuers", "Hill Agency", "Morning Post"))
    return paper, [
        claim(paper, "attack", "airstrike", STRIKE, group="school", source=rescuers, **here),
        claim(
            paper, "casualties", "killed", STRIKE, count=Count(12, None, "at least 12"), group="people",
            source=rescuers, **here,
        ),
        claim(paper, "attack", "airstrike", FEAR, status="possible"),
        claim(paper, "attack", "airstrike", DENIAL, status="denied", actors=(ActorMention("The army", "The Army"),)),
    ]  # fmt: skip


def gazette() -> tuple[Report, list[Claim]]:
    """The paper that has nine dead, without a number of its own for the injured."""
    paper = report("gazette-1", COUNTED, "Dozens were injured.", publisher="Evening Gazette")
    here = {"places": (mention(BROOK),), "date": DateRange(THIRD_OF_MAY, THIRD_OF_MAY)}
    office = SourceMention("the health office", "Health Office", ("Health Office", "Evening Gazette"))
    return paper, [
        claim(paper, "casualties", "killed", COUNTED, count=Count(9, 9, "Nine"), group="people", source=office, **here),
        claim(
            paper, "casualties", "injured", "Dozens were injured.", count=Count(None, None, "Dozens"), group="people",
            **here,
        ),
    ]  # fmt: skip


def _hostile_denial() -> Contradiction:
    return Contradiction(kind="denial", positions=(Position(source=HOSTILE, values=("airstrike", HOSTILE)),))


def the_strike(told: list[Claim], counted: list[Claim]) -> Event:
    """The event that both papers speak of."""
    strike, killed, _fear, denied = told
    dead, injured = counted
    figures = (
        Figure(source="rescuers (Hill Agency)", low=12, high=None, text="at least 12", claim=killed.id),
        Figure(source="Health Office", low=9, high=9, text="Nine", claim=dead.id, as_of=THIRD_OF_MAY),
    )
    vague = Figure(source="Evening Gazette", low=None, high=None, text="Dozens", claim=injured.id)
    said = (Position(source="rescuers (Hill Agency)", low=12), Position(source="Health Office", low=9, high=9))
    figures_differ = Contradiction(kind="figure", action="killed", group="people", positions=said)
    return event(
        "event-strike", strike, killed, dead, injured, denied,
        sources=("rescuers (Hill Agency)", "Health Office", "Evening Gazette"),
        tolls=(
            Toll(action="killed", group="people", low=9, best=9, high=None, rule="span", figures=figures),
            Toll(action="injured", group="people", low=None, best=None, high=None, rule="span", figures=(vague,)),
        ),
        differences=(figures_differ,),
        contradictions=(sentence(figures_differ),),
        denied_by=("The Army",),
        weapons=("barrel bombs",),
        protected=(Protection(target="school", ground="Schools are to be spared."),),
        response="denied",
        grading=Grading(grade="fair", reason="2 independent sources", judged=True),
        verified=True,
    )  # fmt: skip


def elsewhere() -> tuple[Report, list[Claim]]:
    """Happenings whose places are known to a province, to a name that is not settled, and not at all."""
    lines = ("Troops took Milltown.", "Fighting went on in Upland.", "Shells fell on Alder.", "Talks were held.")
    paper = report("post-2", *lines, published=dt.date(2021, 5, 6))
    alder = PlaceMention(text="Alder", admin1="Upland", country="SY", candidates=3)
    day = DateRange(dt.date(2021, 5, 4), dt.date(2021, 5, 6), None, 2)
    return paper, [
        claim(
            paper,
            "control",
            "captured",
            lines[0],
            places=(mention(MILL),),
            date=day,
            actors=(ActorMention("the army", "The Army"),),
        ),
        claim(paper, "attack", "clash", lines[1], places=(mention(UPLAND, precision=4),), date=day),
        claim(paper, "attack", "shelling", lines[2], places=(alder,)),
        claim(paper, "diplomacy", "talks", lines[3]),
    ]


def fill() -> None:
    """Store it all: five reports, one of them in two revisions, and the record."""
    told, counted, other = post(), gazette(), elsewhere()
    store.add_report(*told, PLACES)
    store.add_report(*counted)
    store.add_report(*other)
    arabic = report(
        "arabic-1", "قصفت طائرات مدرسة في حقل الغدير.", title="قصف مدرسة", language="ar", publisher="المساء"
    )
    store.add_report(arabic)
    for text in ("First version.", HOSTILE):
        odd = report(ODD_ID, text, title=HOSTILE, publisher=HOSTILE, credit=HOSTILE, url="javascript:alert(1)")
        odd_claim = claim(odd, "attack", "bombing", text, places=(PlaceMention(text=HOSTILE),), rule=HOSTILE,
                          actors=(ActorMention(HOSTILE),), source=SourceMention(HOSTILE, HOSTILE))  # fmt: skip
        store.add_report(odd, [odd_claim])
    captured = other[1][0]
    span = ControlSpan(
        place=mention(MILL), actor="The Army", state="holds", start=dt.date(2021, 5, 4), end=None, claims=(captured.id,)
    )
    events = [the_strike(told[1], counted[1])]
    events += [event(f"event-{number}", one) for number, one in enumerate(other[1])]
    events.append(
        event("event-odd", odd_claim, differences=(_hostile_denial(),), contradictions=(HOSTILE,), actors=(HOSTILE,))
    )
    store.replace_record(Record(tuple(events), (span,)), "span")
