from pathlib import Path

import pytest

from cli.run import marsad
from ledger.search.build import fill
from marsad.ledger import models

pytestmark = pytest.mark.django_db


def test_backup_and_restore(tmp_path: Path) -> None:
    fill()
    file = tmp_path / "monday.backup"
    result = marsad("backup", file)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{file}, ")
    assert f"  {'reports, in all revisions':<26}{6:>10}\n" in result.stdout
    again = marsad("backup", file)
    assert (again.exit_code, again.stdout) == (2, "")
    assert "--replace writes over it" in again.stderr
    assert marsad("backup", file, "--replace").exit_code == 0
    refused = marsad("restore", file)
    assert refused.exit_code == 2
    assert "not empty" in refused.stderr
    models.Judgement.objects.all().delete()
    restored = marsad("restore", file, "--replace")
    assert restored.exit_code == 0
    assert restored.stdout.startswith(f"restored from {file}: made ")


def test_a_damaged_backup_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"not at all")
    result = marsad("restore", tmp_path / "broken")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"marsad: {tmp_path / 'broken'}: is no backup")
    assert marsad("restore", tmp_path / "none").exit_code == 1


def test_check_says_each_fault_and_ends_with_1() -> None:
    fill()
    assert marsad("check", "--repair").stdout == "no inconsistency found\n"
    models.Build.objects.all().delete()
    models.Report.objects.filter(uid="paper-0").update(credit="Somebody")
    result = marsad("check")
    assert result.exit_code == 1
    assert "report paper-0, revision 1: its content is not what its digest says\n" in result.stdout
    assert "record: is behind what is stored" in result.stdout
    assert "2 inconsistencies found; 1 of them `marsad check --repair` mends" in result.stderr


def test_rebuild_makes_all_that_is_derived_anew() -> None:
    fill()
    models.Build.objects.all().delete()
    models.SearchEntry.objects.all().delete()
    assert marsad("check").exit_code == 1
    assert "  events " in marsad("rebuild").stdout
    assert marsad("check").stdout == "no inconsistency found\n"
    models.SearchName.objects.all().delete()
    assert marsad("rebuild", "--search-only").exit_code == 0
    assert marsad("check").exit_code == 0
