"""Withdrawing reports: a person's decision is saved, and the record follows, in one transaction."""

from typing import Protocol

from django.db import transaction

from marsad.ledger import judging, store, withdrawals
from marsad.ledger.withdrawals import Withdrawal
from marsad.model import InputError
from marsad.workflow.judging import check_texts
from marsad.workflow.rebuild import rebuild
from marsad.workflow.update import following

__all__ = ["Withdrawal", "restore_report", "withdraw_report", "withdrawn"]


class _Decide(Protocol):
    def __call__(self, report: str, *, by: str, why: str) -> Withdrawal: ...


def withdraw_report(report: str, *, by: str, why: str) -> Withdrawal:
    """Withdraw a report in all its revisions: it is kept, counts no more, and nothing of it is shown.

    Raises:
        InputError: there is no such report, it is withdrawn, or nobody or no reason is named; nothing is saved then.
    """
    return _decide(withdrawals.withdraw, report, by, why)


def restore_report(report: str, *, by: str, why: str) -> Withdrawal:
    """Take a withdrawal back: the report counts again.

    Raises:
        InputError: there is no such report, it is not withdrawn, or nobody or no reason is named.
    """
    return _decide(withdrawals.restore, report, by, why)


def withdrawn() -> list[Withdrawal]:
    """List the withdrawals that stand, in the order in which they were made."""
    return [made for made in withdrawals.withdrawals() if not made.restored]


def _decide(decide: _Decide, report: str, by: str, why: str) -> Withdrawal:
    check_texts({"by": by, "why": why})
    for field, text, expected in (("by", by, "the name of whoever decides"), ("why", why, "the reason")):
        if not text.strip():
            raise InputError(f"empty; expected {expected}", field=field)
    with transaction.atomic():
        rule = judging.rule()
        with following([report], rule):
            made = decide(report, by=by.strip(), why=why.strip())
        if not store.is_built(rule):
            rebuild(rule)
    return made
