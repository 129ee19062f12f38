"""The map, and the small maps of other pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad.site.filters import MapFilter
from marsad.site.maps.clusters import Spot
from marsad.site.maps.draw import Drawing, draw, look_at
from marsad.site.maps.projection import Box, Frame
from marsad.site.queries.areas import towns
from marsad.site.queries.events import ordered
from marsad.site.queries.mapped import locate

ROWS, UNPLACED = 50, 40
_STEP, _CLOSEST, _WIDEST = 2.0, 0.02, 300.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map drawn at a size; ``screen`` is where the style sheet shows it: "any", "wide" or "narrow"."""

    screen: str
    drawing: Drawing


def sheets(
    spots: Sequence[Spot], sizes: Mapping[str, tuple[int, int]], box: Box | None = None, first: Sequence[str] = ()
) -> list[Sheet]:
    """Draw spots with the towns around them, once for each size; one query.

    ``sizes`` are widths and heights in units by screen. ``box`` is what to look at, where most happened unless given.
    ``first`` are the places to name before all others.
    """
    looked_at, margin = (box, 0) if box else (look_at(spots), 40)
    frames = {screen: Frame.fit(looked_at, *size, margin=margin) for screen, size in sizes.items()}
    around = Box.around(corner for frame in frames.values() for corner in frame.box.corners)
    known = towns(around, first) if around else []
    return [Sheet(screen, draw(spots, known, frame)) for screen, frame in frames.items()]


@require_safe
def event_map(request: HttpRequest) -> HttpResponse:
    """Events on a map, narrowed by the address, with a table of the same in the same order."""
    form = MapFilter(request.GET)
    located = locate(form.narrow(ordered()))
    drawn = sheets(located.spots, {"wide": (960, 620), "narrow": (400, 480)}, form.looks_at)
    context = {
        "form": form,
        "located": located,
        "sheets": drawn,
        "unplaced": located.unplaced[:UNPLACED],
        "more_unplaced": max(len(located.unplaced) - UNPLACED, 0),
        "outside": drawn[0].drawing.outside,
        "map_fields": request.GET,
        "moves": _moves(drawn[0].drawing.frame),
        "page": Paginator(located.spots, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "marsad/map.html", context)


def _moves(frame: Frame) -> list[tuple[str, str, Box]]:
    """Ways to move the map: a sign, what it does, and the box to look at next."""
    across = frame.width / frame.scale
    moves = [
        ("←", _("West"), frame.window(1, right=-0.5)),
        ("→", _("East"), frame.window(1, right=0.5)),
        ("↑", _("North"), frame.window(1, up=0.5)),
        ("↓", _("South"), frame.window(1, up=-0.5)),
    ]
    if across / _STEP > _CLOSEST:
        moves.insert(0, ("+", _("Closer"), frame.window(_STEP)))
    if across * _STEP < _WIDEST:
        moves.insert(1, ("−", _("Farther"), frame.window(1 / _STEP)))
    return moves
