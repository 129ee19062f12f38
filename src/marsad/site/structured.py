"""A report as schema.org's NewsArticle, for search engines and readers' tools (https://schema.org/NewsArticle)."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from marsad.ledger.models import Report
from marsad.site.cards import picture_of
from marsad.site.templatetags.marsad import web_address

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def news_article(request: HttpRequest, report: Report, comments: int | None) -> SafeString:
    """Describe a report as JSON-LD; nothing in it can end the element that holds it, or be run."""
    address = request.build_absolute_uri(reverse("site:report", args=[report.uid]))
    published = report.published_at or report.published
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.title,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": report.language or None,
        "datePublished": published.isoformat() if published else None,
        "dateModified": report.added_at.isoformat() if report.revision > 1 else None,
        "author": {"@type": "Organization", "name": report.credit or report.publisher},
        "publisher": {"@type": "Organization", "name": report.publisher},
        "image": picture_of(request, "report", report.uid),
        "creditText": report.credit or None,
        "isBasedOn": web_address(report.url) or None,
        "version": report.revision,
        "commentCount": comments,
    }
    return _as_json({key: value for key, value in told.items() if value is not None})


def _as_json(told: Mapping[str, Any]) -> SafeString:
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped right here
