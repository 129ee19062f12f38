"""The store of the record: reports, claims, places, judgements, and what is derived from them.

From Python: call ``open_ledger()`` once, then ask (docs/python.md). Django is loaded by ``open_ledger``, not before.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.ledger.asking.control import control, front
    from marsad.ledger.asking.derived import events, sources
    from marsad.ledger.asking.stored import claims, reports
    from marsad.ledger.asking.tolls import tolls
    from marsad.ledger.opening import open_ledger

__all__ = ["claims", "control", "events", "front", "open_ledger", "reports", "sources", "tolls"]

_DOORS = {
    "claims": "marsad.ledger.asking.stored",
    "control": "marsad.ledger.asking.control",
    "events": "marsad.ledger.asking.derived",
    "front": "marsad.ledger.asking.control",
    "open_ledger": "marsad.ledger.opening",
    "reports": "marsad.ledger.asking.stored",
    "sources": "marsad.ledger.asking.derived",
    "tolls": "marsad.ledger.asking.tolls",
}


def __getattr__(name: str) -> Any:
    """Load a door of this room when it is first asked for.

    Raises:
        InstallationError: the ledger is not open yet.
    """
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name != "open_ledger":
        _check_open()
    value = getattr(import_module(_DOORS[name]), name)
    globals()[name] = value
    return value


def _check_open() -> None:
    from django.apps import apps  # noqa: PLC0415

    from marsad.model import InstallationError  # noqa: PLC0415

    if not apps.ready:
        raise InstallationError("the ledger is not open: call marsad.ledger.open_ledger() first")
