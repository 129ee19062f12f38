"""What the formats hand on: the fields of one report as they stand in an input, or the fault found in their place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from marsad.model import InputError


@dataclass(frozen=True, slots=True)
class Raw:
    """The fields of one report, not yet looked at; ``line`` counts from 1, None where an input is one report.

    ``bare`` says that the input has no fields of its own, only text from which some were worked out: what the caller
    gives then stands over what was worked out.
    """

    fields: Mapping[str, object]
    line: int | None = None
    bare: bool = False


Rows: TypeAlias = Iterator[Raw | InputError]
"""One by one. A fault is yielded and not raised, so that what follows it can still be read."""


class Bytes(Protocol):
    """As much of a binary stream as the formats ask for."""

    def __iter__(self) -> Iterator[bytes]:
        """Go line by line."""
        ...

    def read(self) -> bytes:
        """Take all that is left."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """An open input and the name that its messages call it by."""

    stream: Bytes
    name: str

    def fault(self, what: str, *, line: int | None = None, field: str | None = None) -> InputError:
        """Make an error that names this input."""
        return InputError(what, file=self.name, line=line, field=field)
