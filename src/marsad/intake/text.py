"""Bytes and characters: decoding, control characters, the script that a text is written in."""

import re
from typing import Final

UTF8_BOM: Final = b"\xef\xbb\xbf"
_OTHER_BOMS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

_CONTROLS: Final = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_ARABIC: Final = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LETTER: Final = re.compile(r"[^\W\d_]")


def decode(data: bytes) -> str:
    """Decode UTF-8, with or without its mark.

    Raises:
        ValueError: the bytes are in another encoding; the message is a sentence for a person.
    """
    for mark, encoding in _OTHER_BOMS.items():
        if data.startswith(mark):
            message = f"is {encoding}, expected UTF-8: save it as UTF-8"
            raise ValueError(message)
    try:
        return data.removeprefix(UTF8_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte 0x{error.object[error.start]:02x}), expected UTF-8: save it as UTF-8"
        raise ValueError(message) from None


def clean(text: str) -> str:
    r"""Put a space for each control character and U+FFFD for each lone surrogate, a database can keep neither.

    One character stands for one, so that offsets into the text as it came stay true. A carriage return before a line
    feed becomes a space, one that stands alone a line feed.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", text.translate(_CONTROLS))


def language_of(text: str) -> str:
    """Tell the language by the script: "ar" where most letters are Arabic ones, else "en"."""
    sample = text[:1000]
    return "ar" if 2 * len(_ARABIC.findall(sample)) > len(_LETTER.findall(sample)) else "en"


def headline_of(text: str, limit: int = 120) -> str:
    """Take the first line that says something as a headline, cut between words at ``limit`` characters."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(maxsplit=1)[0].rstrip(",;:") + "…"
