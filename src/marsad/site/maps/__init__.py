"""Maps drawn on the server as SVG, from the ledger's own data: no tiles, no network, no script."""
