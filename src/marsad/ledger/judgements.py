"""Judgements in the ledger: rows that are only added."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import F

from marsad import model
from marsad.ledger import backend, models, store
from marsad.ledger.prepared import Prepared
from marsad.ledger.search import index

BATCH = 500


def lock() -> None:
    """Let one person decide at a time until the caller's transaction ends, so that no two contradict each other."""
    backend.lock(models.Build)


def add_judgement(judgement: model.Judgement) -> bool:
    """Store a judgement with the claims that it is about; returns whether it is new.

    Raises:
        InputError: it takes back a judgement that is not stored.
    """
    undone = None
    if judgement.undoes is not None:
        undone = models.Judgement.objects.filter(uid=judgement.undoes).first()
        if undone is None:
            raise model.InputError(f"there is no judgement {judgement.undoes!r}", field="undoes")
    with transaction.atomic():
        row, new = models.Judgement.objects.get_or_create(
            uid=judgement.id,
            defaults={
                "decision": judgement.decision,
                "by": judgement.by,
                "at": judgement.at,
                "why": judgement.why,
                "event": judgement.event or "",
                "value": _value(judgement),
                "undoes": undone,
            },
        )
        if new:
            models.JudgedClaim.objects.bulk_create(_targets(judgement, row), batch_size=BATCH)
            index.refresh({item.report for item in (*judgement.claims, *judgement.others)} | _undone_reports(undone))
            store.mark_stale()
    return new


def _undone_reports(undone: models.Judgement | None) -> set[str]:
    """List the reports whose claims a judgement is about that is taken back, or that takes another back."""
    reports: set[str] = set()
    while undone is not None:
        reports.update(undone.targets.values_list("report", flat=True))
        undone = undone.undoes
    return reports


def _value(judgement: model.Judgement) -> object:
    return msgspec.to_builtins(judgement.corrections) if judgement.corrections else judgement.grade


def _targets(judgement: model.Judgement, row: models.Judgement) -> list[models.JudgedClaim]:
    sides = [(target, False) for target in judgement.claims] + [(target, True) for target in judgement.others]
    return [
        models.JudgedClaim(
            judgement=row, claim=target.claim, report=target.report, other=other, data=msgspec.to_builtins(target)
        )
        for target, other in sides
    ]


def judgements(
    reports: Collection[str] | None = None, stored_by: dt.datetime | None = None
) -> Iterator[model.Judgement]:
    """Yield the stored judgements in the order in which they were made, those that were taken back included.

    Args:
        reports: only those about claims of these reports (by id), and what takes them back; None: all.
        stored_by: only those that were stored by this moment; None: all.
    """
    about = {key for (key,) in _ABOUT(list(reports))} if reports else set()
    if reports is not None and not about:
        return iter(())
    found = (
        models.Judgement.objects.select_related("undoes")
        .annotate(told_of=F("targets__data"), is_other=F("targets__other"))
        .order_by("at", "uid", "targets__pk")
    )
    if stored_by is not None:
        found = found.filter(added_at__lte=stored_by)
    if reports is not None:
        found = found.filter(pk__in=_with_undoing(about))
    return (_record(list(rows)) for _, rows in groupby(found, key=attrgetter("pk")))


def _with_undoing(keys: set[int]) -> set[int]:
    """Add to judgements what takes them back, what takes that back, and so on."""
    found, newest = set(keys), set(keys)
    while newest:
        newest = set(models.Judgement.objects.filter(undoes__in=newest).values_list("pk", flat=True)) - found
        found |= newest
    return found


def _record(rows: Sequence[Any]) -> model.Judgement:
    """Read a judgement from its row, which comes once for each claim that it is about."""
    row, targets = rows[0], [one for one in rows if one.told_of is not None]
    corrections = row.value if row.decision == "correct" else ()
    return msgspec.convert(
        {
            "id": row.uid,
            "decision": row.decision,
            "by": row.by,
            "at": row.at,
            "why": row.why,
            "claims": [item.told_of for item in targets if not item.is_other],
            "others": [item.told_of for item in targets if item.is_other],
            "event": row.event or None,
            "corrections": corrections,
            "grade": row.value if row.decision == "grade" else None,
            "undoes": row.undoes.uid if row.undoes else None,
        },
        model.Judgement,
    )


_ABOUT = Prepared(
    lambda reports: models.Judgement.objects.filter(targets__report__in=reports).order_by().values_list("pk")
)
_DECIDED = Prepared(
    lambda claims: (
        models.JudgedClaim.objects.filter(claim__in=claims)
        .order_by("judgement__at", "judgement__uid")
        .values_list("claim", "judgement", "judgement__decision")
    )
)


def decisions(claims: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """List what was decided on each of these claims (ids) and not taken back since, in the order of deciding."""
    wanted = list(claims)
    rows = _DECIDED(wanted) if wanted else []
    gone = _taken_back({key for _, key, _ in rows})
    found: dict[str, list[str]] = defaultdict(list)
    for claim, key, decision in rows:
        if key not in gone:
            found[claim].append(decision)
    return {claim: tuple(dict.fromkeys(words)) for claim, words in found.items()}


def _taken_back(keys: set[int]) -> set[int]:
    """Find those among judgements that are undone by one that is not itself undone."""
    undoing = dict(models.Judgement.objects.filter(undoes__in=keys).values_list("pk", "undoes")) if keys else {}
    gone = _taken_back(set(undoing)) if undoing else set()
    return {undone for key, undone in undoing.items() if key not in gone and undone is not None}
