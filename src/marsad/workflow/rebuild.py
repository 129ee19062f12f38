"""The derived record made anew from all that is stored."""

from marsad.ledger import store
from marsad.ledger.judgements import judgements
from marsad.model import Record, Rule
from marsad.reconcile import derive


def rebuild(rule: Rule = "span") -> Record:
    """Derive events, tolls and control from every claim that counts and every judgement; saved in one transaction."""
    return store.rebuild(lambda claims, reports: derive(claims, reports, judgements(), rule), rule)
