"""Holding the index against what it should hold."""

from collections.abc import Iterator

from django.db import transaction

from marsad.ledger import backend, models
from marsad.ledger.search import index

Held = dict[tuple[str, str], tuple[int | None, int | None, str, str, str]]


class _Undone(Exception):  # noqa: N818 - no error: it ends a transaction that is not to be kept
    """Raised to take back what was written only to be looked at."""


def differences() -> Iterator[tuple[str, str]]:
    """Make the index anew, compare, and take that back; yields what (as "report r1") and what is wrong with it."""
    before, state = _held(), index.is_up_to_date()
    after: Held = {}
    try:
        with transaction.atomic():
            index.rebuild()
            after = _held()
            raise _Undone
    except _Undone:
        pass
    if not state:
        yield "search", "was made by another version of the program"
    for key in sorted(before.keys() | after.keys()):
        subject = " ".join(key)
        if key not in after:
            yield subject, "is found by search, and is not there or counts no more"
        elif key not in before:
            yield subject, "is not found by search"
        elif before[key] != after[key]:
            yield subject, "is found by search by other words or values than it has"


def _held() -> Held:
    words = backend.digests_of_words()
    found: Held = {}
    for row in models.SearchEntry.objects.iterator(2000):
        day = row.day.isoformat() if row.day else ""
        found[row.what, row.uid] = (row.row, row.report, day, row.tokens, words.pop(row.pk, "no words"))
    found.update({("index entry", str(key)): (None, None, "", "", "") for key in words})
    names = models.SearchName.objects.values_list("what", "uid", "spelling", "plain", "skeleton", "listed")
    for what, uid, spelling, plain, skeleton, listed in names.iterator(2000):
        found[f"name {spelling} of {what}", f"{uid} ({skeleton})"] = (None, None, plain, str(listed), "")
    return found
