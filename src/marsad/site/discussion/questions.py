"""Plain questions that anyone can answer who reads the language: the way without JavaScript."""

import secrets
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec
from django.conf import settings

from marsad.ledger.folding import words
from marsad.model import InputError


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question in English and in Arabic, and the answers that count in either."""

    key: str
    en: str
    ar: str
    answers: tuple[str, ...]

    def ask(self, language: str) -> str:
        """The question in a language, in English where it is not Arabic."""
        return self.ar if language == "ar" else self.en

    def is_answer(self, text: str) -> bool:
        """Say whether a text answers it, whatever the case, the accents and the form of the digits."""
        return bool(_fold(text)) and _fold(text) in {_fold(answer) for answer in self.answers}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    question: list[Question]


def _fold(text: str) -> str:
    """One form of what is written alike: the words of search, with digits of any script as 0 to 9."""
    digits = (str(unicodedata.digit(char)) if char.isdigit() else char for char in text)
    return " ".join(words("".join(digits)))


def questions() -> Mapping[str, Question]:
    """All questions by their keys: those of MARSAD_QUESTIONS, else the package's.

    Raises:
        InputError: the file can't be read, or holds no questions as ``questions.toml`` has them.
    """
    return _load(settings.QUESTIONS)


@lru_cache(maxsize=4)
def _load(path: str) -> Mapping[str, Question]:
    name = path or "questions.toml"
    try:
        raw = Path(path).read_bytes() if path else files(__package__).joinpath(name).read_bytes()
        held = msgspec.convert(tomllib.loads(raw.decode()), type=_File).question
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"expected questions, each with key, en, ar and answers: {error}", file=name) from error
    for question in held:
        if not any(question.is_answer(answer) for answer in question.answers):
            raise InputError("expected at least one answer of letters or digits", file=name, field=question.key)
    if len(held) < 2 or len({question.key for question in held}) < len(held):
        raise InputError("expected two questions or more, each with a key of its own", file=name)
    return {question.key: question for question in held}


def choose(but: str = "") -> Question:
    """Choose any question but the one whose key is given."""
    return secrets.choice([question for question in questions().values() if question.key != but])
