"""What a report's page shows of its votes and comments, told without making the page."""

from django.db.models import Case, Count, QuerySet, Value, When
from django.http import HttpRequest

from marsad.ledger.prepared import Prepared
from marsad.site.discussion import reader
from marsad.site.discussion.models import Comment, Vote


def votes_and_comments(request: HttpRequest, uid: str) -> str | None:
    """Tell the state of what readers added to a report; None for one who adds something: that page is their own."""
    if reader.COOKIE in request.COOKIES:
        return None
    return " ".join(f"{state}{number}" for state, number in sorted(_STATE(uid, uid)))


def _state(uid: str, same: str) -> "QuerySet[Vote, tuple[str, int]]":
    """Count the votes, up and down, and list the comments that are published."""
    way = Case(When(up=True, then=Value("up")), default=Value("down"))
    votes = Vote.objects.filter(report=uid).order_by().values(state=way).annotate(number=Count("pk"))
    comments = Comment.objects.filter(report=same, state=Comment.State.APPROVED).order_by().values_list("state", "pk")
    return votes.values_list("state", "number").union(comments, all=True)


_STATE = Prepared(_state)
