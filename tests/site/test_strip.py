import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.site.strip import EDGE, WIDTH, strip

NUMBER = st.none() | st.integers(0, 10**9)


def test_a_strip_puts_figures_in_their_order() -> None:
    found = strip(8, 9, 10, [(8, 8), (9, None), (None, 10)])
    assert found is not None
    assert [dot.x for dot in found.dots] == sorted(dot.x for dot in found.dots)
    assert [(dot.open_up, dot.open_down) for dot in found.dots] == [(False, False), (True, False), (False, True)]
    assert found.band == (found.dots[0].x, found.dots[2].x)
    assert found.most == "10"


@pytest.mark.parametrize("said", [[], [(None, None)], [(0, 0)]])
def test_nothing_to_compare_draws_nothing(said: list[tuple[int | None, int | None]]) -> None:
    assert strip(None, None, None, said) is None


@given(NUMBER, NUMBER, NUMBER, st.lists(st.tuples(NUMBER, NUMBER), max_size=5))
def test_nothing_is_drawn_off_the_line(
    low: int | None, best: int | None, high: int | None, said: list[tuple[int | None, int | None]]
) -> None:
    found = strip(low, best, high, said)
    if found is not None:
        drawn = [*found.band, *(dot.x for dot in found.dots), *([found.best] if found.best is not None else [])]
        assert all(EDGE <= x <= WIDTH for x in drawn)
