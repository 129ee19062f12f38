"""Reports and claims as they were stored."""

import datetime as dt

from django.db.models import Q

from marsad.ledger import rows
from marsad.ledger.asking import clocks
from marsad.ledger.asking.filters import Words, asked
from marsad.ledger.asking.known import Known
from marsad.ledger.asking.places import entries
from marsad.ledger.search.find import matching_reports
from marsad.model import Claim, Place, Report
from marsad.reconcile.areas import Area


def reports(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    text: str | None = None,
    *,
    start: dt.date | None = None,
    end: dt.date | None = None,
    source: Words = None,
    language: str | None = None,
    as_of: dt.date | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> list[Report]:
    """List reports, the newest first, each in the revision that counted.

    Args:
        text: words that headline or text hold, as the site's search finds them.
        start: the first day of publication.
        end: the last day of publication, included.
        source: the publisher, or the agency of the credit line; several may be given.
        language: an ISO 639-1 code.
        as_of: nothing published behind this day.
        as_known: what was stored by the end of this day (UTC), or by this moment.
    """
    found = clocks.reports(clocks.moment(as_known))
    if text is not None:
        found = found.filter(pk__in=matching_reports(text))
    last = min((day for day in (end, as_of) if day), default=None)
    if start:
        found = found.filter(published__gte=start)
    if last:
        found = found.filter(published__lte=last)
    if language:
        found = found.filter(language=language)
    if source is not None:
        wanted = Q()
        for name in [source] if isinstance(source, str) else source:
            wanted |= Q(publisher__iexact=name) | Q(credit__iexact=name)
        found = found.filter(wanted)
    return [rows.report_record(row) for row in found.order_by("-published", "uid")]


def claims(  # noqa: PLR0913 - one parameter for each thing that can be asked for
    *,
    place: str | Place | Area | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    kind: Words = None,
    action: Words = None,
    group: Words = None,
    status: Words = None,
    actor: Words = None,
    source: Words = None,
    uncertain: bool = False,
    judged: bool = True,
    as_of: dt.date | None = None,
    as_known: dt.date | dt.datetime | None = None,
) -> list[Claim]:
    """List claims in the order of their ids.

    Args:
        place: a place's id, or a name however it is spelled; with what lies in it.
        start: the first day on which it happened.
        end: the last day, included. A claim of several days belongs to a period that any of them lies in; one without
            a day to one that it must have happened in, going by the day of its report.
        kind: control, attack, casualties, …; several may be given, here and below.
        action: captured, airstrike, killed, …
        group: people, civilians, hospital, …
        status: reported, denied or possible.
        actor: a party, by id, name or alias, with what belongs to it.
        source: whose word it is: the one quoted, the agency, or the publisher.
        uncertain: also those that may belong to the place or the days.
        judged: as people corrected them, without those that were rejected; False gives them as they were read.
        as_of: nothing that happened behind this day.
        as_known: what was stored and judged by the end of this day (UTC), or by this moment.

    Raises:
        InputError: a word is of no vocabulary, or a place is not known.
    """
    wanted = asked(
        place=place, start=start, end=end, kind=kind, action=action, group=group, status=status, actor=actor,
        source=source, as_of=as_of, uncertain=uncertain,
    )  # fmt: skip
    found, of = Known(as_known).claims(wanted.claims_sql(), judge=judged)
    places = entries(item.id for claim in found for item in claim.places) if wanted.area else {}
    return [claim for claim in found if wanted.has_claim(claim, of[claim.report], places)]
