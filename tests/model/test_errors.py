"""An error says where the fault is, as far as that is known."""

from typing import Any

import pytest

from marsad.model import InputError, InstallationError, MarsadError


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({}, "expected a date"),
        ({"file": "a.jsonl"}, "a.jsonl: expected a date"),
        ({"file": "a.jsonl", "line": 3}, "a.jsonl, line 3: expected a date"),
        ({"file": "a.jsonl", "line": 3, "field": "published"}, "a.jsonl, line 3, field 'published': expected a date"),
        ({"field": "published"}, "field 'published': expected a date"),
    ],
)
def test_the_message_names_what_is_known(where: dict[str, Any], message: str) -> None:
    error = InputError("expected a date", **where)
    assert str(error) == message
    assert (error.file, error.line, error.field) == tuple(where.get(name) for name in ("file", "line", "field"))


def test_whoever_catches_marsads_errors_catches_both_kinds() -> None:
    assert issubclass(InputError, MarsadError)
    assert issubclass(InstallationError, MarsadError)
    assert not issubclass(InstallationError, InputError)
