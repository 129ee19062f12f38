"""Where what can be made again is kept."""

import os
from collections.abc import Iterator
from pathlib import Path


def folders() -> Iterator[Path]:
    """The folders to try in turn: ``MARSAD_CACHE``, and the user's own; neither need exist or be open to writing."""
    if given := os.environ.get("MARSAD_CACHE"):
        yield Path(given).expanduser()
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad"
