import pytest


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Tests tell different wars on the same days of the ledger's clock."""
    from marsad.ledger.asking import known  # noqa: PLC0415 - Django's apps are loaded after this file

    known._derived.clear()
