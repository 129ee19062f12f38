"""Fields of forms as HTML: Django's own, the plain ones written without a template each, since a page has a dozen."""

from collections.abc import Mapping
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString

from marsad.site.markup import escape

_PLAIN: Final = frozenset(
    f"django/forms/widgets/{name}.html"
    for name in ("input", "text", "number", "email", "date", "hidden", "checkbox", "checkbox_option")
)
"""Templates that are an ``input`` and nothing else."""


class Inputs(DjangoTemplates):
    """Django's renderer, quicker for what there is most of."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """Write a widget as its template would."""
        widget = context.get("widget")
        if template_name not in _PLAIN or not widget or widget.get("wrap_label"):
            return SafeString(super().render(template_name, context, request))
        value = "" if widget["value"] is None else f' value="{escape(str(widget["value"]))}"'
        kind, name = escape(widget["type"]), escape(widget["name"])
        return SafeString(f'<input type="{kind}" name="{name}"{value}{_attributes(widget["attrs"])}>')


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(str(value))}"'
        for name, value in given.items()
        if value is not False
    )
