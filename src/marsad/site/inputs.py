"""Fields of forms as HTML: Django's own, the plain ones written without a template each, since a page has a dozen."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.conf import settings
from django.forms import BaseForm, BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from marsad.site.markup import escape
from marsad.site.said import get_language

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


_MOST, _LONGEST = 1024, 100
"""So many fields are kept as they were written, of values of so many characters, and of so many choices."""
_written: dict[tuple[Any, ...], SafeString] = {}


def field_part(form: BaseForm, name: str, template: str) -> SafeString:
    """Write a field with its label by one of the site's templates, or give it as it was written before.

    Kept are fields without a fault: what they say is told by what they hold, and by what they offer.
    """
    field = form[name]
    held, offered = _held(form.data, name), getattr(field.field, "choices", ())
    if field.errors or sum(map(len, held)) > _LONGEST or len(offered) > _LONGEST:
        return _by_template(field, template)
    choices = tuple(value for value, _label in offered)
    key = (template, type(form), name, *held, choices, get_language(), settings.DIGITS)
    found = _written.get(key)
    if found is None:
        if len(_written) >= _MOST:
            _written.clear()
        found = _written[key] = _by_template(field, template)
    return found


def _held(data: Mapping[str, Any], name: str) -> Sequence[str]:
    return data.getlist(name) if isinstance(data, MultiValueDict) else [str(data.get(name))]


def _by_template(field: BoundField, template: str) -> SafeString:
    return render_to_string(f"marsad/{template}.html", {"field": field})


def _attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(str(value))}"'
        for name, value in given.items()
        if value is not False
    )
