"""Which state the ledger is in, told by one query that costs the same however much it holds."""

from typing import Final

from django.db import connection, models

from marsad.ledger.models import Build, Claim, Judgement, NameDecision, PlaceList, Report, Withdrawal

_TOLD_BY: Final[tuple[tuple[type[models.Model], str], ...]] = (
    (Build, "id"), (Build, "at"), (Report, "id"), (Claim, "id"), (Judgement, "id"), (NameDecision, "id"),
    (PlaceList, "added_at"), (Withdrawal, "id"),
)  # fmt: skip
"""Tables of which any change adds a row, or sets the time: the derived record is marked as built with every change of
what is stored, and what is stored while it is behind has a row of its own."""


def stamp() -> str:
    """Tell the ledger's state: a text that is another one after every change that pages may show."""
    named = [(connection.ops.quote_name(column), table._meta.db_table) for table, column in _TOLD_BY]
    newest = ", ".join(f"(SELECT max({column}) FROM {table})" for column, table in named)  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {newest}")
        return " ".join(str(value) for value in cursor.fetchone())
