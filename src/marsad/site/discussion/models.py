"""What readers add. Reports are named by their id alone: no row of the record points here, nor the other way."""

from typing import Any, ClassVar

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as lazy

NAME_LENGTH, TEXT_LENGTH = 80, 4000


def new_uid() -> str:
    """Make an id that nobody can guess."""
    return get_random_string(16)


class Vote(models.Model):
    """One reader's vote on one report; a vote that is withdrawn leaves no row."""

    report = models.CharField(lazy("report"), max_length=200, help_text=lazy("The report's id."))
    reader = models.CharField(max_length=32, help_text=lazy("A random number, kept in the reader's cookie."))
    address = models.CharField(max_length=32, help_text=lazy("A digest of the address and the day."))
    up = models.BooleanField(lazy("up"))
    at = models.DateTimeField(lazy("at"), auto_now=True)

    class Meta:
        """One vote for each reader and report."""

        verbose_name = lazy("vote")
        verbose_name_plural = lazy("votes")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["report", "reader"], name="vote_of_reader")]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["address", "at"])]

    def __str__(self) -> str:
        """Which way, on what."""
        return f"{'▲' if self.up else '▼'} {self.report}"


class Comment(models.Model):
    """A reader's comment on a report, or the answer to one; an answer has no answers of its own."""

    class State(models.TextChoices):
        """Where a comment stands."""

        HELD = "held", lazy("held")
        APPROVED = "approved", lazy("approved")
        REJECTED = "rejected", lazy("rejected")
        WITHDRAWN = "withdrawn", lazy("withdrawn")

    uid = models.CharField(max_length=16, unique=True, default=new_uid)
    report = models.CharField(lazy("report"), max_length=200, help_text=lazy("The report's id."))
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    name = models.CharField(lazy("name"), max_length=NAME_LENGTH)
    email = models.EmailField(lazy("e-mail"), help_text=lazy("Shown to editors alone."))
    text = models.TextField(lazy("comment"), max_length=TEXT_LENGTH)
    reader = models.CharField(max_length=32, help_text=lazy("A random number, kept in the reader's cookie."))
    address = models.CharField(max_length=32, help_text=lazy("A digest of the address and the day."))
    state = models.CharField(lazy("state"), max_length=10, choices=State.choices, default=State.HELD)
    written_at = models.DateTimeField(lazy("written"), auto_now_add=True)

    class Meta:
        """The newest first."""

        verbose_name = lazy("comment")
        verbose_name_plural = lazy("comments")
        ordering: ClassVar[list[str]] = ["-written_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["report", "state"]),
            models.Index(fields=["state", "written_at"]),
            models.Index(fields=["reader", "written_at"]),
            models.Index(fields=["address", "written_at"]),
        ]

    def __str__(self) -> str:
        """Who, on what."""
        return f"{self.name}: {self.report}"


class Moderation(models.Model):
    """What an editor decided on a comment; rows are only added, and the newest one holds."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="moderations")
    decision = models.CharField(lazy("decision"), max_length=10, choices=Comment.State.choices)
    by = models.CharField(lazy("by"), max_length=150)
    why = models.TextField(lazy("reason"), blank=True)
    at = models.DateTimeField(lazy("at"), auto_now_add=True)

    class Meta:
        """In the order they were made."""

        verbose_name = lazy("decision")
        verbose_name_plural = lazy("decisions")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        """Who decided what."""
        return f"{self.by}: {self.decision}"


class SpentChallenge(models.Model):
    """A challenge that was answered, rightly or not: it can't be answered again."""

    nonce = models.CharField(max_length=64, unique=True)
    address = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Counted by address and time."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["address", "at"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        """The challenge's number."""
        return self.nonce


class FailedSignIn(models.Model):
    """A name and a password that did not open an account; kept for an hour, to count them."""

    name = models.CharField(max_length=150)
    address = models.CharField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Counted by name or address, and time."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["address", "at"]), models.Index(fields=["name", "at"])
        ]  # fmt: skip

    def __str__(self) -> str:
        """The name that was tried."""
        return self.name
