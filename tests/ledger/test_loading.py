"""Rows made of what was read are the rows that Django makes."""

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from marsad.ledger.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def _town() -> None:
    Place.objects.create(
        uid="made:ford", name="Ford", names=["FORD"], kind="town", country="XX", latitude=1.5, longitude=0.5
    )


@pytest.mark.usefixtures("_town")
def test_a_row_is_as_django_makes_it() -> None:
    row = Place.objects.get()
    values = [getattr(row, field.attname) for field in Place._meta.concrete_fields]
    names = [field.attname for field in Place._meta.concrete_fields]
    made = models.Model.from_db.__func__(Place, "default", names, values)  # type: ignore[attr-defined]
    assert {key: value for key, value in vars(row).items() if key != "_state"} == {
        key: value for key, value in vars(made).items() if key != "_state"
    }
    assert (row._state.adding, row._state.db) == (made._state.adding, made._state.db) == (False, "default")
    assert row == made


@pytest.mark.usefixtures("_town")
def test_a_column_that_was_left_out_is_read_when_it_is_asked_for_and_the_row_can_be_saved() -> None:
    row = Place.objects.defer("names").get()
    assert row.get_deferred_fields() == {"names"}
    with CaptureQueriesContext(connection) as queries:
        assert row.names == ["FORD"]
    assert len(queries) == 1
    row.name = "Forde"
    row.save()
    assert Place.objects.get().name == "Forde"
