"""Django's admin for editors: comments to approve or reject, votes to look at. Nothing is edited here."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from marsad.site.discussion import moderation
from marsad.site.discussion.models import Comment, Moderation, Vote

if TYPE_CHECKING:
    _CommentAdmin = admin.ModelAdmin[Comment]
    _VoteAdmin = admin.ModelAdmin[Vote]
    _Inline = admin.TabularInline[Moderation, Comment]
else:  # Django's own classes take no parameters
    _CommentAdmin = _VoteAdmin = admin.ModelAdmin
    _Inline = admin.TabularInline

_SHOWN = 400


class ReadOnly:
    """Rows that are looked at, not made or edited."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:  # noqa: ARG002 - Django's signature
        """Nobody adds rows by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nobody edits them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nobody deletes them."""
        return False


def report_link(uid: str) -> SafeString:
    """Lead to a report's page on the site."""
    return format_html('<a href="{}">{}</a>', reverse("site:report", args=[uid]), uid)


def paragraphs(text: str) -> SafeString:
    """Write a text, each paragraph in its own direction."""
    return format_html_join("", '<div dir="auto">{}&nbsp;</div>', ((paragraph,) for paragraph in text.split("\n")))


class _Reasoned(ActionForm):
    """The choice of an action with its reason beside it."""

    why = forms.CharField(label=lazy(" Reason: "), required=False, max_length=500)


class _Decisions(ReadOnly, _Inline):
    """What was decided on a comment."""

    model = Moderation
    fields = ("at", "by", "decision", "why")
    readonly_fields = fields
    extra = 0


@admin.register(Comment)
class CommentAdmin(_CommentAdmin):
    """Comments, those that wait in the first place at hand; decided on by the actions, never rewritten."""

    list_display = ("written_at", "state", "name", "beginning", "on_report", "answers", "last_reason")
    list_filter = ("state", "written_at")
    search_fields = ("name", "email", "text", "report")
    search_help_text = lazy("Name, e-mail, words of the comment, the report's id")
    fields = ("state", "written_at", "on_report", "answers", "name", "email", "whole")
    readonly_fields = fields
    inlines = (_Decisions,)
    actions = ("approve", "reject")
    action_form = _Reasoned
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Readers write comments, on the site."""
        return False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a comment without the buttons that would save what nobody can edit."""
        shown = (extra_context or {}) | {"show_save": False, "show_save_and_continue": False}
        return super().changeform_view(request, object_id, form_url, shown)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Comment]":
        """Fetch what the list shows of other tables."""
        return super().get_queryset(request).select_related("parent").prefetch_related("moderations")

    @admin.display(description=lazy("comment"))
    def beginning(self, comment: Comment) -> SafeString:
        """As much of the text as is read at a glance."""
        return format_html('<div dir="auto">{}</div>', Truncator(comment.text).chars(_SHOWN))

    @admin.display(description=lazy("comment"))
    def whole(self, comment: Comment) -> SafeString:
        """All of the text, each paragraph in its own direction."""
        return paragraphs(comment.text)

    @admin.display(description=lazy("report"), ordering="report")
    def on_report(self, comment: Comment) -> SafeString:
        """The report that it is on."""
        return report_link(comment.report)

    @admin.display(description=lazy("answers"))
    def answers(self, comment: Comment) -> str:
        """Whom it answers."""
        return comment.parent.name if comment.parent else ""

    @admin.display(description=lazy("reason"))
    def last_reason(self, comment: Comment) -> str:
        """The reason of the newest decision."""
        return next((decided.why for decided in reversed(comment.moderations.all())), "")

    @admin.action(description=lazy("Approve the chosen comments"), permissions=["change"])
    def approve(self, request: HttpRequest, chosen: "QuerySet[Comment]") -> None:
        """Publish comments."""
        self._decide(request, chosen, Comment.State.APPROVED)

    @admin.action(description=lazy("Reject the chosen comments (give a reason)"), permissions=["change"])
    def reject(self, request: HttpRequest, chosen: "QuerySet[Comment]") -> None:
        """Keep comments from being published, or take them off the site."""
        self._decide(request, chosen, Comment.State.REJECTED)

    def _decide(self, request: HttpRequest, chosen: "QuerySet[Comment]", decision: Comment.State) -> None:
        why = request.POST.get("why", "")
        if decision == Comment.State.REJECTED and not why.strip():
            self.message_user(request, _("Nothing was done: a rejection needs a reason."), messages.ERROR)
            return
        changed = moderation.decide(chosen, decision, by=request.user.get_username(), why=why)
        told = ngettext("%(n)s comment: %(state)s.", "%(n)s comments: %(state)s.", changed)
        self.message_user(request, told % {"n": changed, "state": decision.label}, messages.SUCCESS)


@admin.register(Vote)
class VoteAdmin(ReadOnly, _VoteAdmin):
    """Votes, to look at."""

    list_display = ("at", "up", "on_report")
    list_filter = ("up", "at")
    search_fields = ("report",)
    fields = ("at", "up", "on_report")

    @admin.display(description=lazy("report"), ordering="report")
    def on_report(self, vote: Vote) -> SafeString:
        """The report that it is on."""
        return report_link(vote.report)
