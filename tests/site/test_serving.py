"""The site is loaded whole before the first reader comes."""

import gc
import sys
from collections.abc import Iterator

import pytest

from marsad.site.serving import application


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.django_db
def test_what_is_loaded_is_no_garbage_to_be_looked_for() -> None:
    before = gc.get_freeze_count()
    answer = application()
    assert callable(answer)
    assert "marsad.site.views.maps" in sys.modules
    assert gc.get_freeze_count() > before + 1000
