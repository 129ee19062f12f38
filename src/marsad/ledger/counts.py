"""How much of everything the ledger holds."""

from django.db.models import Count

from marsad.ledger import models
from marsad.model import KINDS


def reports() -> int:
    """Count the reports, each once, withdrawn ones left out."""
    return models.Report.objects.filter(current=True, withdrawn=False).count()


def claims_by_kind() -> dict[str, int]:
    """Count the claims that count now, by kind, in the order of the vocabulary; kinds without any left out."""
    rows = models.Claim.counting.values("kind").order_by("kind").annotate(n=Count("pk"))
    found = {row["kind"]: row["n"] for row in rows}
    return {kind: found[kind] for kind in KINDS if kind in found}


def place_names() -> tuple[int, int]:
    """Count the distinct place names of the claims that count: those that are settled, those that are not."""
    named = models.Claim.counting.exclude(place_text="")
    settled, unsettled = (
        named.filter(place__isnull=missing).aggregate(n=Count("place_text", distinct=True))["n"]
        for missing in (False, True)
    )
    return settled, unsettled


def events() -> int:
    """Count the events of the derived record."""
    return models.Event.objects.count()


def control_spans() -> int:
    """Count the control spans of the derived record."""
    return models.ControlSpan.objects.count()


def places() -> int:
    """Count the entries of the gazetteers that were added."""
    return models.Place.objects.filter(listed=True).count()


def is_built() -> bool:
    """Say whether the derived record matches what is stored; an empty ledger's does."""
    return models.Build.objects.exists() or not models.Report.objects.exists()
