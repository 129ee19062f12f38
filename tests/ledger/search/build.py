"""A small ledger to search: a town that four papers spell in four ways, another with few consonants, one in Arabic."""

import datetime as dt
from typing import Any

import msgspec

from marsad.ledger import store
from marsad.model import ActorMention, Claim, Place, PlaceMention, Quote, Report, SourceMention
from marsad.reconcile import derive
from reconcile.build import claim, report

MAARAT = Place(
    id="list:maarat", name="Ma'arrat An Nu'man", name_ar="معرة النعمان", names=("Maarat al-Numan",), kind="town",
    latitude=35.6, longitude=36.7, country="SY", admin1="Idlib", admin2="Al Ma'ra", admin3="Maarat",
)  # fmt: skip
HOMS = Place(
    id="list:homs", name="Homs", name_ar="حمص", names=("Hims",), kind="town", latitude=34.7, longitude=36.7,
    country="SY", admin1="Homs",
)  # fmt: skip
HAMA = Place(
    id="list:hama", name="Hama", name_ar="حماة", kind="town", latitude=35.1, longitude=36.7, country="SY", admin1="Hama"
)
SPELLINGS = ("Maarat al-Numan", "Maaret al-Numan", "Ma'arrat an-Nu'man", "معرة النعمان")
DAYS = [dt.date(2019, 12, 20), dt.date(2019, 12, 24), dt.date(2020, 1, 5), dt.date(2020, 2, 1)]


def mention(place: Place, text: str) -> PlaceMention:
    return PlaceMention(
        text=text, name=place.name, id=place.id, latitude=place.latitude, longitude=place.longitude,
        admin1=place.admin1, country=place.country, precision=1, candidates=1,
    )  # fmt: skip


def said(of: Report, action: str, sentence: str, **fields: Any) -> Claim:
    """A claim whose span is that of its sentence."""
    start = of.text.index(sentence)
    made = claim(of, action, at=start, text=sentence, **fields)
    return msgspec.structs.replace(made, quote=Quote(start, start + len(sentence), sentence))


def told(number: int, spelled: str, **fields: Any) -> tuple[Report, list[Claim]]:
    """One paper's report of shells on the town, as it spells the town's name."""
    sentence = f"Shells fell on {spelled} overnight, a medic said."
    arabic = not spelled.isascii()
    of = report(
        f"paper-{number}", title="Overnight shelling" if not arabic else "قصف ليلي",
        text=f"{sentence} Bakeries were closed." if not arabic else f"سقطت قذائف على {spelled} ليلا.",
        published=DAYS[number], publisher=f"Paper {number % 2}", language="ar" if arabic else "en",
    )  # fmt: skip
    if arabic:
        return of, []
    army = ActorMention("regime forces", "Syrian Arab Army", "syria-army", "government")
    given: dict[str, Any] = {"places": (mention(MAARAT, spelled),), "on": DAYS[number]}
    return of, [
        said(of, "shelling", sentence, actors=(army,), source=SourceMention("a medic"), **given),
        said(of, "killed", sentence, low=3 + number, high=3 + number, **(given | fields)),
    ]


def fill() -> None:
    """Store four reports of the town, one of Homs, one without claims that names a Hamas, and the record."""
    store.save_places([MAARAT, HOMS, HAMA])
    for number, spelled in enumerate(SPELLINGS):
        store.add_report(*told(number, spelled))
    homs = report("homs-1", title="Talks", text="Talks were held in Hims on Sunday.", published=DAYS[0], language="en")
    store.add_report(homs, [said(homs, "talks", homs.text, kind="diplomacy", places=(mention(HOMS, "Hims"),))])
    store.add_report(report("hamas-1", title="Statement", text="Hamas issued a statement.", published=None))
    store.rebuild(derive, "span")
