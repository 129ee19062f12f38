"""Gazetteer files of every shape, read into places."""

from marsad.places.lists.door import FIELDS, Loaded, licence_of, load, load_all
from marsad.places.lists.geonames import Naming

__all__ = ["FIELDS", "Loaded", "Naming", "licence_of", "load", "load_all"]
