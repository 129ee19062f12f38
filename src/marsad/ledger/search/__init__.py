"""Search over all that the ledger holds; ``marsad.ledger.search.find`` has the door, ``search``."""
