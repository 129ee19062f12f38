"""The made-up war: the same for the same seed, at one pace, and such that reports of one event are linked."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from bench.loading import loaded
from marsad.reconcile import reconcile


@pytest.fixture(scope="module")
def generated() -> Iterator[Any]:
    with loaded("generated") as module:
        yield module


def test_the_same_seed_gives_the_same_war_and_another_another(generated: Any) -> None:
    assert list(generated.war(200)) == list(generated.war(200))
    assert list(generated.war(200)) != list(generated.war(200, seed=2))
    assert list(generated.war(400))[:10] == list(generated.war(200))[:10]


def test_there_are_about_as_many_claims_as_were_asked_for_each_once(generated: Any) -> None:
    claims = [claim.id for told in generated.war(1000) for claim in told.claims]
    assert 1000 <= len(claims) < 1010
    assert len(set(claims)) == len(claims)


def test_every_quote_stands_where_it_says(generated: Any) -> None:
    for told in generated.war(300):
        assert all(told.report.text[c.quote.start : c.quote.end] == c.quote.text for c in told.claims)


def test_reports_of_one_event_are_brought_together(generated: Any) -> None:
    told = list(generated.war(1500))
    record = reconcile((c for one in told for c in one.claims), {one.report.id: one.report for one in told})
    home = {key: event.id for event in record.events for key in event.claims}
    pairs = Counter((one.report.text.split("Event ")[1].split()[0], home.get(one.claims[0].id)) for one in told)
    together = sum(count * (count - 1) for count in pairs.values())
    events = Counter(number for number, _ in pairs.elements())
    assert together >= 0.6 * sum(count * (count - 1) for count in events.values())
    assert any(event.contradictions for event in record.events)
