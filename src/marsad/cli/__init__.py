"""Commands: one module for each, or for each group of them."""

from marsad.cli.app import main

__all__ = ["main"]
