"""Readers in tests: each a client of its own, whose requests come from a page of the site."""

from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from marsad.site.discussion.questions import Question, questions

from .pages import Page

WRITTEN = {"name": "Layla", "email": "layla@example.org", "text": "The school was closed that day."}


class Sender(Client):
    """A reader's browser."""

    def __init__(self, address: str = "192.0.2.7") -> None:
        super().__init__(headers={"sec-fetch-site": "same-origin"}, REMOTE_ADDR=address, enforce_csrf_checks=True)

    def page(self, report: str = "post-1", **fields: str) -> Page:
        """Open a report."""
        answer = self.get(reverse("site:report", args=[report]), fields)
        return Page(answer, html.fromstring(answer.content.decode()))

    def vote(self, way: str, report: str = "post-1") -> Any:
        """Vote on a report."""
        return self.post(reverse("site:vote", args=[report]), {"vote": way})

    def send(self, report: str = "post-1", **fields: str) -> Page:
        """Send the form for a comment."""
        answer = self.post(reverse("site:comment", args=[report]), WRITTEN | fields)
        return Page(answer, html.fromstring(answer.content.decode() or "<html/>"))

    def comment(self, report: str = "post-1", **fields: str) -> str:
        """Comment, answer the question, and give the id of the comment."""
        asked = self.send(report, **fields)
        told = self.send(report, **fields, question=token(asked), answer=question(asked).answers[0])
        assert told.answer.status_code == 302, told.text()
        return str(told.answer["Location"]).rpartition("#comment-")[2]

    def withdraw(self, uid: str) -> Any:
        """Withdraw a comment."""
        return self.post(reverse("site:withdraw", args=[uid]))


def token(page: Page) -> str:
    """The token of the question on a page."""
    return str(page.find("input[name='question']")[0].get("value"))


def question(page: Page) -> Question:
    """The question on a page."""
    asked = page.text("label[for='id_answer']")
    return next(one for one in questions().values() if asked in (one.en, one.ar))
