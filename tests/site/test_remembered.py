"""What was worked out for a state of the ledger goes when the ledger has moved on."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from marsad.site.remembered import forget, remembered


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    forget()
    yield
    forget()


def test_an_answer_is_worked_out_once_for_each_state_and_language() -> None:
    told: list[str] = []

    def ask(state: str, *, any_language: bool = False) -> None:
        remembered(state, ("answer", any_language), lambda: told.append(state), any_language=any_language)

    for language in ("en", "ar", "en"):
        with translation.override(language):
            ask("first")
            ask("first", any_language=True)
    assert told == ["first"] * 3


def test_only_the_two_latest_states_are_remembered() -> None:
    told: list[str] = []
    for state in ("one", "two", "one", "three", "two", "one"):
        remembered(state, "answer", lambda state=state: told.append(state))  # type: ignore[misc]
    assert told == ["one", "two", "three", "one"]
