"""Places: gazetteer, name folding, resolution.

The doors are loaded when they are first used, so that a room that wants ``places.distance`` alone loads nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.places.gazetteer import Candidate, Gazetteer
    from marsad.places.lists import load
    from marsad.places.settling import settle
    from marsad.places.worldlist import world

__all__ = ["Candidate", "Gazetteer", "load", "settle", "world"]

_DOORS = {
    "Candidate": "marsad.places.gazetteer",
    "Gazetteer": "marsad.places.gazetteer",
    "load": "marsad.places.lists",
    "settle": "marsad.places.settling",
    "world": "marsad.places.worldlist",
}


def __getattr__(name: str) -> Any:
    """Load a door of this room when it is first asked for."""
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_DOORS[name]), name)
    globals()[name] = value
    return value
