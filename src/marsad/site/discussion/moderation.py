"""What editors decide on comments; every decision is kept with who made it and why."""

from collections.abc import Iterable

from django.db import transaction

from marsad.site.discussion.models import Comment, Moderation

DECISIONS = (Comment.State.APPROVED, Comment.State.REJECTED)


def decide(comments: Iterable[Comment], decision: Comment.State, *, by: str, why: str = "") -> int:
    """Approve or reject comments, and say how many changed; those that their authors withdrew stay so.

    Raises:
        ValueError: no decision that an editor can make, or a rejection without a reason.
    """
    if decision not in DECISIONS:
        raise ValueError(f"expected one of {', '.join(DECISIONS)}, got {decision!r}")
    if decision == Comment.State.REJECTED and not why.strip():
        raise ValueError("a rejection needs a reason")
    keys = [comment.pk for comment in comments]
    with transaction.atomic():
        open_ones = Comment.objects.select_for_update().filter(pk__in=keys)
        changed = list(open_ones.exclude(state__in=[decision, Comment.State.WITHDRAWN]))
        Moderation.objects.bulk_create(
            Moderation(comment=comment, decision=decision, by=by, why=why.strip()) for comment in changed
        )
        Comment.objects.filter(pk__in=[comment.pk for comment in changed]).update(state=decision)
    return len(changed)
