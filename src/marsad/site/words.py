"""What the site calls things: DESIGN.md's vocabulary, ready to be translated."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as lazy

from marsad.site import figures, names
from marsad.site.said import gettext as _
from marsad.site.said import said_once

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

KINDS: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "control": lazy("Control"),
        "attack": lazy("Attacks"),
        "casualties": lazy("Casualties"),
        "displacement": lazy("Displacement"),
        "diplomacy": lazy("Diplomacy"),
        "aid": lazy("Aid"),
    }
)

WHATS: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "report": lazy("Reports"),
        "claim": lazy("Claims"),
        "event": lazy("Events"),
        "place": lazy("Places"),
        "actor": lazy("Actors"),
        "source": lazy("Sources"),
    }
)
"""What search finds."""

ONE: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "report": lazy("report"),
        "claim": lazy("claim"),
        "event": lazy("event"),
        "place": lazy("place"),
        "actor": lazy("actor"),
        "source": lazy("source"),
    }
)

ACTIONS: "Final[Mapping[tuple[str, str], Words]]" = MappingProxyType(
    {
        ("control", "captured"): lazy("captured"),
        ("control", "withdrew"): lazy("withdrew"),
        ("control", "advanced"): lazy("advanced"),
        ("control", "repelled"): lazy("repelled"),
        ("control", "besieged"): lazy("besieged"),
        ("control", "holds"): lazy("holds"),
        ("attack", "airstrike"): lazy("air strike"),
        ("attack", "shelling"): lazy("shelling"),
        ("attack", "bombing"): lazy("bombing"),
        ("attack", "clash"): lazy("clash"),
        ("attack", "shooting"): lazy("shooting"),
        ("attack", "chemical"): lazy("chemical attack"),
        ("attack", "abduction"): lazy("abduction"),
        ("attack", "arrest"): lazy("arrest"),
        ("attack", "other"): lazy("attack"),
        ("casualties", "killed"): lazy("killed"),
        ("casualties", "injured"): lazy("injured"),
        ("casualties", "detained"): lazy("detained"),
        ("casualties", "missing"): lazy("missing"),
        ("displacement", "displaced"): lazy("displaced"),
        ("displacement", "evacuated"): lazy("evacuated"),
        ("displacement", "returned"): lazy("returned"),
        ("diplomacy", "ceasefire"): lazy("ceasefire"),
        ("diplomacy", "agreement"): lazy("agreement"),
        ("diplomacy", "resolution"): lazy("resolution"),
        ("diplomacy", "veto"): lazy("veto"),
        ("diplomacy", "talks"): lazy("talks"),
        ("aid", "delivered"): lazy("aid delivered"),
        ("aid", "blocked"): lazy("aid blocked"),
        ("aid", "needed"): lazy("aid needed"),
    }
)

GROUPS: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "people": lazy("people"),
        "civilians": lazy("civilians"),
        "children": lazy("children"),
        "women": lazy("women"),
        "fighters": lazy("fighters"),
        "health_workers": lazy("health workers"),
        "journalists": lazy("journalists"),
        "aid_workers": lazy("aid workers"),
        "hospital": lazy("hospital"),
        "school": lazy("school"),
        "mosque": lazy("mosque"),
        "church": lazy("church"),
        "market": lazy("market"),
        "camp": lazy("camp"),
        "homes": lazy("homes"),
        "convoy": lazy("convoy"),
        "infrastructure": lazy("infrastructure"),
        "military": lazy("military"),
        "airport": lazy("airport"),
        "other": lazy("other"),
        "places": lazy("places"),
    }
)

STATUSES: "Final[Mapping[str, Words]]" = MappingProxyType(
    {"reported": lazy("reported"), "denied": lazy("denied"), "possible": lazy("possible")}
)

VERDICTS: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "accept": lazy("accepted by an editor"),
        "correct": lazy("corrected by an editor"),
        "reject": lazy("rejected by an editor"),
        "verified": lazy("verified by an editor"),
    }
)

GRADES: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "confirmed": lazy("confirmed"),
        "fair": lazy("fair"),
        "weak": lazy("weak"),
        "contested": lazy("contested"),
        "discounted": lazy("discounted"),
    }
)

RESPONSES: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "denied": lazy("the accused side denies it"),
        "conceded": lazy("the accused side says that it did it"),
        "both": lazy("the accused side denies it, and says that it did it"),
    }
)

CONTROL: "Final[Mapping[str, Words]]" = MappingProxyType(
    {"holds": lazy("holds"), "contests": lazy("contests"), "besieges": lazy("besieges")}
)

MEASURES: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "area": lazy("all of it"),
        "share": lazy("a share"),
        "extent": lazy("so much ground"),
        "places": lazy("a number of places"),
    }
)
"""What claims of control at large measure."""

PLACE_KINDS: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "country": lazy("country"),
        "admin1": lazy("province"),
        "admin2": lazy("district"),
        "admin3": lazy("subdistrict"),
        "town": lazy("town"),
        "village": lazy("village"),
        "region": lazy("region"),
        "site": lazy("site"),
    }
)

SCRIPTS: "Final[Mapping[str, Words]]" = MappingProxyType(
    {
        "Latin": lazy("Latin"),
        "Arabic": lazy("Arabic"),
        "Cyrillic": lazy("Cyrillic"),
        "Hebrew": lazy("Hebrew"),
        "Greek": lazy("Greek"),
        "Armenian": lazy("Armenian"),
        "Syriac": lazy("Syriac"),
    }
)
"""Scripts by Unicode's names for them."""

