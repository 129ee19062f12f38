"""How much each sign weighs in resolution; ``data/weights.toml`` says what each one is."""

from typing import Final

import msgspec

from marsad.places.tables import load_table


class Weights(msgspec.Struct, frozen=True):
    """The numbers of ``data/weights.toml``."""

    likeness: float
    like_enough: float
    size: float
    country: float
    added: float
    noted: float
    elsewhere: float
    held: float
    beside: float
    near: float
    home: float
    at_home: float
    near_enough: float
    said_kind: float
    said_town: float
    said_village: float
    seat: float
    other_name: float
    near_best: float
    about_name: float
    by_name: float
    spoken_of: float
    large_size: int
    known_size: int
    small_support: float
    alias_size: int
    doubtful_size: int
    alone_size: int
    alone_times: float
    about_country: float
    sure_name: float
    rough_name: float
    support: float
    rough_margin: float
    clear: float
    within: float
    least: float
    margin: float
    apart: float
    whole_name: float
    site_name: float
    bare_site: float
    site_support: float
    twin: float
    namesake: float
    similar: float
    similar_margin: float
    kind: dict[str, float]


WEIGHTS: Final = msgspec.convert(load_table("weights"), Weights)
"""The weights in force."""
