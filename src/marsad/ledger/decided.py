"""The ledger's tables of what people decided: judgements, withdrawals of reports, what a name means; only added to."""

from typing import Any, ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from marsad.model import DECISIONS

_SAID: Final[dict[str, Any]] = {
    "accept": lazy("accept"), "correct": lazy("correct"), "reject": lazy("reject"), "same event": lazy("same event"),
    "not the same": lazy("not the same"), "merge": lazy("merge"), "split": lazy("split"), "grade": lazy("grade"),
    "verified": lazy("verified"), "undo": lazy("undo"),
}  # fmt: skip
"""Decisions, as editors read them."""


class Judgement(models.Model):
    """A person's decision, as ``marsad.model.Judgement``; a row, never an overwrite."""

    uid = models.CharField(lazy("id"), max_length=16, unique=True)
    decision = models.CharField(lazy("decision"), max_length=16, choices=[(word, _SAID[word]) for word in DECISIONS])
    by = models.CharField(lazy("by"), max_length=150)
    at = models.DateTimeField(lazy("at"))
    why = models.TextField(lazy("reason"), blank=True)
    event = models.CharField(
        lazy("event"), max_length=16, blank=True, help_text=lazy("The id of the judged event, as it then was.")
    )
    value = models.JSONField(lazy("value"), null=True, help_text=lazy("The corrections, or the grade."))
    undoes = models.ForeignKey(
        "self", verbose_name=lazy("takes back"), null=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    added_at = models.DateTimeField(lazy("stored"), auto_now_add=True)

    class Meta:
        """In the order they were made."""

        verbose_name = lazy("judgement")
        verbose_name_plural = lazy("judgements")
        ordering: ClassVar[list[str]] = ["at", "uid"]

    def __str__(self) -> str:
        """Who judged what."""
        return f"{self.by}: {self.get_decision_display()} {self.uid}"


class JudgedClaim(models.Model):
    """A claim that a judgement is about; ``data`` is ``marsad.model.Target``, which finds it in a newer reading."""

    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="targets")
    claim = models.CharField(
        lazy("claim"), max_length=16, db_index=True, help_text=lazy("The claim's id when it was judged.")
    )
    report = models.CharField(lazy("report"), max_length=200, db_index=True)
    other = models.BooleanField(
        lazy("other side"), default=False, help_text=lazy("Whether it is of the other side of a link.")
    )
    data = models.JSONField()

    class Meta:
        """In the order of their ids."""

        verbose_name = lazy("judged claim")
        verbose_name_plural = lazy("judged claims")
        ordering: ClassVar[list[str]] = ["judgement", "other", "claim"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["judgement", "claim"], name="claim_of_judgement")
        ]

    def __str__(self) -> str:
        """The claim's id."""
        return self.claim


class Withdrawal(models.Model):
    """A person's decision that a report counts no more, or (``undoes``) that it counts again."""

    report = models.CharField(max_length=200, db_index=True, help_text="The report's id.")
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    by = models.CharField(max_length=150, blank=True, help_text="Empty: a mark of before there were such rows.")
    why = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """In the order they were made."""

        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        """Who decided what."""
        return f"{self.by}: {self.report} {'counts again' if self.undoes_id else 'is withdrawn'}"


class NameDecision(models.Model):
    """A person's decision on which place a name means, in one report or always; the latest one holds."""

    key = models.CharField(max_length=300, db_index=True, help_text="The name, folded.")
    name = models.CharField(max_length=300)
    report = models.CharField(max_length=200, blank=True, help_text="The report's id; empty: always.")
    place = models.CharField(max_length=120, blank=True, help_text="The place's id; empty: no place is meant.")
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    judgements = models.JSONField(default=list, help_text="Ids of the corrections of claims that it brought about.")
    by = models.CharField(max_length=150)
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were made."""

        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        """Who decided what."""
        return f"{self.by}: {self.name} is {self.place or 'no place'}"
