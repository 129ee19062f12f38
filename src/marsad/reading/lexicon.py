"""Word lists of the reading room, read from its TOML files."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


@cache
def load(name: str) -> dict[str, Any]:
    """Read ``data/NAME.toml``.

    Raises:
        tomllib.TOMLDecodeError: the file is not TOML; the message names line and column.
    """
    text = files("marsad.reading").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def table(name: str, key: str, shape: type[T]) -> T:
    """Read one table of a file into a typed shape.

    Raises:
        msgspec.ValidationError: the table is not of that shape; the message names the field.
    """
    return msgspec.convert(load(name)[key], shape)
