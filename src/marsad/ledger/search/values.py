"""What an entry is narrowed to and counted by: values of fields, each with the token that the index holds of it."""

import datetime as dt
from base64 import b32encode
from hashlib import blake2b
from typing import Final, Literal, NamedTuple

Field = Literal[
    "what", "kind", "action", "country", "admin1", "admin2", "admin3", "place", "actor", "source", "publisher",
    "language", "day",
]  # fmt: skip

LETTERS: Final[dict[str, str]] = {
    "what": "w", "kind": "k", "action": "n", "country": "c", "admin1": "i", "admin2": "j", "admin3": "h", "place": "p",
    "actor": "a", "source": "s", "publisher": "b", "language": "l", "day": "d",
}  # fmt: skip
"""The letter that each field's tokens begin with."""
WIDTH: Final = 8
"""Letters of every token; the first is that of its field. 35 bits tell the values of one field apart."""
EVERYTHING: Final = "w0"
"""The token that every entry has."""
SOUND: Final = "x"
"""The letter that tokens begin with which stand for a name as heard."""


class Value(NamedTuple):
    """One value of a field: ``key`` tells it from others, ``label`` is what people call it."""

    field: str
    key: str
    label: str

    @property
    def token(self) -> str:
        """What the index holds of it."""
        return token(self.field, self.key)


def token(field: str, key: str) -> str:
    """Make the token of a value: letters and digits alone, of a length that does not depend on the value."""
    return hashed(LETTERS[field], key)


def hashed(letter: str, key: str) -> str:
    """Make a token that begins with a letter."""
    return letter + b32encode(blake2b(key.encode(), digest_size=5).digest())[:7].decode("ascii").lower()


def day_token(day: dt.date) -> str:
    """Make the token of a day: its ordinal in seven digits, so that it can be read back."""
    return f"{LETTERS['day']}{day.toordinal():07d}"


def split(tokens: str) -> list[str]:
    """Cut a row of tokens, as an entry keeps them, into tokens."""
    return [tokens[at : at + WIDTH] for at in range(0, len(tokens), WIDTH)]
