"""The record's second clock: what was stored at a moment, and which change was the last by then."""

import datetime as dt
from typing import Any, Final

from django.db.models import Count, DateTimeField, Exists, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from marsad.ledger.models import Build, Claim, Judgement, Report, Withdrawal


def moment(day: dt.date | dt.datetime | None) -> dt.datetime | None:
    """Give the end of a day (UTC), or a moment as it is; None where that is not past: the record as it is now."""
    if day is None:
        return None
    if not isinstance(day, dt.datetime):
        at = dt.datetime.combine(day, dt.time.max, dt.UTC)
    else:
        at = day if day.tzinfo else day.replace(tzinfo=dt.UTC)
    return at if at < timezone.now() else None


def reports(at: dt.datetime | None) -> QuerySet[Report]:
    """Give the reports that counted at a moment, each in the revision that was the newest; None: that count now."""
    if at is None:
        return Report.objects.filter(current=True, withdrawn=False)
    newer = Report.objects.filter(uid=OuterRef("uid"), revision__gt=OuterRef("revision"), added_at__lte=at)
    return Report.objects.filter(~Exists(newer), ~_withdrawn("uid", at), _counts("", at), added_at__lte=at)


def claims(at: dt.datetime | None) -> QuerySet[Claim]:
    """Give the claims that counted at a moment; None: that count now."""
    if at is None:
        return Claim.counting.all()
    newer = Report.objects.filter(
        uid=OuterRef("report__uid"), revision__gt=OuterRef("report__revision"), added_at__lte=at
    )
    known = Claim.objects.filter(~Exists(newer), added_at__lte=at, report__added_at__lte=at)
    return known.filter(~_withdrawn("report__uid", at), _counts("", at), _counts("report__", at))


def _counts(prefix: str, at: dt.datetime) -> Q:
    """Leave what was not withdrawn by then; what was withdrawn on a day not known never counted."""
    return Q(**{f"{prefix}withdrawn": False}) | Q(**{f"{prefix}withdrawn_at__gt": at})


def _withdrawn(report: str, at: dt.datetime) -> Exists:
    """Find what was withdrawn at a moment, though it may count again now."""
    restored = Withdrawal.objects.filter(undoes=OuterRef("pk"), at__lte=at)
    return Exists(Withdrawal.objects.filter(~Exists(restored), report=OuterRef(report), undoes=None, at__lte=at))


Stored = tuple[tuple[str, dt.datetime | None, int], ...]
"""What tells one state of the ledger from another: of each sort of change the last and how many there were."""


def stored(*moments: dt.datetime | None) -> tuple[Stored, ...]:
    """Tell which states the ledger was in, in one query: rows are only added, and marks bear their time.

    With each comes the rule that the record is made by now, see ``rule_of``.
    """
    parts: list[QuerySet[Any, Any]] = [_rule(nth) for nth in range(len(moments))]
    parts += [
        _changes(table, column, at, nth)
        for nth, at in enumerate(moments)
        for table, column in (
            (Report, "added_at"), (Report, "withdrawn_at"), (Claim, "added_at"), (Claim, "withdrawn_at"),
            (Judgement, "added_at"), (Withdrawal, "at"),
        )
    ]  # fmt: skip
    found: dict[int, list[tuple[str, dt.datetime | None, int]]] = {nth: [] for nth in range(len(moments))}
    for nth, what, last, number in parts[0].union(*parts[1:], all=True):
        found[nth].append((what, last, number))
    return tuple(tuple(sorted(found[nth])) for nth in sorted(found))


_RULE: Final = "rule "


def rule_of(state: Stored) -> str | None:
    """Give the rule that the record is made by, as it was told with a state; None: there is no record."""
    return next((what.removeprefix(_RULE) for what, _, _ in state if what.startswith(_RULE)), None)


def has_claims(state: Stored) -> bool:
    """Say whether any claim was stored."""
    return any(number for what, _, number in state if what == f"{Claim.__name__} added_at")


def _rule(nth: int) -> QuerySet[Any, Any]:
    named = Build.objects.order_by().values(nth=Value(nth), what=Concat(Value(_RULE), "rule"))
    never = Cast(Value(None), DateTimeField())
    return named.annotate(last=never, n=Value(1)).values_list("nth", "what", "last", "n")


def _changes(
    table: type[Report] | type[Claim] | type[Judgement] | type[Withdrawal],
    column: str,
    at: dt.datetime | None,
    nth: int,
) -> QuerySet[Any, Any]:
    rows = table._default_manager.filter(**{f"{column}__isnull": False}).order_by()
    if at is not None:
        rows = rows.filter(**{f"{column}__lte": at})
    named = rows.values(nth=Value(nth), what=Value(f"{table.__name__} {column}"))
    return named.annotate(last=Max(column), n=Count("pk")).values_list("nth", "what", "last", "n")
