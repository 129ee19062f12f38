"""One map at one size."""

from dataclasses import dataclass

from marsad.site.maps.draw import Drawing


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map drawn at a size; ``screen`` is where the style sheet shows it: "any", "wide" or "narrow"."""

    screen: str
    drawing: Drawing
