"""A report: one document as published."""

import datetime as dt
import hashlib
from functools import lru_cache

import msgspec


class Report(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One document as published; never changed: a new version is a new revision of the same ``id``.

    ``published`` is the day that the report's dates are resolved against; None where it is not known.
    ``published_at`` is the exact moment where the input gave one. ``language`` is an ISO 639-1 code.
    ``credit`` is the agency credit line as printed.
    """

    id: str
    title: str
    text: str
    published: dt.date | None
    publisher: str
    language: str = "en"
    url: str | None = None
    credit: str | None = None
    published_at: dt.datetime | None = None

    @property
    def digest(self) -> str:
        """The first 16 hex digits of a SHA-256 over all that was published: the revision's identity."""
        return _revision(self.title, self.text, self.published, self.publisher, self.language, self.url, self.credit)


@lru_cache(maxsize=16)
def _revision(*parts: object) -> str:
    """Hash what was published; remembered, since every claim of a report asks."""
    return digest(*(str(part or "") for part in parts))


def digest(*parts: str) -> str:
    """Hash texts into 16 hex digits, so that no two different lists of texts run together."""
    texts = [part.encode("utf-8", "surrogatepass") for part in parts]
    told = b"".join(piece for text in texts for piece in (len(text).to_bytes(8, "big"), text))
    return hashlib.sha256(told).hexdigest()[:16]
