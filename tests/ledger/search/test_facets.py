import datetime as dt

import pytest

from marsad.ledger.search.facets import count, histogram
from marsad.ledger.search.values import WIDTH, day_token, split, token

DAY = dt.date(2019, 12, 24)


def test_tokens_are_of_one_width_and_are_counted_over_rows() -> None:
    one, two = token("kind", "attack"), token("place", "list:" + "x" * 300)
    assert {len(one), len(two), len(day_token(DAY))} == {WIDTH}
    assert one[0] != two[0]
    assert count([one + two, one, ""]).tokens == {one: 2, two: 1}
    assert split(one + two) == [one, two]
    assert not count([]).tokens


def test_days_are_counted_apart_in_their_order() -> None:
    kind = token("kind", "attack")
    found = count([day_token(DAY) + kind, day_token(dt.date.max), kind, kind + day_token(dt.date.min), day_token(DAY)])
    assert found.tokens == {kind: 3}
    assert [dt.date.fromordinal(day) for day in found.days] == [dt.date.min, DAY, dt.date.max]
    assert found.numbers.tolist() == [1, 2, 1]


@pytest.mark.parametrize(
    ("after", "step", "first"),
    [(0, "day", DAY), (61, "day", DAY), (200, "week", dt.date(2019, 12, 23)), (900, "month", dt.date(2019, 12, 1)),
     (9000, "year", dt.date(2019, 1, 1))],
)  # fmt: skip
def test_the_histogram_suits_the_span(after: int, step: str, first: dt.date) -> None:
    rows = [*[day_token(DAY)] * 3, day_token(DAY + dt.timedelta(days=after)), *[token("kind", "aid")] * 2]
    found = histogram(count(rows), len(rows))
    assert (found.step, found.counts[0]) == (step, (first, 3 if after else 4))
    assert sum(number for _, number in found.counts) == 4
    assert found.undated == 2
