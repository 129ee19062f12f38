"""Confirming a comment: by work or by an answer, for one report, in time, and once."""

import base64
import datetime as dt
import json
from typing import Any

import altcha
import pytest
from django.http import QueryDict
from django.test import Client

from marsad.site.discussion import challenge, questions
from marsad.site.discussion.challenge import Outcome
from marsad.site.discussion.models import Comment, SpentChallenge

from .sending import Sender, question, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports")]


def sent(**fields: str) -> QueryDict:
    held = QueryDict(mutable=True)
    held.update(fields)
    return held


def worked(made: dict[str, Any]) -> str:
    """Solve a proof of work as a browser does."""
    given = altcha.Challenge.from_dict(made)
    solution = altcha.solve_challenge(given)
    assert solution is not None
    return altcha.Payload(given, solution).to_base64()


@pytest.fixture
def payload(monkeypatch: pytest.MonkeyPatch) -> str:
    """A proof of work for a report, of few rounds."""
    monkeypatch.setattr(challenge, "_COST", 1)
    return worked(challenge.work("post-1"))


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let time go by."""
    import time  # noqa: PLC0415

    now = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: now)


def test_work_counts_once(payload: str) -> None:
    assert challenge.confirm(sent(work=payload), "post-1", "a") is Outcome.CONFIRMED
    assert challenge.confirm(sent(work=payload), "post-1", "a") is Outcome.OLD


def test_work_counts_for_its_report_alone(payload: str) -> None:
    assert challenge.confirm(sent(work=payload), "gazette-1", "a") is not Outcome.CONFIRMED
    assert challenge.confirm(sent(work=payload), "post-1", "a") is Outcome.CONFIRMED


def test_work_ends_after_half_an_hour(payload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, challenge.LIFE.total_seconds() + 1)
    assert challenge.confirm(sent(work=payload), "post-1", "a") is not Outcome.CONFIRMED


def changed(payload: str, **parameters: Any) -> str:
    held = json.loads(base64.b64decode(payload))
    held["challenge"]["parameters"].update(parameters)
    return base64.b64encode(json.dumps(held).encode()).decode()


@pytest.mark.parametrize("parameters", [{"keyPrefix": ""}, {"expiresAt": None}, {"data": None}, {"nonce": "00" * 16}])
def test_work_that_was_changed_counts_nothing(payload: str, parameters: dict[str, Any]) -> None:
    forged = changed(payload, **parameters)
    assert challenge.confirm(sent(work=forged), "post-1", "a") is not Outcome.CONFIRMED


@pytest.mark.parametrize(
    "text", ["x", "é", "{}", "e30=", "bnVsbA==", "W10=", base64.b64encode(b'{"challenge": 1, "solution": 2}').decode(),
             base64.b64encode(b"[" * 900).decode(), "A" * 9000],
)  # fmt: skip
def test_what_is_no_work_counts_nothing(text: str) -> None:
    assert challenge.confirm(sent(work=text), "post-1", "a") is Outcome.NOT_ANSWERED
    assert not SpentChallenge.objects.exists()


def test_a_solution_must_fit_its_challenge(payload: str) -> None:
    held = json.loads(base64.b64decode(payload))
    for solution in ({"counter": -1}, {"counter": "1"}, {"derivedKey": "00" * 32}, {"derivedKey": None}):
        wrong = held | {"solution": held["solution"] | solution}
        encoded = base64.b64encode(json.dumps(wrong).encode()).decode()
        assert challenge.confirm(sent(work=encoded), "post-1", "a") is not Outcome.CONFIRMED


def test_a_comment_with_work_is_asked_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenge, "_COST", 1)
    answer = Client().get("/reports/post-1/work/")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    told = Sender().send(work=worked(answer.json()))
    assert told.answer.status_code == 302
    assert Comment.objects.count() == 1


def test_there_is_no_work_for_what_is_not_there() -> None:
    assert Client().get("/reports/nothing/work/").status_code == 404


def test_an_answer_counts_once_right_or_wrong() -> None:
    asked = challenge.ask("post-1", "en")
    right = next(one for one in questions.questions().values() if one.en == asked.text).answers[0]
    assert challenge.confirm(sent(question=asked.token, answer="perhaps"), "post-1", "a") is Outcome.WRONG
    assert challenge.confirm(sent(question=asked.token, answer=right), "post-1", "a") is Outcome.OLD
    other = challenge.ask("post-1", "en")
    right = next(one for one in questions.questions().values() if one.en == other.text).answers[0]
    assert challenge.confirm(sent(question=other.token, answer=right), "post-1", "a") is Outcome.CONFIRMED
    assert challenge.confirm(sent(question=other.token, answer=right), "post-1", "a") is Outcome.OLD


def test_an_answer_counts_for_its_report_in_time_and_with_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    for report, seconds, tail in (("gazette-1", 0, ""), ("post-1", 1801, ""), ("post-1", 0, "x")):
        asked = challenge.ask("post-1", "ar")
        right = next(one for one in questions.questions().values() if one.ar == asked.text).answers[0]
        with monkeypatch.context() as patch:
            later(patch, seconds)
            outcome = challenge.confirm(sent(question=asked.token + tail, answer=right), report, "a")
        assert outcome in {Outcome.OLD, Outcome.WRONG}


def test_a_wrong_answer_is_told_beside_it_and_another_question_asked() -> None:
    reader = Sender()
    asked = reader.send()
    again = reader.send(question=token(asked), answer="perhaps")
    assert again.answer.status_code == 422
    assert again.text("#id_answer_error") == "That is not the answer. Here is another question."
    assert question(again) != question(asked)
    assert again.find("textarea")[0].text_content().strip()
    assert not Comment.objects.exists()


def test_answers_can_not_be_tried_without_end() -> None:
    reader = Sender()
    statuses = []
    page = reader.send()
    while page.find("input[name='question']"):
        page = reader.send(question=token(page), answer="perhaps")
        statuses.append(page.answer.status_code)
    assert (statuses[0], statuses[-1], len(statuses)) == (422, 429, 41)


def test_spent_challenges_are_forgotten_in_time(payload: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    SpentChallenge.objects.create(nonce="old", address="a")
    SpentChallenge.objects.update(at=timezone.now() - dt.timedelta(hours=3))
    challenge.confirm(sent(work=payload), "post-1", "a")
    assert not SpentChallenge.objects.filter(nonce="old").exists()


@pytest.mark.parametrize(
    ("text", "language"), [("The school was closed.", "en"), ("كانت المدرسة مغلقة BBC", "ar"), ("123 !", "en")]
)
def test_the_question_is_in_the_language_of_the_comment(text: str, language: str) -> None:
    page = Sender().send(text=text)
    [label] = page.find("label[for='id_answer']")
    assert (label.get("lang"), label.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert page.text("label[for='id_answer']") == question(page).ask(language)
