"""Comments on a report: what a reader sees of them, adding one, withdrawing one's own."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from marsad.ledger.prepared import Prepared
from marsad.site.discussion.models import Comment
from marsad.site.discussion.reader import Reader

PAGE = 50
_State = Comment.State
_OWN = (_State.HELD, _State.REJECTED)


@dataclass(frozen=True, slots=True)
class Written:
    """What a reader wrote: plain text, checked by the form."""

    name: str
    email: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment as one reader sees it: whether it is the reader's own, may still be withdrawn, and its answers."""

    row: Comment
    mine: bool
    withdrawable: bool
    replies: "Sequence[ShownComment]" = ()

    @property
    def gone(self) -> bool:
        """Whether only its answers are left to be shown."""
        return self.row.state != _State.APPROVED and not (self.mine and self.row.state in _OWN)

    @property
    def paragraphs(self) -> Sequence[str]:
        """Its text, a paragraph each."""
        return self.row.text.split("\n\n")


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments on a report: how many are published, and one page of them with their answers."""

    count: int
    page: "Page[Comment]"
    comments: Sequence[ShownComment]


_ANY = Prepared(lambda report: Comment.objects.filter(report=report).order_by().values_list("pk")[:1])


def discussion(report: str, reader: str, page: str | None) -> Discussion:
    """Collect what a reader sees below a report, the newest comments first, their answers in order.

    ``reader`` is the number of the reader's cookie, "" for all who have none. Five queries at most, one
    where there is nothing.
    """
    rows = Comment.objects.filter(report=report)
    if not _ANY(report):
        return Discussion(0, Paginator(Comment.objects.none(), PAGE).get_page(1), [])
    shown = _shown_to(reader)
    one_page = Paginator(_tops(report, shown), PAGE).get_page(page)
    tops = list(one_page)
    replies = Comment.objects.filter(shown, parent__in=[top.pk for top in tops]) if tops else Comment.objects.none()
    below: dict[int | None, list[ShownComment]] = {}
    for reply in replies.order_by("written_at", "pk"):
        below.setdefault(reply.parent_id, []).append(_shown(reply, reader))
    count = rows.filter(state=_State.APPROVED).count()
    return Discussion(count, one_page, [_shown(top, reader, below.get(top.pk, ())) for top in tops])


def _shown_to(reader: str) -> Q:
    """What one reader sees: what is approved, and of the reader's own also what is held or rejected."""
    approved = Q(state=_State.APPROVED)
    return approved | Q(reader=reader, state__in=_OWN) if reader else approved


def _tops(report: str, shown: Q) -> "QuerySet[Comment]":
    """Comments that answer none; one that is gone keeps its place while it has answers."""
    answered = Exists(Comment.objects.filter(shown, parent=OuterRef("pk")))
    return Comment.objects.filter(shown | answered, report=report, parent=None)


def _shown(row: Comment, reader: str, replies: Iterable[ShownComment] = ()) -> ShownComment:
    mine = bool(reader) and row.reader == reader
    return ShownComment(row, mine, mine and may_withdraw(row), list(replies))


def may_withdraw(row: Comment) -> bool:
    """Say whether its author may still withdraw it."""
    until = row.written_at + dt.timedelta(minutes=settings.WITHDRAW_MINUTES)
    return row.state in (_State.HELD, _State.APPROVED) and timezone.now() < until


def answerable(report: str, uid: str) -> Comment | None:
    """Find a published comment that may be answered; one that is itself an answer leads to the one above it."""
    found = Comment.objects.filter(report=report, uid=uid, state=_State.APPROVED).select_related("parent").first()
    return found.parent or found if found else None


def add(report: str, reader: Reader, written: Written, parent: Comment | None = None) -> Comment:
    """Store a comment: held for an editor, or published at once where the setting says so."""
    return Comment.objects.create(
        report=report,
        parent=parent,
        name=written.name,
        email=written.email,
        text=written.text,
        reader=reader.key,
        address=reader.address,
        state=_State.APPROVED if settings.COMMENTS == "open" else _State.HELD,
    )


def withdraw(uid: str, reader: str) -> Comment | None:
    """Withdraw a reader's own comment, and forget what it said and who said it; None where that is not allowed."""
    with transaction.atomic():
        row = Comment.objects.select_for_update().filter(uid=uid, reader=reader).first() if reader else None
        if row is None or not may_withdraw(row):
            return None
        row.state, row.name, row.email, row.text = _State.WITHDRAWN, "", "", ""
        row.save(update_fields=["state", "name", "email", "text"])
    return row


def page_of(row: Comment, reader: str) -> int:
    """Find the page that a comment, or the one that it answers, stands on for its author."""
    top = row.parent or row
    newer = Q(written_at__gt=top.written_at) | Q(written_at=top.written_at, pk__gt=top.pk)
    return _tops(row.report, _shown_to(reader)).filter(newer).count() // PAGE + 1
