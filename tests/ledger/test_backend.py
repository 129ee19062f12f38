import pytest
from django.db import connection

from marsad.ledger import backend

pytestmark = pytest.mark.django_db


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hidden-word")
    assert "hidden-word" not in backend.location()
    assert str(connection.settings_dict["NAME"]) in backend.location()
