"""Ids of reports, places and events in addresses, whatever characters they hold."""

import re

_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:.")
_PLAIN = re.compile(r"\.*[A-Za-z0-9_:-][A-Za-z0-9_:.-]*")
_ESCAPED = re.compile(r"(?:~[0-9A-F]{2})+")


class IdConverter:
    """A path converter that writes any text as one segment of an address, and back.

    Letters, digits and ``_ - : .`` stand for themselves; every other byte of the UTF-8 text becomes ``~XX``. Percent
    signs are avoided because servers undo them before routing ("a%2Fb" arrives as "a/b"), and a name of nothing but
    dots is escaped because browsers fold ".." away. The empty id is ``~``.
    """

    regex = r"[A-Za-z0-9_:.~-]+"

    def to_python(self, value: str) -> str:
        """Read the id back.

        Raises:
            ValueError: the segment is not what ``to_url`` writes (one id has one address); Django answers 404.
        """
        text = "" if value == "~" else _ESCAPED.sub(lambda run: bytes.fromhex(run[0].replace("~", "")).decode(), value)
        if self.to_url(text) != value:
            raise ValueError(f"{value!r} is not an id as addresses write it")
        return text

    def to_url(self, value: str) -> str:
        """Write the id as one segment."""
        if _PLAIN.fullmatch(value):
            return value
        if not value:
            return "~"
        bare = _BARE if value.strip(".") else _BARE - {"."}
        return "".join(char if char in bare else "".join(f"~{byte:02X}" for byte in char.encode()) for char in value)
