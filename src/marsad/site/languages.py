"""The languages of the site: their words, compiled when needed, and the same page in each of them."""

import hashlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.encoding import escape_uri_path, iri_to_uri

from marsad.cache import folders
from marsad.site.said import speaking

SOURCES: Final = Path(__file__).with_name("locale")
"""Holds a .po file for each language but English, which the code is written in."""


def sources() -> dict[str, Path]:
    """The .po files by language."""
    return {path.parents[1].name: path for path in sorted(SOURCES.glob("*/LC_MESSAGES/django.po"))}


def compiled() -> Path:
    """The folder of the compiled words, as Django wants them; made where there is none for these .po files.

    It lies with other things that can be made again, in a temporary folder where those can't be written to.
    """
    sha = hashlib.sha256()
    for path in sources().values():
        sha.update(path.read_bytes())
    name = f"words-{sha.hexdigest()[:12]}"
    for folder in folders():
        made = folder / name
        if made.is_dir():
            return made
        try:
            folder.mkdir(parents=True, exist_ok=True)
            draft = _compile(Path(tempfile.mkdtemp(dir=folder, prefix=f"{name}-")))
        except OSError:
            continue
        try:
            return draft.rename(made)
        except OSError:  # another process was first
            return made if made.is_dir() else draft
    return _compile(Path(tempfile.mkdtemp(prefix="marsad-")))


def _compile(folder: Path) -> Path:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - needed once, and slow to load
    from babel.messages.pofile import read_po  # noqa: PLC0415

    folder.chmod(0o755)
    for language, path in sources().items():
        target = folder / language / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(parents=True)
        with path.open("rb") as source, target.open("wb") as file:
            write_mo(file, read_po(source, locale=language))
    return folder


def bare(path: str) -> str:
    """A path without the language that it begins with: "/ar/reports/" and "/reports/" are both "/reports/"."""
    codes = "|".join(re.escape(code) for code, _name in settings.LANGUAGES)
    found = re.match(rf"/+(?:(?:{codes})(?:/+|$))?", path)
    return f"/{path[found.end() :]}" if found else path


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language: its address from the root of the server, and in full; the language by its own name."""

    language: str
    name: str
    address: str
    absolute: str
    is_default: bool


def versions(request: HttpRequest, path: str = "") -> list[Version]:
    """The page that is asked for, or another one of the site's, in each language, with all of its state."""
    addresses = {code: address(request, code, path) for code, _name in settings.LANGUAGES}
    return [
        Version(
            code, name, addresses[code], request.build_absolute_uri(addresses[code]), code == settings.LANGUAGE_CODE
        )
        for code, name in settings.LANGUAGES
    ]


def each(view: str) -> list[str]:
    """The addresses of a page that takes no fields, in every language, the site's own first."""
    found = []
    for language in dict.fromkeys([settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]):
        with speaking(language):
            found.append(reverse(view))
    return found


def address(request: HttpRequest, language: str, path: str = "") -> str:
    """The address of a page in a language, from the root of the server; the site's own language has no prefix."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    query = "" if path else iri_to_uri(request.META.get("QUERY_STRING", ""))
    full = escape_uri_path(get_script_prefix().rstrip("/") + prefix + bare(path or request.path_info))
    return f"{full}?{query}" if query else full
