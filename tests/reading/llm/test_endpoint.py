"""The endpoint's settings: what is missing or wrong is said, and the key is in no message."""

import pytest

from marsad.model import InstallationError
from marsad.reading.llm import Endpoint, from_environment

SET = {"MARSAD_LLM_URL": "http://127.0.0.1:8080/v1", "MARSAD_LLM_MODEL": "small"}


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({}, "set MARSAD_LLM_URL and MARSAD_LLM_MODEL"),
        ({"MARSAD_LLM_URL": "http://127.0.0.1"}, "set MARSAD_LLM_MODEL"),
        (SET | {"MARSAD_LLM_URL": "127.0.0.1:8080"}, "expected an address"),
        (SET | {"MARSAD_LLM_URL": "ftp://127.0.0.1"}, "expected an address"),
        (SET | {"MARSAD_LLM_URL": "http://[::1"}, "expected an address"),
        (SET | {"MARSAD_LLM_URL": "http://me:secret-word@127.0.0.1"}, "a key goes into MARSAD_LLM_KEY"),
        (SET | {"MARSAD_LLM_KEY": "secret-word\nX-Other: 1"}, "a character that no key has"),
        (SET | {"MARSAD_LLM_KEY": "secret-wörd"}, "a character that no key has"),
        (SET | {"MARSAD_LLM_TIMEOUT": "soon"}, "MARSAD_LLM_TIMEOUT: expected a number"),
        (SET | {"MARSAD_LLM_TIMEOUT": "nan"}, "MARSAD_LLM_TIMEOUT: expected a number"),
        (SET | {"MARSAD_LLM_PIECE": "0"}, "MARSAD_LLM_PIECE: expected a number"),
        (SET | {"MARSAD_LLM_PIECE": "inf"}, "MARSAD_LLM_PIECE: expected a number"),
    ],
)
def test_wrong_settings_are_named(environment: dict[str, str], why: str) -> None:
    with pytest.raises(InstallationError, match=why) as fault:
        from_environment(environment)
    assert "secret-w" not in str(fault.value)


def test_settings() -> None:
    endpoint = from_environment(SET | {"MARSAD_LLM_KEY": "k", "MARSAD_LLM_TIMEOUT": "7", "MARSAD_LLM_PIECE": "900"})
    assert endpoint == Endpoint("http://127.0.0.1:8080/v1", "small", "k", 7.0, 900)


@pytest.mark.parametrize("url", ["http://h/v1", "http://h/v1/", "http://h/v1/chat/completions"])
def test_the_address_may_be_given_whole(url: str) -> None:
    assert Endpoint(url, "m").address == "http://h/v1/chat/completions"


def test_the_key_is_not_in_what_is_printed() -> None:
    assert "secret-word" not in repr(Endpoint("http://h", "m", key="secret-word"))
