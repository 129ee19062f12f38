"""The map, and the small maps of other pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from marsad.site.addresses import asks_anything, list_address, search_address
from marsad.site.cards import card
from marsad.site.freshness import state
from marsad.site.maps.clusters import Spot
from marsad.site.maps.draw import draw, look_at
from marsad.site.maps.ground import Ground
from marsad.site.maps.projection import Box, Frame
from marsad.site.maps.sheet import Sheet
from marsad.site.maps.svg import Links
from marsad.site.past import limited
from marsad.site.queries.areas import towns
from marsad.site.queries.chosen import chosen
from marsad.site.queries.ground import ground
from marsad.site.queries.layers import Layers
from marsad.site.remembered import remembered
from marsad.site.said import get_language
from marsad.site.said import gettext as _
from marsad.site.search_filters import MapFilter
from marsad.site.timeline import Timeline, timeline

ROWS, UNPLACED, MOST = 20, 15, 12
SIZES = {"wide": (960, 620), "narrow": (400, 480)}
_STEP, _CLOSEST, _WIDEST = 2.0, 0.02, 300.0


def sheets(
    spots: Sequence[Spot],
    sizes: Mapping[str, tuple[int, int]],
    box: Box | None = None,
    first: Sequence[str] = (),
    layers: Ground | None = None,
) -> list[Sheet]:
    """Draw spots with the towns and borders around them, once for each size; two queries.

    ``sizes`` are widths and heights in units by screen. ``box`` is what to look at, where most happened unless given.
    ``first`` are the places to name before all others. ``layers`` are drawn beside the spots.
    """
    layers = layers or Ground()
    looked_at, margin = (box, 0) if box else (look_at([*spots, *layers.moved, *layers.reports]), 40)
    frames = {screen: Frame.fit(looked_at, *size, margin=margin) for screen, size in sizes.items()}
    around = Box.around(corner for frame in frames.values() for corner in frame.box.corners)
    known = towns(around, first) if around else []
    grounds = ground(list(frames.values()), spots)
    return [
        Sheet(
            screen,
            draw(spots, known, frame, replace(layers, borders=below.borders, shapes=below.shapes), settings.TILES),
        )
        for (screen, frame), below in zip(frames.items(), grounds, strict=True)
    ]


def small(
    request: HttpRequest,
    key: tuple[str, str],
    title: str,
    find: Callable[[], Sequence[Spot]],
    first: Sequence[str] = (),
) -> SafeString:
    """Make the small map of a page, or remember it for this state of the ledger; "" where there is nothing to show.

    ``key`` says what is shown ("event") and its id; ``find`` gives its spots. ``first`` are the places to name before
    others.
    """

    def make() -> SafeString:
        found = find()
        if not found:
            return SafeString("")
        context = {
            "sheets": sheets(found, {"any": (480, 360)}, first=first), "id": f"{key[0]}-map", "title": title,
            "map_fields": QueryDict(),
        }  # fmt: skip
        return SafeString(render_to_string("marsad/_map.html", context))

    return remembered(state(request), ("small map", *key, get_language()), make)


@dataclass(frozen=True, slots=True)
class Shown:
    """A map's page: the part that other days replace, and the days that there are (None: no event has a day)."""

    parts: SafeString
    timeline: Timeline | None


@limited
@require_safe
def event_map(request: HttpRequest) -> HttpResponse:
    """What happened and who held what, narrowed by the address, with a table of the same in the same order."""
    form = MapFilter(request.GET)
    said = card(request, "map", "", _("Map"), _("What happened, and who held what, on the days that you choose."))
    context = {"form": form, "shown": shown(request, form), "card": said, "feed": _feed(form)}
    return render(request, "marsad/map.html", context)


def _feed(form: MapFilter) -> str:
    """The address of a feed of the events of the same search; "" of a past record, of which there is none."""
    asked = form.asked()
    if form.is_past:
        return ""
    if not asks_anything(asked):
        return list_address("events-feed")
    return search_address(replace(asked, what=("event",)), "search-feed")


def shown(request: HttpRequest, form: MapFilter, template: str = "marsad/_map_parts.html", view: str = "map") -> Shown:
    """Make what a map's page shows, or remember it for this address and this state of the ledger."""
    key = (template, request.build_absolute_uri(), get_language())

    def make() -> Shown:
        context = _context(Layers(form, state(request)), request.GET, view)
        return Shown(SafeString(render_to_string(template, context, request)), context["timeline"])

    return remembered(state(request), key, make)


def _context(layers: Layers, fields: QueryDict, view: str) -> dict[str, Any]:
    form = layers.form
    if form.looks_at and fields.get("box") != "all":
        fields = fields.copy()
        fields["box"] = str(form.looks_at)
    located, held, displaced, reports = layers.located(), layers.held(), layers.displaced(), layers.reports()
    beside = Ground(holds=held.holds if held else (), moved=displaced.spots if displaced else (), reports=reports)
    drawn = sheets(located.spots, SIZES, form.looks_at, layers=beside)
    links = Links.of(fields, view)
    asked = form.day("since"), form.day("until")
    page = Paginator(located.spots, ROWS).get_page(fields.get("page"))
    return {
        "form": form,
        "chosen": chosen(form, fields, layers.named),
        "as_search": search_address(asked_for) if asks_anything(asked_for := form.asked()) else "",
        "feed": _feed(form),
        "located": located,
        "held": held,
        "held_rows": sorted(held.holds, key=lambda hold: hold.name)[:MOST] if held else (),
        "displaced": displaced,
        "displaced_rows": _most(displaced.spots, links) if displaced else (),
        "reports": reports,
        "report_rows": _most(reports, links),
        "sheets": drawn,
        "unplaced": located.unplaced[:UNPLACED],
        "more_unplaced": max(len(located.unplaced) - UNPLACED, 0),
        "outside": drawn[0].drawing.outside,
        "world": links.box("all"),
        "map_fields": fields,
        "map_links": links,
        "box": drawn[0].drawing.frame.box,
        "moves": [(key, sign, said, links.box(box)) for key, sign, said, box in _moves(drawn[0].drawing.frame)],
        "fit": links.box(""),
        "timeline": timeline(layers.histogram, layers.bounds, asked, fields) if layers.bounds else None,
        "page": page,
        "rows": [(spot, links.spot(spot)) for spot in page],
    }


def _most(spots: Sequence[Spot], links: Links) -> list[tuple[Spot, str]]:
    """The spots of which most is counted, with where they lead."""
    return [(spot, links.spot(spot)) for spot in sorted(spots, key=lambda spot: (-spot.count, spot.name))[:MOST]]


def _moves(frame: Frame) -> list[tuple[str, str, str, Box]]:
    """Ways to move the map: a key, a sign, what it does, and the box to look at next."""
    across = frame.width / frame.scale
    moves = [
        ("west", "←", _("West"), frame.window(1, right=-0.5)),
        ("east", "→", _("East"), frame.window(1, right=0.5)),
        ("north", "↑", _("North"), frame.window(1, up=0.5)),
        ("south", "↓", _("South"), frame.window(1, up=-0.5)),
    ]
    if across / _STEP > _CLOSEST:
        moves.insert(0, ("in", "+", _("Closer"), frame.window(_STEP)))
    if across * _STEP < _WIDEST:
        moves.insert(1, ("out", "−", _("Farther"), frame.window(1 / _STEP)))
    return moves
