"""Claims beside each other: events, tolls and control, as pure functions of the claims."""

from marsad.reconcile.record import by_report, reconcile

__all__ = ["by_report", "reconcile"]
