"""The public site: server-rendered pages over the ledger."""
