"""What the record holds of an event, said in the reader's language from its records."""

import datetime as dt
from collections.abc import Sequence

import pytest
from django.utils import translation

from marsad.model import Contradiction, Event, FigureHistory, FigureStep, Grade, Grading, Position
from marsad.site import told

from .factories import HOSTILE

FIGURES = Contradiction(
    kind="figure", action="killed", group="civilians",
    positions=(Position(source="Reuters", low=12), Position(source="Valley Wire", low=9, high=9)),
)  # fmt: skip
ACCUSED = Contradiction(
    kind="accused",
    positions=(
        Position(source="Reuters", values=("Russia", "Syrian Arab Army")),
        Position(source="Valley Wire", values=("Hamas",)),
    ),
)
METHOD = Contradiction(
    kind="method",
    positions=(Position(source="Reuters", values=("airstrike",)), Position(source="Valley Wire", values=("shelling",))),
)
DENIAL = Contradiction(kind="denial", positions=(Position(source="Reuters", values=("airstrike", "killed")),))


def _event(grade: Grade, sources: Sequence[str], *differences: Contradiction, **fields: object) -> Event:
    grading = Grading(grade=grade, reason="a reason of someone’s", sources=tuple(sources), judged=False)
    given = {"denied_by": (), "grading": grading, "differences": differences} | fields
    return Event(id="e", kind="attack", actions=("airstrike",), place=None, date=None, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "english", "arabic"),
    [
        (FIGURES, "Civilians killed: Reuters says at least 12; Valley Wire says 9",
         "قتلى (مدنيون): بحسب رويترز: ما لا يقل عن 12؛ بحسب Valley Wire: 9"),
        (ACCUSED, "Who did it: Reuters names Russia and Syrian Arab Army; Valley Wire names Hamas",
         "الفاعل: بحسب رويترز: روسيا والجيش العربي السوري؛ بحسب Valley Wire: حماس"),
        (METHOD, "How: Reuters says air strikes; Valley Wire says shelling",
         "الكيفية: بحسب رويترز: الغارات الجوية؛ بحسب Valley Wire: قصف"),
        (DENIAL, "Reuters denies air strikes and deaths", "رويترز: نفي الغارات الجوية وسقوط قتلى"),
    ],
)  # fmt: skip
def test_a_difference_is_said_in_either_language(one: Contradiction, english: str, arabic: str) -> None:
    assert told.plain(told.difference(one)) == english
    with translation.override("ar"):
        assert told.plain(told.difference(one)) == arabic


def test_what_strangers_wrote_is_escaped_and_stands_in_its_own_direction() -> None:
    said = told.difference(Contradiction(kind="denial", positions=(Position(source=HOSTILE, values=(HOSTILE,)),)))
    assert "<script>" not in said
    assert "<img" not in said
    assert said.count("<bdi>") == said.count("</bdi>") == 2
    assert told.plain(said).count(HOSTILE) == 2


@pytest.mark.parametrize(
    ("event", "english", "arabic"),
    [
        (_event("fair", ["Reuters", "Valley Wire"]), "2 independent sources: Reuters, Valley Wire",
         "عدد المصادر المستقلة 2: رويترز، Valley Wire"),
        (_event("weak", ["Reuters"]), "a single source: Reuters", "مصدر واحد: رويترز"),
        (_event("confirmed", ["Hamas"]), "the accused party itself says that it did it: Hamas",
         "الطرف المتهم نفسه يقول إنه الفاعل: حماس"),
        (_event("contested", ["Reuters", "Valley Wire"], ACCUSED),
         "sources name different sides: Reuters (Russia and Syrian Arab Army), Valley Wire (Hamas)",
         "المصادر تسمّي أطرافًا مختلفة: رويترز (روسيا والجيش العربي السوري)، Valley Wire (حماس)"),
        (_event("discounted", ["Reuters", "TASS"], denied_by=("Reuters", "TASS", "Interfax")),
         "denied by 2 independent sources: Reuters, TASS", "نفته مصادر مستقلة، عددها 2: رويترز، تاس"),
        (_event("discounted", ["Reuters", "TASS"]),
         "2 independent sources say that those harmed were fighters: Reuters, TASS",
         "مصادر مستقلة، عددها 2، تقول إن المصابين كانوا مقاتلين: رويترز، تاس"),
    ],
)  # fmt: skip
def test_a_grade_tells_its_reason_in_either_language(event: Event, english: str, arabic: str) -> None:
    assert told.plain(told.reason(event)) == english
    with translation.override("ar"):
        assert told.plain(told.reason(event)) == arabic


def test_a_persons_reason_stays_as_it_was_written() -> None:
    judged = Grading(grade="weak", reason="one <b> blog", sources=(), judged=True)
    with translation.override("ar"):
        assert told.reason(_event("weak", [], grading=judged)) == "<bdi>one &lt;b&gt; blog</bdi>"
        assert told.reason(_event("weak", [], grading=None)) == ""
        # contested, and nobody is accused: nothing better is known than what was written
        assert told.plain(told.reason(_event("contested", []))) == "a reason of someone’s"


def _step(low: int, report: str, revision: int, as_of: str | None, known_on: str) -> FigureStep:
    day = dt.date.fromisoformat(as_of) if as_of else None
    return FigureStep(
        low=low, high=low, text=None, claim="c", report=report, revision=revision, as_of=day,
        known_on=dt.date.fromisoformat(known_on),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "english", "arabic"),
    [
        ((_step(34, "a", 1, "2020-03-02", "2020-03-02"), _step(41, "a", 2, "2020-03-02", "2020-03-04")),
         "Reuters, civilians killed: 34 (2 March 2020) → 41, corrected on 4 March 2020",
         "رويترز، قتلى (مدنيون): 34 (2 مارس 2020) ← 41، صُحّح في 4 مارس 2020"),
        ((_step(34, "a", 1, None, "2020-03-02"), _step(41, "b", 1, "2020-03-05", "2020-03-06")),
         "Reuters, civilians killed: 34 (2 March 2020) → 41 (5 March 2020)",
         "رويترز، قتلى (مدنيون): 34 (2 مارس 2020) ← 41 (5 مارس 2020)"),
    ],
)  # fmt: skip
def test_how_a_figure_changed(steps: tuple[FigureStep, ...], english: str, arabic: str) -> None:
    changed = FigureHistory(source="Reuters", action="killed", group="civilians", steps=steps)
    assert told.plain(told.history(changed)) == english
    with translation.override("ar"):
        assert told.plain(told.history(changed)) == arabic
