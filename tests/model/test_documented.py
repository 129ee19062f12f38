"""docs/model.md describes every record and field of the model, every word of its vocabularies, and every table."""

import inspect
import re
from pathlib import Path

import msgspec
import pytest
from django.apps import apps

import marsad.model
from marsad.model import ACTIONS, GROUPS, KINDS, STATUSES

PAGE = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")
RECORDS = [
    record for _, record in inspect.getmembers(marsad.model, inspect.isclass) if issubclass(record, msgspec.Struct)
]
TABLES = list(apps.get_app_config("ledger").get_models())


def section(heading: str) -> str:
    """Cut out what stands under a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}$(.*?)(?=^#{{1,3}} |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/model.md has no heading {heading!r}"
    return found[2]


def words(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text))


def test_there_are_records_and_tables() -> None:
    assert len(RECORDS) >= 13
    assert len(TABLES) >= 7


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_described(record: type[msgspec.Struct]) -> None:
    missing = set(record.__struct_fields__) - words(section(record.__name__))
    assert not missing


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_column_of_a_table_is_described(table: type) -> None:
    columns = {field.name for field in table._meta.get_fields() if not field.auto_created}  # type: ignore[attr-defined]
    missing = columns - words(section(f"Table {table.__name__}"))
    assert not missing


@pytest.mark.parametrize(
    "vocabulary",
    [KINDS, STATUSES, GROUPS, *ACTIONS.values()],
    ids=["kinds", "statuses", "groups", *ACTIONS],
)
def test_every_word_of_a_vocabulary_is_explained(vocabulary: tuple[str, ...]) -> None:
    missing = set(vocabulary) - words(section("Vocabulary"))
    assert not missing
