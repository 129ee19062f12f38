"""Marsad, an observatory for armed conflict: reads reports into claims and keeps the record."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.model import Claim, Report

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(report: "Report") -> "list[Claim]":
    """Read a report into claims, in the order of its text, with places settled where they can be.

    Raises:
        InstallationError: no English language model is installed.
    """
    from marsad.workflow.reading import read as read_report  # noqa: PLC0415 - spaCy is loaded on first use only

    return read_report(report)
