"""Sources: what they claimed, how often alone, how their figures stand to others', whom they cite."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from marsad import ledger, model
from marsad.ledger.models import Claim, Report
from marsad.site import figures, words
from marsad.site.asked import SourcesAsked
from marsad.site.said import gettext as _
from marsad.site.shown import ShownClaim

CITED = 12
_HEARD_BY = re.compile(r"(?P<who>.+) \((?P<by>.+)\)")


@dataclass(frozen=True)
class ShownSource:
    """How one source stands to the others, in words."""

    read: model.SourceRecord

    @property
    def claims(self) -> int:
        """Claims of every kind."""
        return sum(self.read.claims.values())

    @property
    def kinds(self) -> Sequence[tuple[str, int]]:
        """Claims by kind, in the order of the vocabulary."""
        return [(kind, self.read.claims[kind]) for kind in words.KINDS if self.read.claims.get(kind)]

    @property
    def standing(self) -> str:
        """How its figures stand to the median of the others'."""
        if not self.read.figures or self.read.ratio is None:
            return ""
        return _("%(ratio)s times the others’") % {"ratio": figures.number(self.read.ratio, 2)}

    @property
    def counted(self) -> str:
        """Of how many figures that is said, and how many were higher, equal and lower."""
        said = {name: figures.number(getattr(self.read, name)) for name in ("figures", "higher", "equal", "lower")}
        return _("of %(figures)s figures beside others’: %(higher)s higher, %(equal)s equal, %(lower)s lower") % said


@dataclass(frozen=True)
class SourcePage:
    """One source: how it stands (None: nothing of it counts), whom it cites, who carries it."""

    shown: ShownSource | None
    cites: Sequence[tuple[str, int]]
    carried: Sequence[tuple[str, int]]
    claims: "QuerySet[Claim]"


def listed(form: SourcesAsked) -> list[ShownSource]:
    """All sources that claimed anything of what is asked, those of most events first."""
    found = ledger.sources(
        place=form.area, start=form.day("since"), end=form.day("until"), as_of=form.day("as_of"),
        as_known=form.day("as_known"),
    )  # fmt: skip
    return [ShownSource(item) for item in found if item.events or item.claims]


def page(name: str, form: SourcesAsked) -> SourcePage | None:
    """One source by its name; None where nothing is known of it."""
    found = ledger.sources(
        source=name, place=form.area, start=form.day("since"), end=form.day("until"), as_of=form.day("as_of"),
        as_known=form.day("as_known"),
    )  # fmt: skip
    claims = _said_by(name).select_related("report", "place").defer("report__text")
    cites = _counted(Claim.counting.filter(_published_by(name)).exclude(source__in=("", name)), "source")
    if not (found or cites or claims.exists() or _publishes(name)):
        return None
    carried = _counted(_said_by(name).exclude(report__publisher=name), "report__publisher")
    newest = claims.order_by(F("report__published").desc(nulls_last=True), "report", "start", "pk")
    return SourcePage(ShownSource(found[0]) if found else None, cites, carried, newest)


def shown(claims: Sequence[Claim]) -> list[ShownClaim]:
    """Claims as pages show them."""
    return [ShownClaim(row) for row in claims]


def _publishes(name: str) -> bool:
    """Whether it published anything, be it that nothing was read in it; also what is no longer current."""
    return Report.objects.filter(Q(publisher=name) | Q(credit=name), withdrawn=False).exists()


def _published_by(name: str) -> Q:
    return Q(report__publisher=name) | Q(report__credit=name)


def _said_by(name: str) -> "QuerySet[Claim]":
    """Claims that a source is named for, or makes in its own voice; "rescuers (Agency)" are those whom it heard."""
    own = Q(source="") & (Q(report__credit=name) | Q(report__credit="", report__publisher=name))
    heard = _HEARD_BY.fullmatch(name)
    named = Q(source=name)
    if heard:
        named |= Q(source__iexact=heard["who"]) & _published_by(heard["by"])
    return Claim.counting.filter(named | own)


def _counted(claims: "QuerySet[Claim]", column: str) -> list[tuple[str, int]]:
    rows = claims.order_by().values_list(column).annotate(number=Count("pk")).order_by("-number", column)
    return [(str(name), int(number)) for name, number in rows[:CITED] if name]
