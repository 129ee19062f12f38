"""What is asked of the ledger from Python: the functions that ``marsad.ledger`` gives out, and what they share."""
