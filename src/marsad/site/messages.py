"""The site's words taken out of the code and the templates, beside their translations in the .po files.

``python -m marsad.site.messages`` (``make messages``) brings the .po files up to date; ``marsad.site.languages``
compiles them on the first start. No tool of gettext's is needed for either.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from marsad.reading.wording import templates, terms
from marsad.reconcile.lists import Reasons, grades, protected, weapons
from marsad.reconcile.sentences import phrases
from marsad.site.languages import sources

PACKAGE: Final = Path(__file__).resolve().parents[1]
KEYWORDS: Final = dict.fromkeys(("_", "gettext", "lazy", "ngettext", "pgettext", "npgettext"))
"""The functions that mark words, by the names that this package and Django's templates call them."""


def extracted() -> Catalog:
    """All words of the site, of its code and its templates, without translations."""
    found = Catalog(charset="utf-8")
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        for words, context in _marked(path):
            # Django joins what several lines of a template say with several numbers of one
            found.add(words, locations=[(path.relative_to(PACKAGE).as_posix(), 0)], context=context)
    for name, said in _of_data():
        found.add(said, locations=[(f"{name}.toml", 0)])
    return found


def _of_data() -> Iterator[tuple[str, str]]:
    """The words of the lists that pages show, with the list that each is from."""
    yield from (("weapons", weapon.name) for weapon in weapons())
    yield from (("protected", said) for target in protected() for said in (target.target, target.ground))
    yield from (("grades", getattr(grades().reasons, field)) for field in Reasons.__struct_fields__)
    yield from (("sentences", said) for said in phrases().actions.values())
    yield from (("explain", said) for said in (*templates().values(), *terms().values()))


def _marked(path: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The words that one file marks, each with its context; with both forms where a number chooses between them."""
    code = path.read_text(encoding="utf-8")
    if path.suffix == ".html":  # what is no mark becomes a row of X; indents would be read as Python's
        code = "\n".join(line.lstrip() for line in templatize(code, origin=str(path)).splitlines())
    raw = io.BytesIO(code.encode())
    for _line, name, found, _comments in extract_python(raw, KEYWORDS, [], {"encoding": "utf-8"}):
        given: object = found  # one word or several, and None for what is no word; Babel's types know of less
        several = given if isinstance(given, tuple) else (given,)
        parts = [part for part in several if isinstance(part, str)]
        context = parts.pop(0) if "pgettext" in str(name) else None
        if not parts:
            continue  # what is said is not known before it runs
        yield (parts[0], parts[1]) if str(name).startswith("n") else parts[0], context


def read(path: Path, language: str) -> Catalog:
    """Read a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def update(language: str) -> Catalog:
    """Add the words that the .po file of a language lacks, and take out those that are no longer used."""
    path = sources()[language]
    head, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
    catalog = read(path, language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    write(path, head, catalog)
    return catalog


def write(path: Path, head: str, catalog: Catalog) -> None:
    """Write a .po file: its head as it was, then all words in order, so that two changes seldom meet on a line."""
    file = io.BytesIO()
    write_po(file, catalog, width=120, omit_header=True, sort_output=True, no_location=True, ignore_obsolete=True)
    path.write_bytes(f"{head}\n\n".encode() + file.getvalue().lstrip(b"\n"))


def lacking(catalog: Catalog) -> list[str]:
    """The words of a catalogue that have no translation, or one that nobody has looked through."""
    return [_first(message.id) for message in catalog if message.id and (message.fuzzy or not all(forms(message)))]


def forms(message: Message) -> tuple[str, ...]:
    """The translation, in all forms that a number may ask for."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _first(words: str | Sequence[str]) -> str:
    return words if isinstance(words, str) else words[0]


def main() -> int:
    """Bring all .po files up to date, and say what they lack."""
    lacked = 0
    for language, path in sources().items():
        catalog = update(language)
        found = lacking(catalog)
        lacked += len(found)
        print(f"{path}: {len(catalog)} words, {len(found)} without a translation", *found, sep="\n  ")
    return 1 if lacked else 0


if __name__ == "__main__":
    sys.exit(main())
