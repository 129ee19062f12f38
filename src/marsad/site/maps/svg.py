"""A drawing written as SVG. Written here and not by a template: a map has hundreds of signs, and this is its pace."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from marsad.site import figures, names, words
from marsad.site.ids import IdConverter
from marsad.site.maps.clusters import Spot
from marsad.site.maps.draw import Drawing, Sign
from marsad.site.maps.ground import Disc, Held, Tile
from marsad.site.maps.labels import Name
from marsad.site.maps.projection import Box
from marsad.site.said import gettext as _

_ID = IdConverter()
_MOST_NAMED = 4


@dataclass(frozen=True)
class Links:
    """Where signs lead: to an event, to a place, to the map closer by; ``framed``: it stays in its frame."""

    event: str
    place: str
    map: str
    framed: bool = False

    @classmethod
    def of(cls, fields: QueryDict, view: str = "map") -> "Links":
        """Prepare the beginnings of addresses, once for a page; the map's (``view``) keep the ``fields``."""
        kept = fields.copy()
        for name in ("page", "box"):
            kept.pop(name, None)
        event, place = (reverse(f"site:{name}", args=["x"]).removesuffix("x/") for name in ("event", "place"))
        asked = f"{kept.urlencode(safe=',:/')}&" if kept else ""
        return cls(event, place, f"{reverse(f'site:{view}')}?{asked}box=", view != "map")

    def spot(self, spot: Spot) -> str:
        """Where a single spot leads: to its only event, else to its place's page, else nowhere ("")."""
        if spot.event:
            return f"{self.event}{_ID.to_url(spot.event)}/"
        return f"{self.place}{_ID.to_url(spot.place)}/" if spot.place else ""

    def box(self, box: Box | str) -> str:
        """The map of a box."""
        return f"{self.map}{box}".removesuffix("&box=").removesuffix("?box=")

    def closer(self, x: float, y: float, drawing: Drawing) -> str:
        """The map three times as close around a point of a drawing."""
        right, up = x / drawing.frame.width - 0.5, 0.5 - y / drawing.frame.height
        return self.box(drawing.frame.window(3.0, right=right, up=up))


