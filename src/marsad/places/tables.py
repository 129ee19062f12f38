"""The places room's tables, read from its TOML files into typed shapes."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


@cache
def load_table(name: str) -> dict[str, Any]:
    """Read ``data/NAME.toml``.

    Raises:
        tomllib.TOMLDecodeError: the file is not TOML; the message names line and column.
    """
    return tomllib.loads(files("marsad.places").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def table(name: str, key: str, shape: type[T]) -> T:
    """Read one table of a file into a typed shape.

    Raises:
        msgspec.ValidationError: the table is not of that shape; the message names the field.
    """
    return msgspec.convert(load_table(name)[key], shape)


@dataclass(frozen=True, slots=True, eq=False)
class Romanisation:
    """How names of one language are written in Latin letters; ``data/romanisation.toml`` says what each part is."""

    countries: frozenset[str]
    articles: frozenset[str]
    glued: tuple[str, ...]
    letters_left: int
    assimilated: re.Pattern[str]
    plain: dict[int, str]
    consonants: dict[str, str]
    otherwise: dict[str, list[str]]
    starts: dict[str, str]
    vowels: dict[str, str]
    pieces: re.Pattern[str]
    feminine: tuple[str, ...]
    words: dict[str, str]
    modifiers: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class ArabicScript:
    """How names are written in Arabic script; ``data/arabic.toml`` says what each part is."""

    article: str
    letters_left: int
    same: dict[int, str]
    consonants: dict[str, str]
    otherwise: dict[str, str]
    vowels: dict[str, str]
    words: dict[str, str]
    modifiers: dict[str, str]


def _inverted(groups: dict[str, list[str]]) -> dict[str, str]:
    return {variant: canonical for canonical, variants in groups.items() for variant in variants}


@cache
def romanisation() -> Romanisation:
    """Read the rules for Arabic names in Latin letters."""
    data = load_table("romanisation")
    article, letters = data["article"], data["letters"]
    suns = "|".join(sorted(article["sun_letters"], key=len, reverse=True))
    consonants = letters["consonants"]
    longest_first = sorted(consonants, key=len, reverse=True)
    return Romanisation(
        countries=frozenset(data["countries"]),
        articles=frozenset(article["words"]),
        glued=tuple(article["glued"]),
        letters_left=article["letters_left"],
        assimilated=re.compile(rf"([aei])({suns})(?=\2)(?=.{{{article['letters_left']}}})"),
        plain=str.maketrans(letters["plain"]),
        consonants=consonants,
        otherwise=letters["otherwise"],
        starts=letters["starts"],
        vowels=letters["vowels"],
        pieces=re.compile(rf"(?:{'|'.join(longest_first)})|[{''.join(letters['vowels'])}]+"),
        feminine=tuple(letters["feminine"]),
        words=_inverted(data["words"]),
        modifiers=_inverted(data["modifiers"]),
    )


@cache
def arabic_script() -> ArabicScript:
    """Read the rules for names in Arabic script."""
    data = load_table("arabic")
    same = str.maketrans({**data["same"], **dict.fromkeys(data["dropped"], "")})
    return ArabicScript(
        article=data["article"],
        letters_left=data["letters_left"],
        same=same,
        consonants=data["consonants"],
        otherwise=data["otherwise"],
        vowels=data["vowels"],
        words=_inverted(data["words"]),
        modifiers=_inverted(data["modifiers"]),
    )
