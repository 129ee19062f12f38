"""Gazetteer files of every shape, read into places."""

from marsad.places.lists.door import load

__all__ = ["load"]
