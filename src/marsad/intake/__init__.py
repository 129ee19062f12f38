"""Intake: bytes in, reports out. Reads txt, html, json, jsonl and csv; knows nothing of claims."""

from marsad.intake.entry import OnBad, read_input
from marsad.intake.fields import Defaults

__all__ = ["Defaults", "OnBad", "read_input"]