PRECISIONS: "Final[Mapping[int, Words]]" = MappingProxyType(
    {
        1: lazy("exact place"),
        2: lazy("near this place"),
        3: lazy("somewhere in the district"),
        4: lazy("somewhere in the province"),
        5: lazy("somewhere in the region"),
        6: lazy("somewhere in the country"),
        7: lazy("international waters or air"),
    }
)
"""UCDP's steps of where_prec, in words."""

RULES: "Final[Mapping[str, tuple[Words, Words]]]" = MappingProxyType(
    {
        "span": (
            lazy("Span"),
            lazy("Best is the median of each independent source's latest figure; low and high are the extremes."),
        ),
        "lowest": (lazy("Lowest"), lazy("The lowest figure of any source, as ACLED counts.")),
        "ged": (lazy("Best estimate"), lazy("Best, low and high as UCDP counts.")),
    }
)
"""The rules that an event's own figure may be made by: their names, and what they do."""

_NOWHERE: "Final[Mapping[tuple[str, str], Words]]" = MappingProxyType(
    {
        ("control", "captured"): lazy("Place captured"),
        ("control", "withdrew"): lazy("Withdrawal"),
        ("control", "advanced"): lazy("Advance"),
        ("control", "repelled"): lazy("Assault repelled"),
        ("control", "besieged"): lazy("Siege"),
        ("control", "holds"): lazy("Control"),
        ("casualties", "killed"): lazy("People killed"),
        ("casualties", "injured"): lazy("People injured"),
        ("casualties", "detained"): lazy("People detained"),
        ("casualties", "missing"): lazy("People missing"),
        ("displacement", "displaced"): lazy("People displaced"),
        ("displacement", "evacuated"): lazy("People evacuated"),
        ("displacement", "returned"): lazy("People returned"),
    }
)
_SOMEWHERE: "Final[Mapping[tuple[str, str], Words]]" = MappingProxyType(
    {
        ("control", "captured"): lazy("Capture of %(place)s"),
        ("control", "withdrew"): lazy("Withdrawal from %(place)s"),
        ("control", "advanced"): lazy("Advance on %(place)s"),
        ("control", "besieged"): lazy("Siege of %(place)s"),
        ("control", "holds"): lazy("Control of %(place)s"),
    }
)


@said_once
def kind(name: str) -> str:
    """Name a kind of claim; one that the vocabulary lacks stands for itself."""
    return str(KINDS.get(name, name))


@said_once
def action(kind_name: str, name: str) -> str:
    """Name an action of a kind."""
    return str(ACTIONS.get((kind_name, name), name))


@said_once
def control(name: str) -> str:
    """Name what a party does at a place; what the vocabulary lacks stands for itself."""
    return str(CONTROL.get(name, name))


@said_once
def any_action(name: str) -> str:
    """Name an action whose kind is not at hand, as on a toll."""
    return str(any_action_later(name))


def any_action_later(name: str) -> "Words | str":
    """Name such an action in the language that is spoken when it is shown, as forms do."""
    return next((said for (_kind, known), said in ACTIONS.items() if known == name), name)


@said_once
def group(name: str) -> str:
    """Name a group; none given is "people"."""
    return str(GROUPS.get(name, name)) if name else str(GROUPS["people"])


@said_once
def counted(action_name: str, group_name: str) -> str:
    """Name what a toll counts: "killed"; with the group where one is named: "killed, children"."""
    said = any_action(action_name)
    return names.listed([said, group(group_name)]) if group_name else said


@said_once
def of_people(action_name: str, group_name: str) -> str:
    """Say who were counted: "civilians killed", "injured"."""
    done = any_action(action_name)
    return _("%(group)s %(action)s") % {"group": group(group_name), "action": done} if group_name else done


def of_data(text: str) -> str:
    """Say what the lists of the record call something, a weapon, a protected target, in the reader's language."""
    return figures.digits(gettext(text)) if text else ""


@said_once
def happening(kind_name: str, action_name: str, place: str | None) -> str:
    """Say what happened where: "Air strike in Jubas", "Capture of Jubas", "People killed"."""
    key = (kind_name, action_name)
    if place is None:
        return str(_NOWHERE[key]) if key in _NOWHERE else _capital(action(*key))
    if key in _SOMEWHERE:
        return str(_SOMEWHERE[key]) % {"place": place}
    return _("%(what)s in %(place)s") % {"what": happening(kind_name, action_name, None), "place": place}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
