import datetime as dt

import pytest

from marsad.ledger.search.facets import count, histogram
from marsad.ledger.search.values import WIDTH, day_of, day_token, split, token

DAY = dt.date(2019, 12, 24)


def test_tokens_are_of_one_width_and_are_counted_over_rows() -> None:
    one, two = token("kind", "attack"), token("place", "list:" + "x" * 300)
    assert {len(one), len(two), len(day_token(DAY))} == {WIDTH}
    assert one[0] != two[0]
    assert count([one + two, one, ""]) == {one: 2, two: 1}
    assert split(one + two) == [one, two]
    assert count([]) == {}


def test_a_day_is_read_back() -> None:
    assert all(day_of(day_token(day)) == day for day in (DAY, dt.date.min, dt.date.max))


@pytest.mark.parametrize(
    ("after", "step", "first"),
    [(0, "day", DAY), (61, "day", DAY), (200, "week", dt.date(2019, 12, 23)), (900, "month", dt.date(2019, 12, 1)),
     (9000, "year", dt.date(2019, 1, 1))],
)  # fmt: skip
def test_the_histogram_suits_the_span(after: int, step: str, first: dt.date) -> None:
    found = histogram({day_token(DAY): 3, day_token(DAY + dt.timedelta(days=after)): 1, token("kind", "aid"): 4}, 6)
    assert (found.step, found.counts[0][0]) == (step, first)
    assert sum(number for _, number in found.counts) == (3 + 1 if after else 1)
    assert found.undated == 6 - sum(number for _, number in found.counts)
