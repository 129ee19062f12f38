import datetime as dt
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection

from ledger.search.build import fill
from marsad.ledger import archive, judgements, models, read, store
from marsad.ledger.archive import Archive
from marsad.ledger.search.find import search
from marsad.ledger.search.results import Search
from marsad.model import Correction, InputError, judgement, target
from reconcile.build import report

pytestmark = pytest.mark.django_db

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def ledger(db: None) -> None:  # noqa: ARG001 - the database must be there first
    fill()
    claim = next(iter(read.claims()))
    right = (Correction(field="count", value={"low": 3, "high": None, "text": None}, why="more were found"),)
    at = dt.datetime(2020, 3, 1, 9, 30, 15, 123456, tzinfo=dt.UTC)
    judgements.add_judgement(judgement("correct", "رنا", at, why="heard", claims=(target(claim),), corrections=right))
    store.add_report(report("odd", title="Tab\tand “quotes”", text="Line\nبعد \U0001f54a", url="https://example.org/ا"))


def contents() -> Rows:
    return {table._meta.label: list(table._base_manager.order_by("pk").values_list()) for table in archive.tables()}


def saved(tmp_path: Path) -> Path:
    archive.save(tmp_path / "ledger.backup")
    return tmp_path / "ledger.backup"


@pytest.mark.usefixtures("ledger")
def test_what_is_restored_is_what_was_backed_up(tmp_path: Path) -> None:
    before = contents()
    path = saved(tmp_path)
    found = search(Search(text="Maarat al-Numan")).total
    store.add_report(report("later", text="Added behind the backup in Maarat al-Numan."))
    archive.restore(Archive.open(path), replace=True)
    assert contents() == before
    assert search(Search(text="Maarat al-Numan")).total == found
    assert search(Search(text="behind the backup")).total == 0
    assert store.add_report(report("later")) == "new"
    assert [item.name for item in tmp_path.iterdir()] == ["ledger.backup"]


@pytest.mark.usefixtures("ledger")
def test_a_backup_says_what_is_in_it(tmp_path: Path) -> None:
    head = Archive.open(saved(tmp_path)).head
    assert head.database == connection.vendor
    assert head.count("ledger.Report") == models.Report.objects.count()
    assert head.count("ledger.Judgement") == 1
    assert head.count("ledger.SearchEntry") == 0
    assert head.schema.startswith("0")


@pytest.mark.usefixtures("ledger")
def test_a_ledger_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    path, before = saved(tmp_path), contents()
    with pytest.raises(InputError, match="not empty"):
        archive.restore(Archive.open(path))
    assert contents() == before


@pytest.mark.usefixtures("ledger")
def test_a_fault_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    path, before = saved(tmp_path), contents()

    def stop(_rows: int) -> None:
        assert models.Claim.objects.count() == 0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.restore(Archive.open(path), replace=True, step=stop)
    assert contents() == before
    assert search(Search(text="Maarat al-Numan")).total > 0


def lines(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines(keepends=True)


def cut(path: Path) -> bytes:
    return gzip.compress(b"".join(lines(path)[:-1]))


def changed(path: Path) -> bytes:
    return gzip.compress(gzip.decompress(path.read_bytes()).replace(b"Overnight", b"Overmight", 1))


def without_a_row(path: Path) -> bytes:
    return gzip.compress(b"".join(line for number, line in enumerate(lines(path)) if number != 3))


def of_another_format(path: Path) -> bytes:
    found = lines(path)
    return gzip.compress(found[0].replace(b'"marsad_backup":1', b'"marsad_backup":9') + b"".join(found[1:]))


DAMAGE: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "cut short": (cut, "cut short"),
    "cut in the middle": (lambda path: path.read_bytes()[:-500], "damaged"),
    "a changed letter": (changed, "not what its checksum says"),
    "a row less": (without_a_row, "not what its checksum says"),
    "a changed byte": (lambda path: path.read_bytes()[:900] + b"\x00\x01" + path.read_bytes()[902:], "damaged"),
    "another format": (of_another_format, "format 9"),
    "no gzip": (lambda _path: b"marsad", "no backup"),
    "no backup": (lambda _path: gzip.compress(b'{"a": 1}\n'), "no backup of Marsad"),
    "empty": (lambda _path: gzip.compress(b""), "is empty"),
    "nothing": (lambda _path: b"", "is empty"),
}


@pytest.mark.usefixtures("ledger")
def test_damage_is_found_before_anything_is_touched(tmp_path: Path) -> None:
    path, before = saved(tmp_path), contents()
    for name, (harm, told) in DAMAGE.items():
        broken = tmp_path / "broken"
        broken.write_bytes(harm(path))
        with pytest.raises(InputError, match=told) as caught:
            Archive.open(broken)
        assert caught.value.file == str(broken), name
    assert contents() == before


@pytest.mark.usefixtures("ledger")
def test_a_backup_of_another_schema_is_refused_with_the_version_that_made_it(tmp_path: Path) -> None:
    found = Archive.open(saved(tmp_path))
    other = Archive(found.path, msgspec.structs.replace(found.head, schema="0001_initial", program="0.0.9"))
    before = contents()
    with pytest.raises(InputError, match=r"schema 0001_initial, made by Marsad 0\.0\.9"):
        archive.restore(other, replace=True)
    assert contents() == before


@pytest.mark.usefixtures("ledger")
def test_the_file_is_plain_to_read(tmp_path: Path) -> None:
    found = [json.loads(line) for line in lines(saved(tmp_path))]
    assert found[0]["marsad_backup"] == 1
    assert {"table": "ledger.Report"} in found
    assert list(found[-1]) == ["sha256"]
