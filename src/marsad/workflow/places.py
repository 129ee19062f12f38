"""Gazetteers: adding one to the ledger, and the one that reports are read with."""

from pathlib import Path

from marsad import places
from marsad.ledger import read, store
from marsad.places import Gazetteer
from marsad.workflow.reading import default_gazetteer


def add_gazetteer(path: Path) -> int:
    """Store the entries of a gazetteer file, newer ones over older ones of the same id; returns how many.

    All of them or, on a fault, none. Reports that are stored already keep the places that they were read with.

    Raises:
        InputError: the file is not a gazetteer that can be read.
    """
    return store.save_places(places.load(path))


def ledger_gazetteer() -> Gazetteer:
    """Bring together the world's towns and the gazetteers that were added to the ledger."""
    added = list(read.places())
    return default_gazetteer().with_places(added) if added else default_gazetteer()
