import pytest
from django.db import connection

from marsad.ledger import backend, models, read, store
from reconcile.build import report

pytestmark = pytest.mark.django_db


def test_the_search_table_can_be_made_anew() -> None:
    store.add_report(report(text="lorries"))
    backend.empty_search()
    assert read.search_reports("lorries") == []
    backend.reindex((row.pk, row.title, row.text) for row in models.Report.objects.all())
    assert [row.uid for row in read.search_reports("lorries")] == ["r1"]


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hidden-word")
    assert "hidden-word" not in backend.location()
    assert str(connection.settings_dict["NAME"]) in backend.location()
