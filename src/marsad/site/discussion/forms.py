"""The form for a comment."""

import re
import unicodedata
from functools import cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as lazy

from marsad.site.discussion.models import NAME_LENGTH, TEXT_LENGTH
from marsad.site.said import get_language

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""Marks that turn the direction of what is written: every paragraph finds its own."""
_BLANK_LINES = re.compile(r"\n\s*\n+")


def plain(text: str) -> str:
    """Clean a text: line breaks as one sign, no control characters, no turned directions, no heaps of blank lines."""
    text = _TURNS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"})
    return _BLANK_LINES.sub("\n\n", kept).strip()


class _Plain(forms.CharField):
    """A field of text that is cleaned before it is checked: what looks empty is empty."""

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


class CommentForm(forms.Form):
    """Name, e-mail, text; each fault has its words."""

    name = _Plain(
        label=lazy("Your name"),
        max_length=NAME_LENGTH,
        error_messages={"required": lazy("Give a name: your own, or one that you choose.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=lazy("E-mail"),
        max_length=254,
        help_text=lazy("For the editors alone; it is not shown."),
        error_messages={
            "required": lazy("Give an e-mail address."),
            "invalid": lazy("This is no e-mail address; one looks like name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    text = _Plain(
        label=lazy("Your comment"),
        max_length=TEXT_LENGTH,
        help_text=lazy("Plain text; an empty line begins a paragraph. Addresses do not become links."),
        error_messages={"required": lazy("Write your comment here.")},
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Read what was sent; the words on faults are the server's and not the browser's."""
        super().__init__(data, label_suffix="", use_required_attribute=False)

    @property
    def blank(self) -> SafeString:
        """All fields with nothing in them, as a page writes them."""
        return _blank(get_language())

    def clean_name(self) -> str:
        """Keep the name on one line."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def begin_at_the_fault(self) -> None:
        """Let the browser lead to the first field that is wrong, if any is."""
        for field in self:
            if field.errors:
                field.field.widget.attrs["autofocus"] = True
                return


@cache
def _blank(_language: str | None) -> SafeString:
    """Write the fields once for each language: it costs more than all else below a report."""
    return render_to_string("marsad/_comment_fields.html", {"form": CommentForm()})
