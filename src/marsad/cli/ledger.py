"""Opening the ledger from a command; Django is loaded here and not before."""


def open_ledger() -> None:
    """Set Django up and bring the tables to this version, as every command that uses the ledger does first.

    Raises:
        InstallationError: the ledger's folder or database can't be used, or a setting is not what it should be.
    """
    from marsad.ledger import opening  # noqa: PLC0415

    opening.open_ledger()
