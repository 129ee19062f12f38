"""Gazetteer files of every shape, read into places."""

from marsad.places.lists.door import Loaded, licence_of, load, load_all
from marsad.places.lists.geonames import Naming

__all__ = ["Loaded", "Naming", "licence_of", "load", "load_all"]
