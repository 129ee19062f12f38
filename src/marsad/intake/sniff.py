"""Telling the format of an input that has no name, by its first line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, Final, TypeAlias

import msgspec

from marsad.intake.documents import plain_text, web_page
from marsad.intake.fields import Fields
from marsad.intake.raw import Rows, Source
from marsad.intake.structured import json_document, json_lines, table
from marsad.intake.text import UTF8_BOM

Reader: TypeAlias = Callable[[Source], Rows]

_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE)
_LIST: Final = re.compile(rb"\[\s*(?:[{\]]|$)")


@dataclass(frozen=True, slots=True)
class _Rewound:
    """A stream with what was read of it put back in front."""

    head: list[bytes]
    rest: BinaryIO

    def __iter__(self) -> Iterator[bytes]:
        return chain(self.head, self.rest)

    def read(self) -> bytes:
        return b"".join([*self.head, self.rest.read()])


def sniff(stream: BinaryIO, name: str) -> tuple[Source, Reader]:
    """Look at the first line that is not blank; the source given back still has it."""
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.removeprefix(UTF8_BOM).strip():
            break
    first = head[-1].removeprefix(UTF8_BOM).strip() if head else b""
    return Source(_Rewound(head, stream), name), _reader(first)


def _reader(first: bytes) -> Reader:
    if first.startswith(b"{"):
        return json_lines if _is_json(first) else json_document
    if _LIST.match(first):
        return json_document
    if _PAGE.match(first):
        return web_page
    cells = {cell.strip(' "').lower() for cell in re.split("[,;\t]", first.decode("utf-8", "replace"))}
    if len(cells) > 1 and "text" in cells and cells <= set(Fields.__struct_fields__):
        return table
    return plain_text


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (ValueError, RecursionError):
        return False
    return True
