"""The translations are whole: every word of the code has one, in all forms, with the same placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils import translation

from marsad.site import languages, messages

LANGUAGES = sorted(languages.sources())
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
TAG = re.compile(r"</?\w+>")
KNOWN = re.compile(r"from django\.utils\.translation import (?P<name>\w+)(?: as (?P<called>\w+))?")
NOT_WORDS = {"get_language", "get_language_bidi", "get_language_info"}


def catalog(language: str) -> Catalog:
    return messages.read(languages.sources()[language], language)


def numbers(message: Message) -> list[tuple[str, str]]:
    """Pair each form of a translation with the form of the English that it stands for."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[1], form) for form in messages.forms(message)]


def test_there_is_arabic() -> None:
    assert LANGUAGES == ["ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_none_is_left_over(language: str) -> None:
    held, used = catalog(language), messages.extracted()
    assert messages.lacking(held) == []
    keys = {(message.id, message.context) for message in used if message.id}
    assert {(message.id, message.context) for message in held if message.id} == keys, "run `make messages`"
    assert len(keys) > 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_as_it_is_written(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "django.po"
    copy.write_bytes(languages.sources()[language].read_bytes())
    monkeypatch.setattr(messages, "sources", lambda: {language: copy})
    messages.update(language)
    assert copy.read_text("utf-8") == languages.sources()[language].read_text("utf-8"), "run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_placeholders_and_marks(language: str) -> None:
    for message in catalog(language):
        if not message.id:
            continue
        for nth, (english, said) in enumerate(numbers(message)):
            wanted, found = set(PLACEHOLDER.findall(english)), set(PLACEHOLDER.findall(said))
            assert found <= wanted, said
            # "no events", "one event" and "two events" are said without a number in Arabic
            by_word = {"%(n)s", "%(shown)s"} if not isinstance(message.id, str) and nth < 3 else set()
            assert wanted - found <= by_word, said
            assert TAG.findall(english) == TAG.findall(said)
            assert english.startswith(" ") <= said.startswith((" ", "السبب"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_in_its_own_script(language: str) -> None:
    for message in catalog(language):
        for english, said in numbers(message) if message.id else ():
            bare = PLACEHOLDER.sub("", TAG.sub("", english))
            if re.search("[A-Za-z]{2}", bare):
                assert re.search("[\u0600-\u06ff]", said), english


def test_arabic_has_a_form_for_each_sort_of_number() -> None:
    held = catalog("ar")
    assert held.num_plurals == 6
    with translation.override("ar"):
        said = {n: translation.ngettext("%(n)s event", "%(n)s events", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 103)}
    assert said == {
        0: "لا أحداث", 1: "حدث واحد", 2: "حدثان", 3: "%(n)s أحداث", 10: "%(n)s أحداث", 11: "%(n)s حدثًا",
        99: "%(n)s حدثًا", 100: "%(n)s حدث", 103: "%(n)s أحداث",
    }  # fmt: skip


def test_words_are_marked_by_names_that_are_looked_for() -> None:
    for path in messages.PACKAGE.rglob("*.py"):
        for found in KNOWN.finditer(path.read_text("utf-8")):
            assert (found["called"] or found["name"]) in {*messages.KEYWORDS, *NOT_WORDS}, path


def test_the_words_are_compiled_for_these_files_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path / "cache"))
    made = languages.compiled()
    compiled = made / "ar" / "LC_MESSAGES" / "django.mo"
    before = compiled.stat().st_mtime_ns
    assert languages.compiled() == made
    assert compiled.stat().st_mtime_ns == before
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [made.name]


def test_other_words_are_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path / "cache"))
    first = languages.compiled()
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    whole = languages.sources()["ar"].read_text("utf-8")
    (folder / "django.po").write_text(whole.replace('msgstr "الخريطة"', 'msgstr "خريطة"'), "utf-8")
    monkeypatch.setattr(languages, "SOURCES", tmp_path / "locale")
    assert languages.compiled() != first


def test_where_nothing_can_be_kept_words_are_compiled_for_this_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    for name in ("MARSAD_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert (languages.compiled() / "ar" / "LC_MESSAGES" / "django.mo").is_file()


def test_a_word_without_a_translation_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "django.po"
    whole = languages.sources()["ar"].read_text("utf-8")
    copy.write_text(whole.replace('msgid "Map"\nmsgstr "الخريطة"', 'msgid "Chart"\nmsgstr "رسم"'), "utf-8")
    monkeypatch.setattr(messages, "sources", lambda: {"ar": copy})
    assert messages.main() == 1
    with copy.open("rb") as file:
        held = read_po(file, locale="ar")
    assert messages.lacking(held) == ["Map"]
    assert "Chart" not in held
