"""The derived record made anew from all that is stored."""

from marsad.ledger import store
from marsad.model import Record, Rule
from marsad.reconcile import reconcile


def rebuild(rule: Rule = "span") -> Record:
    """Derive events, tolls and control from every claim that counts, and save them in one transaction."""
    return store.rebuild(lambda claims, reports: reconcile(claims, reports, rule), rule)
