"""What the pages ask of the ledger: one module for each kind of page, a fixed number of queries each."""