@dataclass(frozen=True)
class Writer:
    """Writes one drawing.

    ``key`` tells its ids from those of others on the page; ``plain`` leaves out links and words, for pictures.
    """

    drawing: Drawing
    links: Links
    key: str
    plain: bool = False
    said: dict[str, str] = field(default_factory=dict)
    number: Callable[[int], str] = field(default_factory=figures.numbers)
    comma: str = field(default_factory=names.comma)

    def svg(self, title: str) -> SafeString:
        """Write the whole drawing."""
        frame, key = self.drawing.frame, self.key
        head = (
            f'<svg class="map" viewBox="0 0 {frame.width} {frame.height}" role="group" '
            f'aria-labelledby="{key}-title {key}-desc" direction="ltr"><title id="{key}-title">{escape(title)}</title>'
            f'<desc id="{key}-desc">{escape(self._described())}</desc>'
        )
        return SafeString(f"{head}{self.inner()}</svg>")

    def inner(self) -> str:
        """Write all that is drawn, from the ground up."""
        return "".join((*self._ground(), *self._areas(), *self._layers(), *self._names(), *self._signs(), self._bar()))

    def _described(self) -> str:
        said = [_("Events drawn: %(n)s.") % {"n": self.number(self.drawing.count)}]
        if self.drawing.areas:
            said.append(_("A dashed line bounds an area: it happened somewhere within."))
        return " ".join(said)

    def _ground(self) -> Iterator[str]:
        drawing, frame = self.drawing, self.drawing.frame
        yield f'<rect class="map-ground" width="{frame.width}" height="{frame.height}"/>'
        for one in drawing.pictures:
            yield (
                f'<image href="{escape(one.address)}" x="{one.x}" y="{one.y}" width="{one.size}" height="{one.size}"/>'
            )
        yield '<g class="map-grid" aria-hidden="true">'
        if not drawing.pictures:
            for x, label in drawing.meridians:
                yield f'<path d="M{x} 0V{frame.height}"/>' + self._text(x, 12, label, 'dx="4"')
            for y, label in drawing.parallels:
                yield f'<path d="M0 {y}H{frame.width}"/>' + self._text(4, y, label, 'dy="-4"')
        yield "</g>"
        if drawing.dots:
            yield f'<path class="map-dots" d="{drawing.dots}" aria-hidden="true"/>'
        for level, d in drawing.borders:
            yield f'<path class="map-border {level}" d="{d}" aria-hidden="true"/>'

    def _text(self, x: float, y: float, text: str, more: str = "") -> str:
        return "" if self.plain else f'<text x="{x}" y="{y}" {more}>{escape(text)}</text>'

    def _areas(self) -> Iterator[str]:
        for area in self.drawing.areas:
            shape = (
                f'<path d="{area.path}"/>'
                if area.path
                else f'<ellipse cx="{area.x}" cy="{area.y}" rx="{area.rx}" ry="{area.ry}"/>'
            )
            name = f"{area.spot.name} · {self.number(area.spot.count)}"
            top = area.y if area.path else round(area.y - area.ry, 1)
            inner = shape + (self._text(area.x, top, name) if area.named else "")
            said = f"{area.spot.name}: {self._kinds(area.spot.kinds)}"
            yield self._linked(self.links.spot(area.spot), f"map-area k-{area.shape}", said, inner)

    def _layers(self) -> Iterator[str]:
        for disc in self.drawing.reports:
            yield self._disc(disc)
        if self.drawing.held:
            yield f"<defs>{''.join(self._symbols())}</defs>"
        for held in self.drawing.held:
            yield self._held(held)

    def _disc(self, disc: Disc) -> str:
        said = _("%(place)s: reports %(n)s") % {
            "place": self._places(disc.spots), "n": self.number(disc.count),
        }  # fmt: skip
        address = (
            self.links.spot(disc.spots[0]) if len(disc.spots) == 1 else self.links.closer(disc.x, disc.y, self.drawing)
        )
        inner = f'<circle cx="{disc.x}" cy="{disc.y}" r="{disc.radius}"/>'
        return self._linked(address, "map-disc", said, inner)

    def _held(self, held: Held) -> str:
        one = held.holds[0] if len(held.holds) == 1 else None
        left = -6 * len(held.tiles)
        tiles = "".join(self._tile(tile, left + 12 * at) for at, tile in enumerate(held.tiles))
        address = (
            f"{self.links.place}{_ID.to_url(one.place)}/" if one else self.links.closer(held.x, held.y, self.drawing)
        )
        return self._linked(address, "map-held", held.said, tiles, (held.x, held.y))

    def _tile(self, tile: Tile, left: int) -> str:
        return f'<use href="#{self._symbol(tile)}" x="{left}"/>'

    def _symbol(self, tile: Tile) -> str:
        return f"{self.key}-{min(tile.number, 6)}{tile.state[0]}"

    def _symbols(self) -> Iterator[str]:
        """Write each sign of a party once, to be used where it holds something."""
        used = {self._symbol(tile): tile for held in self.drawing.held for tile in held.tiles}
        for key, tile in sorted(used.items()):
            shade = f"h{min(tile.number, 6)} {tile.state}"
            text = "" if self.plain else f'<text class="{shade}" x="6" y="4">{tile.letter}</text>'
            yield f'<g id="{key}"><rect class="{shade}" y="-6" width="12" height="12"/>{text}</g>'

    def _names(self) -> Iterator[str]:
        if self.plain:
            return
        yield '<g class="map-names" aria-hidden="true">'
        for name in self.drawing.names:
            yield self._name(name)
        yield "</g>"

    def _name(self, name: Name) -> str:
        dot = f'<circle cx="{name.dot[0]}" cy="{name.dot[1]}" r="2"/>' if name.dot else ""
        text = self._text(name.x, name.y, name.text, 'text-anchor="end"' if name.end else "")
        return f'<g class="minor">{dot}{text}</g>' if name.minor else dot + text

    def _signs(self) -> Iterator[str]:
        for sign in self.drawing.signs:
            yield self._sign(sign, self.number(sign.cluster.count) if sign.cluster.count > 1 else "")
        for sign in self.drawing.moved:
            yield self._moved(sign)

    def _sign(self, sign: Sign, label: str) -> str:
        classes = f"map-sign{' vague' if sign.vague else ''} k-{sign.shape}"
        said = f"{self._places(sign.cluster.spots)}: {self._kinds(sign.cluster.kinds)}"
        badge = ""
        if sign.shape != "mixed":
            badge = (
                f'<use class="badge" href="#shape-{sign.shape}" transform="translate(0 -{sign.radius}) scale(.62)"/>'
            )
        if label:
            number = "" if self.plain else f'<text dy=".36em">{label}</text>'
            inner = f'<g><circle class="ring" r="{sign.radius}"/>{badge}{number}</g>'
        elif sign.shape == "mixed":
            inner = '<g><circle class="here" r="5"/></g>'
        else:
            one = f'<use class="one" href="#shape-{sign.shape}" transform="scale(.85)"/>'
            inner = f'<g><circle class="target" r="12"/>{one}</g>'
        return self._linked(self._leads(sign), classes, said, inner, (sign.x, sign.y))

    def _moved(self, sign: Sign) -> str:
        people = sum(spot.count for spot in sign.cluster.spots)
        label = _("people: at least %(n)s") % {"n": self.number(people)}
        wide = 16 + 7.4 * len(self.number(people))
        number = "" if self.plain else f'<text x="9" y="4.5">{self.number(people)}</text>'
        inner = (
            f'<rect x="-8" y="-9" width="{wide:.0f}" height="18" rx="9"/>'
            f'<use class="one" href="#shape-displacement" transform="scale(.6)"/>{number}'
        )
        said = f"{self._places(sign.cluster.spots)}: {label}"
        return self._linked(self._leads(sign), "map-moved k-displacement", said, inner, (sign.x, sign.y))

    def _leads(self, sign: Sign) -> str:
        spots = sign.cluster.spots
        return self.links.spot(spots[0]) if len(spots) == 1 else self.links.closer(sign.x, sign.y, self.drawing)

    def _bar(self) -> str:
        length, label = self.drawing.bar
        return (
            f'<g class="map-bar" aria-hidden="true" transform="translate(14 {self.drawing.frame.height})">'
            f'<path d="M0-18v6H{length}v-6"/>{self._text(length, -12, label, "dx=" + chr(34) + "6" + chr(34))}</g>'
        )

    def _linked(self, address: str, classes: str, said: str, inner: str, at: tuple[float, float] | None = None) -> str:
        """Write a sign with its title, as a link where it leads anywhere."""
        moved = f' transform="translate({at[0]} {at[1]})"' if at else ""
        if self.plain:
            return f'<g class="{classes}"{moved}>{inner}</g>'
        title = f"<title>{escape(said)}</title>"
        if not address:
            return f'<g class="{classes}"{moved}>{title}{inner}</g>'
        target = ' target="_self"' if self.links.framed and address.startswith(self.links.map) else ""
        return f'<a href="{escape(address)}"{target} class="{classes}"{moved}>{title}{inner}</a>'

    def _places(self, spots: Sequence[Spot]) -> str:
        return self.comma.join(spot.name for spot in spots[:_MOST_NAMED]) + (" …" if len(spots) > _MOST_NAMED else "")

    def _kinds(self, counted: Mapping[str, int]) -> str:
        """Say counts by kind: "Attacks: 3, Control: 1"."""
        for kind in counted:
            if kind not in self.said:
                self.said[kind] = words.kind(kind)
        return self.comma.join(f"{self.said[kind]}: {self.number(number)}" for kind, number in counted.items())
