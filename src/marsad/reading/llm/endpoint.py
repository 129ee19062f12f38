"""Speaking to an endpoint that answers as OpenAI's chat completions do. Nothing is sent unless its address is set."""

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from marsad.model import InstallationError

if TYPE_CHECKING:
    import httpx

URL, MODEL, KEY = "MARSAD_LLM_URL", "MARSAD_LLM_MODEL", "MARSAD_LLM_KEY"
TIMEOUT, PIECE = "MARSAD_LLM_TIMEOUT", "MARSAD_LLM_PIECE"
_PATH = "/chat/completions"
WAIT = 120.0
"""Seconds that an answer may take where nothing else is set."""
LENGTH = 6_000
"""Characters of a report that are sent in one request where nothing else is set."""
_CONNECT = 10.0
"""Seconds within which a server must take the connection."""
_WRONG_FORMAT = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY})

Message = Mapping[str, str]


class Unanswered(Exception):  # noqa: N818 - no fault of ours: the server's silence, which the reader works around
    """The endpoint gave no usable answer this time; the message says what happened."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, which model, and with what key; ``timeout`` in seconds, ``piece`` in characters of a report."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = WAIT
    piece: int = LENGTH

    def __post_init__(self) -> None:
        """Refuse what can't be asked.

        Raises:
            InstallationError: a setting is not what it should be; the key itself is never shown.
        """
        if "@" in self.url:
            raise InstallationError(f"{URL} holds a user name or a password; a key goes into {KEY}.")
        if not _is_address(self.url):
            raise InstallationError(f"{URL}: expected an address such as http://127.0.0.1:8080/v1, got {self.url!r}.")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise InstallationError(f"{KEY} holds a character that no key has (a line break, or none of ASCII).")

    @property
    def address(self) -> str:
        """The address that questions go to."""
        bare = self.url.rstrip("/")
        return bare if bare.endswith(_PATH) else bare + _PATH

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """Send a conversation and give the text of the answer.

        Where the server does not know answers of a schema, it is asked once more without: what it says is checked
        anyhow.

        Raises:
            InstallationError: the key or the model is refused, nothing is at the address, or httpx is not installed.
            Unanswered: no connection, no answer in time, an error of the server, or an answer of another shape.
        """
        body = {"model": self.model, "messages": list(messages), "temperature": 0, "seed": 0}
        shape = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        response = self._post({**body, "response_format": shape})
        if response.status_code in _WRONG_FORMAT:
            response = self._post(body)
        self._check(response)
        return _content(response)

    def _post(self, body: Mapping[str, Any]) -> "httpx.Response":
        try:
            import httpx  # noqa: PLC0415 - an extra: only this reader needs it
        except ModuleNotFoundError:
            raise InstallationError("The reader llm needs the package httpx: pip install 'marsad[llm]'.") from None
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        timeout = httpx.Timeout(self.timeout, connect=min(self.timeout, _CONNECT))
        try:
            return httpx.post(self.address, json=body, headers=headers, timeout=timeout)
        except httpx.TimeoutException:
            raise Unanswered(f"{self.url} did not answer within {self.timeout:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unanswered(f"{self.url} can't be reached ({self._clean(str(error))})") from None

    def _check(self, response: "httpx.Response") -> None:
        """Tell what a refusal means."""
        status = response.status_code
        if status == HTTPStatus.OK:
            return
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            key = f"the key in {KEY}" if self.key else f"a request without a key ({KEY} is not set)"
            raise InstallationError(f"{self.url} refused {key} (HTTP {status}).")
        if status == HTTPStatus.NOT_FOUND:
            said = self._said(response)
            raise InstallationError(
                f"{self.address} answered that there is nothing there, or no model {self.model!r} (HTTP 404{said}); "
                f"see {URL} and {MODEL}."
            )
        raise Unanswered(f"{self.url} answered with an error (HTTP {status}{self._said(response)})")

    def _said(self, response: "httpx.Response") -> str:
        """Give what a server said of its error, where it said it as OpenAI's does."""
        try:
            said = response.json()["error"]["message"]
        except (ValueError, KeyError, TypeError):
            return ""
        return f": {self._clean(said)}" if isinstance(said, str) else ""

    def _clean(self, words: str) -> str:
        """Keep a server's words to one short line without the key."""
        line = " ".join(words.split())
        return (line.replace(self.key, "…") if self.key else line)[:200]


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _content(response: "httpx.Response") -> str:
    """Take the answer out of what the server sent."""
    try:
        choice = response.json()["choices"][0]
        content, end = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise Unanswered("the endpoint's response has no choices with a message, as chat completions have") from None
    if end == "length":
        raise Unanswered("the model's answer was cut off at the server's limit")
    if not isinstance(content, str):
        raise Unanswered("the model's answer is empty")
    return content


def from_environment(environment: Mapping[str, str] = os.environ) -> Endpoint:
    """Read the endpoint's settings.

    Raises:
        InstallationError: address or model are not set, or a setting is not what it should be.
    """
    missing = [name for name in (URL, MODEL) if not environment.get(name)]
    if missing:
        raise InstallationError(f"The reader llm has no endpoint: set {' and '.join(missing)}.")
    return Endpoint(
        environment[URL],
        environment[MODEL],
        environment.get(KEY) or None,
        _number(environment, TIMEOUT, WAIT),
        round(_number(environment, PIECE, LENGTH, least=100)),
    )


def _number(environment: Mapping[str, str], name: str, default: float, least: float = 0.1) -> float:
    given = environment.get(name)
    try:
        number = float(given) if given else default
    except ValueError:
        number = math.nan
    if not least <= number < math.inf:
        raise InstallationError(f"{name}: expected a number from {least:g} on, got {given!r}.")
    return number
