"""Hypothesis strategies for the records of the model."""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from marsad.model import ACTIONS, KINDS, Claim, Count, Kind, Quote, Report

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


def reports() -> SearchStrategy[Report]:
    return st.builds(
        Report,
        id=st.text(min_size=1, max_size=20),
        title=st.text(max_size=40),
        text=st.text(min_size=1, max_size=200),
        published=st.none() | DAYS,
        publisher=st.text(max_size=20),
        language=st.sampled_from(["en", "ar"]),
        url=st.none() | st.just("https://example.org/1"),
        credit=st.none() | st.text(min_size=1, max_size=20),
        published_at=st.none() | st.datetimes(timezones=st.just(dt.UTC)),
    )


def quotes() -> SearchStrategy[Quote]:
    return st.builds(
        lambda start, text: Quote(start, start + len(text), text),
        st.integers(0, 10_000),
        st.text(min_size=1, max_size=60),
    )


def claims() -> SearchStrategy[Claim]:
    return st.sampled_from(KINDS).flatmap(_claims_of)


def _claims_of(kind: Kind) -> SearchStrategy[Claim]:
    return st.builds(
        Claim,
        id=st.text(min_size=1, max_size=16),
        kind=st.just(kind),
        action=st.sampled_from(ACTIONS[kind]),
        quote=quotes(),
        count=st.none() | st.builds(Count),
    )
