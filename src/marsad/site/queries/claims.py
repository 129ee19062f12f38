"""Claims that answers of the record rest on, as far as they are open to readers."""

from collections.abc import Collection

from marsad.ledger.models import Claim
from marsad.site.shown import ShownClaim


def claims_by_id(ids: Collection[str]) -> dict[str, ShownClaim]:
    """Look up claims that are open to readers: one query."""
    if not ids:
        return {}
    rows = Claim.objects.filter(uid__in=ids, withdrawn=False, report__withdrawn=False)
    return {row.uid: ShownClaim(row) for row in rows.select_related("report", "place").defer("report__text")}
