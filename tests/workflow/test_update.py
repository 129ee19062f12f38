import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from marsad.ledger import models, near, read
from marsad.ledger.judgements import add_judgement
from marsad.model import Claim, Correction, Report, judgement, target
from marsad.reconcile import blocking
from marsad.workflow.ingest import Reading, ingest
from marsad.workflow.rebuild import rebuild
from marsad.workflow.update import following
from reconcile.build import claim, day, report
from reconcile.strategies import told, wars

pytestmark = pytest.mark.django_db
Step = Callable[[], None]
Told = tuple[Report, list[Claim]]
NOON = dt.datetime(2020, 6, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _few_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let accounts be compared with two on each side, so that small wars have accounts out of reach of each other."""
    monkeypatch.setattr(blocking, "NEIGHBOURS", 2)
    monkeypatch.setattr(near, "NEIGHBOURS", 2)


def workings() -> dict[str, object]:
    """All that the derived tables hold, the rows' keys left out."""
    return {
        "record": read.record(),
        "accounts": {item.key: item for item in near.accounts()},
        "homes": near.homes(models.Account.objects.values_list("key", flat=True)),
        "blocks": set(models.Block.objects.values_list("block", "day", "key")),
        "links": set(near.links(models.Account.objects.values_list("key", flat=True))),
        "bonds": near.bonds(),
        "sketches": {(row.report, row.first, bytes(row.data)) for row in models.Sketch.objects.all()},
        "bands": set(models.Band.objects.values_list("band", "report")),
        "control": set(models.ControlClaim.objects.values_list("place", "claim", "report")),
        "tolls": set(models.Toll.objects.values_list("event__uid", "action", "group", "low", "best", "high")),
        "claims": set(models.Event.objects.values_list("uid", "claims__uid")),
    }


def take_in(of: Report, claims: list[Claim]) -> None:
    ingest([of], reader=lambda _of: Reading(claims, []))


def judge(decision: Any, claims: list[Claim], others: list[Claim], minute: int, **rest: Any) -> None:
    sides = {"claims": tuple(map(target, claims)), "others": tuple(map(target, others))}
    made = judgement(decision, "a tester", NOON + dt.timedelta(minutes=minute), why="so", **sides, **rest)
    with following({item.report for item in (*made.claims, *made.others)}, "span"):
        add_judgement(made)


def withdraw(of: Report) -> None:
    with following([of.id], "span"):
        models.Report.objects.filter(uid=of.id).update(withdrawn=True)


@st.composite
def steps(draw: st.DrawFn, most: int = 7) -> list[Step]:
    """A war as it is told: reports in any order, some revised, some withdrawn, judgements in between."""
    war = draw(wars(most=most))
    known = [item for _, claims in war for item in claims]
    found: list[Step] = [lambda of=of, claims=claims: take_in(of, claims) for of, claims in war]
    for of, _ in war:
        what = draw(st.sampled_from(["stays", "stays", "revised", "withdrawn"]))
        if what == "revised":
            again = draw(told(of.id))
            found.append(lambda again=again: take_in(*again))
        elif what == "withdrawn":
            found.append(lambda of=of: withdraw(of))
    return [*found, *(draw(judging(known, minute)) for minute in range(draw(st.integers(0, 4)) if known else 0))]


@st.composite
def judging(draw: st.DrawFn, known: list[Claim], minute: int) -> Step:
    """A judgement on claims that may be in the ledger by then, or come later, or be gone."""
    one, two = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    decision = draw(st.sampled_from(["same event", "not the same", "reject", "correct", "accept", "grade"]))
    if decision in ("same event", "not the same") and one != two:
        return lambda: judge(decision, [one], [two], minute)
    if decision == "correct":
        made = (Correction(field="status", value=draw(st.sampled_from(["denied", "reported"])), why="so"),)
        return lambda: judge("correct", [one], [], minute, corrections=made)
    if decision == "grade":
        return lambda: judge("grade", [one, *([two] if two != one else [])], [], minute, event="0" * 16, grade="fair")
    return lambda: judge("reject" if decision == "reject" else "accept", [one], [], minute)


# no shrinking: each step is derived twice over, so it takes minutes; add Phase.shrink to look into a failure
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(taken=steps(), random=st.randoms(use_true_random=False))
def test_what_is_brought_up_to_date_step_by_step_is_what_is_derived_from_scratch(
    taken: list[Step], random: Random
) -> None:
    with transaction.atomic():
        for step in random.sample(taken, len(taken)):
            step()
            assert models.Build.objects.count() == 1
            before = workings()
            rebuild()
            assert workings() == before
        transaction.set_rollback(True)


@pytest.fixture
def crowd() -> list[Told]:
    """Many reports on one town, so that each shifts what is near the others."""
    papers = [report(f"r{number:02}", published=day(number % 9)) for number in range(24)]
    return [
        (of, [claim(of, on=day(at % 9)), claim(of, "killed", low=at % 5 + 5, on=day(at % 9)),
              claim(of, "captured", at=900, who="Army", on=day(at % 4))])
        for at, of in enumerate(papers)
    ]  # fmt: skip


def test_reports_that_come_between_others_and_go_again_part_them_and_bring_them_near_again(crowd: list[Told]) -> None:
    random = Random(7)  # noqa: S311 - an order, not a secret
    for of, claims in random.sample(crowd, len(crowd)):
        take_in(of, claims)
    before = workings()
    rebuild()
    assert workings() == before
    for of, _ in random.sample(crowd, 12):
        withdraw(of)
    before = workings()
    rebuild()
    assert workings() == before


def test_a_denial_stays_with_what_its_own_report_says_however_many_accounts_come_between() -> None:
    paper = report("own")
    told_, denial = claim(paper), claim(paper, status="denied", on=day(2))
    take_in(paper, [told_, denial])
    for number in range(5):
        of = report(f"r{number}")
        take_in(of, [claim(of, on=day(1), says="Observatory")])
    linked = [{item.first, item.second} for item in near.links([denial.id])]
    assert {told_.id, denial.id} in linked
    before = workings()
    rebuild()
    assert workings() == before


def test_events_that_do_not_change_are_not_written(crowd: list[Told]) -> None:
    for of, claims in crowd[:6]:
        take_in(of, claims)
    far = report("far", published=day(90))
    rows = dict(models.Event.objects.values_list("uid", "pk"))
    models.Event.objects.update(contested=True)
    take_in(far, [claim(far, on=day(90))])
    assert rows.items() <= dict(models.Event.objects.values_list("uid", "pk")).items()
    assert models.Event.objects.filter(contested=True).count() == len(rows)


def test_a_record_by_another_rule_is_left_for_a_rebuild() -> None:
    one, two = report("one"), report("two")
    take_in(one, [claim(one)])
    with following(["two"], "ged"):
        models.Build.objects.all().delete()
    assert not models.Build.objects.exists()
    ingest([two], reader=lambda of: Reading([claim(of)], []), rule="ged")
    assert models.Build.objects.get().rule == "ged"


def test_a_changed_first_copy_changes_the_source_of_the_others() -> None:
    text = " ".join(f"Shells fell near bakery number {number} before noon." for number in range(40))
    papers = [report(name, text=text) for name in "abc"]
    for of in papers[::-1]:
        take_in(of, [claim(of)])
    (event,) = read.record().events
    assert event.sources == ("Paper a",)
    withdraw(papers[0])
    (event,) = read.record().events
    assert event.sources == ("Paper b",)
    renamed = report("b", text=text, publisher="The Morning Paper")
    take_in(renamed, [claim(renamed)])
    (event,) = read.record().events
    assert event.sources == ("The Morning Paper",)
    take_in(report("b", text="Something else."), [])
    (event,) = read.record().events
    assert event.sources == ("Paper c",)
