"""Claims beside each other: events, tolls and control, as pure functions of the claims and of what people decided."""

from marsad.reconcile.deriving import derive
from marsad.reconcile.judged import judged
from marsad.reconcile.record import by_report, reconcile

__all__ = ["by_report", "derive", "judged", "reconcile"]
