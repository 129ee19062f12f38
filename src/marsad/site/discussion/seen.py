"""What a report's page shows of its votes and comments, told without making the page."""

from django.db.models import Count, Q
from django.http import HttpRequest

from marsad.site.discussion import reader
from marsad.site.discussion.models import Comment, Vote


def votes_and_comments(request: HttpRequest, uid: str) -> str | None:
    """Tell the state of what readers added to a report; None for one who adds something: that page is their own."""
    if reader.COOKIE in request.COOKIES:
        return None
    votes = Vote.objects.filter(report=uid).aggregate(up=Count("pk", filter=Q(up=True)), all=Count("pk"))
    comments = (
        Comment.objects.filter(report=uid, state=Comment.State.APPROVED).order_by("pk").values_list("pk", flat=True)
    )
    return f"{votes['up']} of {votes['all']} {list(comments)}"
