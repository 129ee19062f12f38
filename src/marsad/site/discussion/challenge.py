"""Confirming that a comment is meant: a proof of work by the browser, or the answer to a plain question.

Both are signed here, belong to one report, end after half an hour and count once. The proof of work is ALTCHA's
(version 2, PBKDF2 with SHA-256, a key that begins with a zero byte): no third party is asked, nothing is seen or heard,
so that it is no harder for the blind than for anyone.
"""

import base64
import binascii
import datetime as dt
import json
import secrets
from dataclasses import dataclass
from enum import Enum
from typing import Any

import altcha
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils import timezone

from marsad.site.discussion import questions
from marsad.site.discussion.models import SpentChallenge
from marsad.site.discussion.questions import Question

LIFE = dt.timedelta(minutes=30)
_SALT = "marsad.site.discussion.challenge"
_ALGORITHM, _COST, _PREFIX = "PBKDF2/SHA-256", 2000, "00"
"""256 tries of 2,000 rounds in the middle: about a second of a browser's time, a millisecond of ours."""
_LONGEST = 4000


class Outcome(Enum):
    """How a challenge went."""

    CONFIRMED = "confirmed"
    NOT_ANSWERED = "not answered"
    WRONG = "wrong"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a form asks it: the words, their language, and the signed token that goes with the answer."""

    text: str
    language: str
    token: str


def _secret() -> str:
    return f"{_SALT}:{settings.SECRET_KEY}"


def work(report: str) -> dict[str, Any]:
    """Make a proof of work for a comment on a report, as JSON for the browser."""
    made = altcha.create_challenge(
        _ALGORITHM, _COST, key_prefix=_PREFIX, expires_at=timezone.now() + LIFE, data={"report": report},
        hmac_secret=_secret(),
    )  # fmt: skip
    return dict(made.to_dict())


def ask(report: str, language: str, but: str = "") -> Asked:
    """Ask a question for a comment on a report; ``but`` is the token of the question that was asked before."""
    try:
        last = str(signing.loads(but, salt=_SALT)["q"]) if but else ""
    except (signing.BadSignature, KeyError, TypeError):
        last = ""
    chosen = questions.choose(last)
    token = signing.dumps({"q": chosen.key, "r": report, "n": secrets.token_hex(16)}, salt=_SALT)
    language = "ar" if language == "ar" else "en"
    return Asked(chosen.ask(language), language, token)


def confirm(sent: QueryDict, report: str, address: str) -> Outcome:
    """Check what a form brought with it, and spend it: no answer, right or wrong, counts a second time."""
    if payload := sent.get("work", ""):
        outcome, nonce = _worked(payload, report)
        if outcome is Outcome.CONFIRMED:
            return _spent_once(nonce, address)
    token, answer = sent.get("question", ""), sent.get("answer", "")
    if not token or not answer.strip():
        return Outcome.NOT_ANSWERED
    return _answered(token, answer[:200], report, address)


def _worked(payload: str, report: str) -> tuple[Outcome, str]:
    """Check a proof of work; its number comes with it."""
    if len(payload) > _LONGEST:
        return Outcome.WRONG, ""
    result = altcha.verify_solution(payload, _secret())
    if not result.verified:
        return (Outcome.OLD if result.expired else Outcome.WRONG), ""
    try:
        parameters = json.loads(base64.b64decode(payload))["challenge"]["parameters"]
    except (binascii.Error, ValueError, KeyError, TypeError):
        return Outcome.WRONG, ""
    if parameters["data"] != {"report": report}:
        return Outcome.WRONG, ""
    return Outcome.CONFIRMED, str(parameters["nonce"])


def _answered(token: str, answer: str, report: str, address: str) -> Outcome:
    try:
        held = signing.loads(token, salt=_SALT, max_age=LIFE)
    except signing.SignatureExpired:
        return Outcome.OLD
    except signing.BadSignature:
        return Outcome.WRONG
    question: Question | None = questions.questions().get(held["q"])
    once = _spent_once(held["n"], address)
    if once is not Outcome.CONFIRMED or question is None or held["r"] != report:
        return Outcome.OLD
    return Outcome.CONFIRMED if question.is_answer(answer) else Outcome.WRONG


def _spent_once(nonce: str, address: str) -> Outcome:
    """Mark a challenge as spent; one that was spent before is old. Those that ended long ago are forgotten."""
    SpentChallenge.objects.filter(at__lt=timezone.now() - 4 * LIFE).delete()
    try:
        with transaction.atomic():
            SpentChallenge.objects.create(nonce=nonce, address=address)
    except IntegrityError:
        return Outcome.OLD
    return Outcome.CONFIRMED
