"""A drawing as a picture, for those who show a link to a page: no words in it, so that it needs no font."""

import re
from functools import cache
from pathlib import Path
from typing import Final

import resvg_py
from django.contrib.staticfiles import finders
from django.http import QueryDict
from django.template.loader import render_to_string

from marsad.site import words
from marsad.site.maps.draw import Drawing
from marsad.site.maps.svg import Links, Writer

WIDTH: Final = 1200
HEIGHT: Final = 630
"""Pixels of a picture: what Open Graph's users ask for."""
UNITS: Final = (600, 315)
"""The size of a drawing that becomes one, in units."""
_HELD: Final = ("control", "displacement", "diplomacy", "casualties", "aid", "attack", "mixed")
"""The tokens of parties' colours, as the style sheet gives them."""
_BADGE: Final = 40


def png(drawing: Drawing) -> bytes:
    """Draw a picture of 1200 by 630 pixels, with the site's icon in a corner."""
    width, height = UNITS
    inner = Writer(drawing, Links.of(QueryDict()), "picture", plain=True).inner()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<style>{_style()}</style>{_shapes()}{inner}"
        f'<svg x="{width - _BADGE - 12}" y="{height - _BADGE - 12}" width="{_BADGE}" height="{_BADGE}" '
        f'viewBox="0 0 32 32">{_icon()}</svg></svg>'
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, skip_system_fonts=True))


@cache
def tokens() -> dict[str, str]:
    """The colours of the site's style sheet in its light theme, whichever sheet is served."""
    [block, *_others] = re.findall(r":root \{(.*?)\}", _served("site.css"), re.DOTALL)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8});", block))


@cache
def _style() -> str:
    """The rules for pictures, with colours in place of their names, and those of each kind and party."""
    colours = tokens()
    rules = Path(__file__).with_name("picture.css").read_text(encoding="utf-8")
    written = re.sub(r"var\(--([\w-]+)\)", lambda name: colours[name[1]], rules)
    for kind in (*words.KINDS, "mixed"):
        colour = colours[kind]
        written += f".k-{kind} .ring, .k-{kind} .one {{ fill: {colour}; }}"
        written += f".k-{kind} path, .k-{kind} ellipse {{ fill: {colour}; stroke: {colour}; }}"
    for number, name in enumerate(_HELD):
        written += f".h{number} {{ fill: {colours[name]}; stroke: {colours['raised']}; }}"
    return written


@cache
def _shapes() -> str:
    found = re.search(r"<defs>.*</defs>", render_to_string("marsad/_shapes.html"), re.DOTALL)
    return found[0] if found else ""


@cache
def _icon() -> str:
    """What the icon is drawn of."""
    return re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", _served("icon.svg"), flags=re.DOTALL)


def _served(name: str) -> str:
    """A file of the site as it is served: a site's own stands before the package's."""
    found = finders.find(f"marsad/{name}")
    if found is None:
        raise FileNotFoundError(f"marsad/{name} is not among the static files")
    return Path(found).read_text(encoding="utf-8")
