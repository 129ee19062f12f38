"""Django's admin over the ledger: reports and judgements to look at. The record itself is changed by commands alone."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.models import JudgedClaim, Judgement, Report
from marsad.ledger.search.find import matching_reports
from marsad.site.discussion.admin import ReadOnly, paragraphs, report_link

if TYPE_CHECKING:
    _ReportAdmin = admin.ModelAdmin[Report]
    _JudgementAdmin = admin.ModelAdmin[Judgement]
    _Inline = admin.TabularInline[JudgedClaim, Judgement]
else:  # Django's own classes take no parameters
    _ReportAdmin = _JudgementAdmin = admin.ModelAdmin
    _Inline = admin.TabularInline


@admin.register(Report)
class ReportAdmin(ReadOnly, _ReportAdmin):
    """Reports, found as the site's search finds them."""

    list_display = ("published", "headline", "publisher", "language", "revision", "current", "withdrawn", "page")
    list_filter = ("current", "withdrawn", "language", "added_at")
    list_select_related = False
    search_fields = ("uid",)
    search_help_text = lazy("Words, as the site's search reads them, or a report's id")
    fields = ("page", "uid", "revision", "headline", "whole", "published", "published_at", "publisher", "language",
              "url", "credit", "added_at", "current", "withdrawn", "withdrawn_at")  # fmt: skip
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Report]":
        """Leave the text behind until it is shown."""
        return super().get_queryset(request).defer("text")

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        queryset: "QuerySet[Report]",
        search_term: str,
    ) -> "tuple[QuerySet[Report], bool]":
        """Find by the index of search, and by id."""
        if not search_term.strip():
            return queryset, False
        found = queryset.filter(pk__in=matching_reports(search_term)) | queryset.filter(uid=search_term.strip())
        return found, False

    @admin.display(description=lazy("headline"), ordering="title")
    def headline(self, report: Report) -> SafeString:
        """Its headline, in its own direction."""
        return format_html("<bdi>{}</bdi>", report.title)

    @admin.display(description=lazy("text"))
    def whole(self, report: Report) -> SafeString:
        """All of its text, each paragraph in its own direction."""
        return paragraphs(report.text)

    @admin.display(description=lazy("page"))
    def page(self, report: Report) -> SafeString:
        """Its page on the site."""
        return report_link(report.uid)


class _Targets(ReadOnly, _Inline):
    """The claims that a judgement is about."""

    model = JudgedClaim
    fields = ("claim", "on_report", "other")
    readonly_fields = fields
    extra = 0

    @admin.display(description=lazy("report"))
    def on_report(self, target: JudgedClaim) -> SafeString:
        """The claim's report."""
        return report_link(target.report)


@admin.register(Judgement)
class JudgementAdmin(ReadOnly, _JudgementAdmin):
    """Judgements on claims, to look at; ``marsad judge`` makes and undoes them."""

    list_display = ("at", "by", "decision", "event", "why", "undoes")
    list_filter = ("decision", "by", "at")
    search_fields = ("uid", "by", "why", "event", "targets__claim", "targets__report")
    inlines = (_Targets,)
