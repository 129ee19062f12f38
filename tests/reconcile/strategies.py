"""Hypothesis strategies: small wars, in which accounts often meet and often contradict each other."""

from hypothesis import strategies as st

from marsad.model import Claim, Report
from reconcile.build import NORTHTOWN, SOUTHTOWN, UPLAND, claim, day, report

PLACES = ((NORTHTOWN,), (SOUTHTOWN,), (UPLAND,), (NORTHTOWN, SOUTHTOWN), ())
ACTIONS = ("airstrike", "shelling", "clash", "other", "killed", "injured", "captured", "withdrew", "holds", "displaced")


@st.composite
def told(draw: st.DrawFn, key: str = "r0") -> tuple[Report, list[Claim]]:
    """A report and its claims."""
    number = draw(st.integers(0, 6))
    text = draw(st.sampled_from(["words of one agency about one raid " * 8, f"words of {key} alone " * 8]))
    of = report(key, published=draw(st.none() | st.just(day(number))), text=text)
    found = [_claim(draw, of, at) for at in range(draw(st.integers(0, 4)))]
    return of, list({item.id: item for item in found}.values())


def _claim(draw: st.DrawFn, of: Report, at: int) -> Claim:
    low = draw(st.none() | st.integers(1, 40))
    high = draw(st.sampled_from([low, None]))
    return claim(
        of,
        draw(st.sampled_from(ACTIONS)),
        at=draw(st.sampled_from([0, 100, 600])) + (at > 2),
        low=low,
        high=high,
        on=draw(st.none() | st.builds(day, st.integers(0, 6))),
        places=draw(st.sampled_from(PLACES)),
        who=draw(st.sampled_from([None, "Army", "Rebels"])),
        says=draw(st.sampled_from([None, "Observatory", "State agency"])),
        status=draw(st.sampled_from(["reported", "reported", "reported", "denied", "possible"])),
        cumulative=draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def wars(draw: st.DrawFn, most: int = 6) -> list[tuple[Report, list[Claim]]]:
    """Several reports, each with its claims."""
    return [draw(told(f"r{number}")) for number in range(draw(st.integers(1, most)))]
