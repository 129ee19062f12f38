"""The sample that comes with Marsad: a few reports written for demonstration, and the places they name."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["places_path", "reports_path"]


def reports_path() -> Traversable:
    """Return the sample reports: JSON lines, in the order they were published, a correction after what it corrects."""
    return files(__name__) / "reports.jsonl"


def places_path() -> Traversable:
    """Return the sample gazetteer: CSV in UTF-8, one place a row, the columns that docs/places.md describes."""
    return files(__name__) / "places.csv"
