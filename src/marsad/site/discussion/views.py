"""What readers send: votes, comments, and the withdrawal of their own."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.ledger.models import Report
from marsad.site.discussion import challenge, comments, limits, reader, votes
from marsad.site.discussion.challenge import Outcome
from marsad.site.discussion.comments import Written
from marsad.site.discussion.forms import CommentForm
from marsad.site.discussion.guard import from_this_site, refused
from marsad.site.discussion.models import Comment
from marsad.site.discussion.reader import Reader
from marsad.site.said import get_language
from marsad.site.said import gettext as _
from marsad.site.shown import direction


def shown_below(request: HttpRequest, report: Report) -> dict[str, Any]:
    """What a report's page shows of its votes and comments, with what is the asking reader's own."""
    key = reader.known(request)
    held: dict[str, Any] = _rules()
    if settings.VOTES == "on":
        held["votes"] = votes.tally(report.uid, key)
    if settings.COMMENTS != "off":
        held["discussion"] = comments.discussion(report.uid, key, request.GET.get("comments"))
        held["form"] = CommentForm()
    return held


def _rules() -> dict[str, Any]:
    """What the form says of the rules by which comments are taken."""
    return {"comments_are": settings.COMMENTS, "minutes": settings.WITHDRAW_MINUTES}


def _open(uid: str) -> Report:
    """The report that something is added to.

    Raises:
        Http404: there is none, or it was withdrawn.
    """
    row = Report.objects.filter(uid=uid, current=True, withdrawn=False).defer("text").first()
    if row is None:
        raise Http404(_("There is no such report."))
    return row


@never_cache
@from_this_site
@require_POST
def vote(request: HttpRequest, uid: str) -> HttpResponse:
    """Vote on a report: ``vote`` is "up", "down", or "none" to take one's vote back."""
    report, asked, sender = _open(uid), request.POST.get("vote", ""), reader.of(request)
    if settings.VOTES != "on":
        raise Http404(_("Reports are not voted on here."))
    if asked not in {"up", "down", "none"}:
        raise BadRequest("vote: expected up, down or none")
    back = redirect(f"{reverse('site:report', args=[report.uid])}#votes")
    if asked == "none":
        votes.withdraw(report.uid, sender.key)
        return back
    if not limits.may_vote(sender):
        return refused(request, _("Too many votes came from your network within an hour. Try again later."), 429)
    votes.cast(report.uid, sender, up=asked == "up")
    return sender.remember(request, back)


@never_cache
@require_safe
def work(_request: HttpRequest, uid: str) -> HttpResponse:
    """A proof of work for a comment on a report, which the script on its page solves."""
    return JsonResponse(challenge.work(_open(uid).uid))


@never_cache
@from_this_site
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, uid: str) -> HttpResponse:
    """The form for a comment on a page of its own, and what is done when it is sent."""
    report = _open(uid)
    if settings.COMMENTS == "off":
        raise Http404(_("Reports are not commented on here."))
    if request.method == "POST":
        return _take(request, report)
    asked = request.GET.get("reply", "")
    replied = comments.answerable(report.uid, asked)
    if asked and replied is None:
        raise Http404(_("The comment that you answer is no longer there."))
    return _Draft(report, CommentForm(), replied).page(request)


def _take(request: HttpRequest, report: Report) -> HttpResponse:
    """Store a comment that is in order; else give the form back with all that was typed."""
    form, sender = CommentForm(request.POST), reader.of(request)
    asked = request.POST.get("reply", "")
    replied = comments.answerable(report.uid, asked) if asked else None
    draft = _Draft(report, form, replied)
    if asked and replied is None:
        form.add_error(None, _("The comment that you answer is no longer there. Sent again, yours stands on its own."))
    if not form.is_valid():
        return draft.page(request, 422)
    if not (limits.may_comment(sender) and limits.may_answer(sender.address)):
        form.add_error(None, _("You have sent much within an hour. Nothing is lost: send it again later."))
        return draft.page(request, 429)
    outcome = challenge.confirm(request.POST, report.uid, sender.address)
    if outcome is not Outcome.CONFIRMED:
        return draft.page(request, 200 if outcome is Outcome.NOT_ANSWERED else 422, outcome)
    kept = comments.add(report.uid, sender, Written(**form.cleaned_data), replied)
    return sender.remember(request, redirect(_address(kept, sender)))


def _address(row: Comment, sender: Reader) -> str:
    """Where a comment stands on its report's page."""
    page = comments.page_of(row, sender.key)
    query = f"?comments={page}" if page > 1 else ""
    return f"{reverse('site:report', args=[row.report])}{query}#comment-{row.uid}"


_FAULTS = {
    Outcome.WRONG: lazy("That is not the answer. Here is another question."),
    Outcome.OLD: lazy("That question was too old, or answered before. Here is another one."),
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A comment that is not stored yet."""

    report: Report
    form: CommentForm
    replied: Comment | None

    def page(self, request: HttpRequest, status: int = 200, outcome: Outcome | None = None) -> HttpResponse:
        """The form with all that was typed; with an ``outcome``, a question is asked."""
        self.form.begin_at_the_fault()
        context = _rules() | {"report": self.report, "form": self.form, "replied": self.replied}
        if outcome is not None:
            language = "ar" if get_language() == "ar" or _is_arabic(request.POST.get("text", "")) else "en"
            context["asked"] = challenge.ask(self.report.uid, language, request.POST.get("question", ""))
            context["answer_fault"] = _FAULTS.get(outcome, "")
            context["asked_direction"] = direction(language)
        return render(request, "marsad/comment.html", context, status=status)


def _is_arabic(text: str) -> bool:
    """Say whether most letters of a text are Arabic ones."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum("\u0600" <= char <= "\u06ff" for char in letters) > len(letters)


@never_cache
@from_this_site
@require_POST
def withdraw(request: HttpRequest, uid: str) -> HttpResponse:
    """Withdraw one's own comment, within the minutes that the setting gives."""
    row = comments.withdraw(uid, reader.known(request))
    if row is None:
        why = _("A comment can be withdrawn by its author alone, from the same browser, and only for a few minutes.")
        return refused(request, why, 403)
    return redirect(f"{reverse('site:report', args=[row.report])}#comments")
