"""Inputs that are one text: plain text, and web pages with the text to be found in them."""

import re
from typing import Any, Final

from marsad.intake.raw import Raw, Rows, Source
from marsad.intake.text import decode

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LANG: Final = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NO_DATE_HUNT: Final = {"extensive_search": False, "original_date": True}


def plain_text(source: Source) -> Rows:
    """Read the whole input as one report's text."""
    try:
        text = decode(source.stream.read())
    except ValueError as error:
        yield source.fault(str(error))
    else:
        yield Raw({"text": text}, bare=True)


def web_page(source: Source) -> Rows:
    """Read the main text, headline, date, publisher and address out of an HTML page, as far as it states them.

    Where no article stands out, all of the page's text is taken.
    """
    try:
        html = _decode_page(source.stream.read())
    except ValueError as error:
        yield source.fault(str(error))
        return
    fields = _article(html)
    if fields.get("text"):
        yield Raw(fields, bare=True)
    else:
        yield source.fault("holds no text that could be a report's")


def _decode_page(data: bytes) -> str:
    """Decode by the page's own statement where it is not UTF-8.

    Raises:
        ValueError: the page does not say its encoding, or is not in it.
    """
    try:
        return decode(data)
    except ValueError:
        stated = _CHARSET.search(data[:4096])
        if stated is None:
            raise
    name = stated[1].decode("ascii", "replace")
    try:
        return data.decode(name)
    except (LookupError, ValueError):
        message = f'says that it is "{name}" and is not, nor is it UTF-8: save it as UTF-8'
        raise ValueError(message) from None


def _article(html: str) -> dict[str, object]:
    """Find the article; a date is only taken where the page's markup states it, not hunted for in its text."""
    import trafilatura  # noqa: PLC0415 - takes a quarter of a second, and most inputs are no web pages

    page = _XML_DECLARATION.sub("", html).replace("\0", " ")
    if not page.strip():
        return {}
    found: Any = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params=_NO_DATE_HUNT
    )
    language = _LANG.search(page)
    fields = {
        "text": (found and found.text) or trafilatura.html2txt(page),
        "title": found and found.title,
        "published": found and found.date,
        "publisher": found and found.sitename,
        "url": found and found.url,
        "language": language and language[1],
    }
    return {name: value for name, value in fields.items() if value}
