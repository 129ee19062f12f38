"""The store of the record: reports, claims, places, judgements, and what is derived from them."""
