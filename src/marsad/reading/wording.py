"""What the weighing looked at, worded for a person; loads no parser, so that pages can use it."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from marsad.reading.lexicon import table


class Worded(NamedTuple):
    """A feature in English: a sentence with {} for what was found, and that as the reader noted it, part by part."""

    sentence: str
    found: tuple[str, ...] = ()

    @property
    def is_quoted(self) -> bool:
        """Whether what was found is a word of the text."""
        return '"{}"' in self.sentence


@cache
def templates() -> Mapping[str, str]:
    """Give the sentences of explain.toml by feature."""
    return table("explain", "features", dict[str, str])


@cache
def terms() -> Mapping[str, str]:
    """Give the terms of explain.toml by the names that the reader notes."""
    return table("explain", "values", dict[str, str])


def wording(feature: str) -> Worded:
    """Find the words for a feature of the weighing; one that has none stands for itself."""
    if feature in templates():
        return Worded(templates()[feature])
    name, _, value = feature.partition("=")
    sentence = templates().get(name)
    if sentence is None:
        return Worded(feature.replace("{}", ""))
    is_whole = '"{}"' in sentence or value in terms()
    return Worded(sentence, (value,) if is_whole else tuple(value.split("/")))


def worded(feature: str) -> str:
    """Word a feature of the weighing, in English."""
    said = wording(feature)
    found = said.found if said.is_quoted else [terms().get(part, part) for part in said.found]
    return said.sentence.replace("{}", "/".join(found))
