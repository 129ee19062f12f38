"""The ledger's tables. Reports, claims and judgements are only added; the rest is derived and rebuilt."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from marsad.ledger.areas import Boundary, Outline, PlaceList
from marsad.ledger.decided import JudgedClaim, Judgement, NameDecision, Withdrawal
from marsad.ledger.loading import Row
from marsad.ledger.search.tables import SearchEntry, SearchName, SearchValue
from marsad.ledger.workings import Account, Band, Block, Bond, ControlClaim, Link, Sketch

__all__ = [
    "Account", "Band", "Block", "Bond", "Boundary", "Build", "Claim", "ControlClaim", "ControlSpan", "CountingClaims",
    "Event", "JudgedClaim", "Judgement", "Link", "NameDecision", "Outline", "Place", "PlaceList", "Report",
    "SearchEntry", "SearchName", "SearchValue", "Sketch", "Toll", "Withdrawal",
]  # fmt: skip


class Report(Row):
    """One revision of one report; ``uid`` is the report's id, ``revision`` counts from 1."""

    uid = models.CharField(lazy("id"), max_length=200)
    revision = models.PositiveIntegerField(lazy("revision"), default=1)
    digest = models.CharField(max_length=16)
    title = models.TextField(lazy("headline"))
    text = models.TextField(lazy("text"))
    published = models.DateField(lazy("published"), null=True)
    published_at = models.DateTimeField(lazy("moment of publication"), null=True)
    publisher = models.CharField(lazy("publisher"), max_length=200)
    language = models.CharField(lazy("language"), max_length=8)
    url = models.URLField(lazy("address"), max_length=2000, blank=True)
    credit = models.CharField(lazy("credit line"), max_length=500, blank=True)
    added_at = models.DateTimeField(lazy("stored"), auto_now_add=True)
    current = models.BooleanField(
        lazy("newest revision"), default=True, help_text=lazy("Whether this is the newest revision of its report.")
    )
    withdrawn = models.BooleanField(lazy("withdrawn"), default=False)
    withdrawn_at = models.DateTimeField(lazy("moment of withdrawal"), null=True)

    class Meta:
        """A report's content is stored once."""

        verbose_name = lazy("report")
        verbose_name_plural = lazy("reports")
        ordering: ClassVar[list[str]] = ["-published", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["uid", "revision"], name="report_revision"),
            models.UniqueConstraint(fields=["uid", "digest"], name="report_content"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["publisher"]),
            # those that count are listed and counted from the one, the others are found by the other
            models.Index(
                fields=["-published", "-added_at", "id"],
                condition=models.Q(current=True, withdrawn=False),
                name="report_newest",
            ),
            models.Index(
                fields=["id"], condition=models.Q(current=False) | models.Q(withdrawn=True), name="report_of_past"
            ),
        ]

    def __str__(self) -> str:
        """Headline and publisher."""
        return f"{self.title} ({self.publisher})"


class Place(Row):
    """A gazetteer entry, as ``marsad.model.Place``; ``uid`` is "list:key"."""

    uid = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    name_ar = models.CharField(max_length=200, blank=True)
    names = models.JSONField(default=list)
    kind = models.CharField(max_length=16)
    country = models.CharField(max_length=2)
    admin1 = models.CharField(max_length=200, blank=True)
    admin2 = models.CharField(max_length=200, blank=True)
    admin3 = models.CharField(max_length=200, blank=True)
    pcode = models.CharField(max_length=40, blank=True)
    population = models.PositiveBigIntegerField(null=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    listed = models.BooleanField(default=False, help_text="Of a gazetteer that was added; else a claim's place only.")

    class Meta:
        """Places are read by name and by box."""

        ordering: ClassVar[list[str]] = ["name"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["name"]),
            models.Index(fields=["latitude", "longitude"]),
            # the units that a place lies in are found by this
            models.Index(fields=["country", "kind", "name"], name="place_of_kind"),
        ]

    def __str__(self) -> str:
        """Name and province."""
        return f"{self.name} ({self.admin1})" if self.admin1 else self.name


class CountingClaims(models.Manager["Claim"]):
    """The claims that count now: not withdrawn, of the current revision of a report that is not withdrawn."""

    def get_queryset(self) -> models.QuerySet["Claim"]:
        """Leave out what is stored and counts no more."""
        found = super().get_queryset()
        return found.filter(withdrawn=False, report__current=True, report__withdrawn=False)


class Claim(Row):
    """One claim; the columns that are asked for, and the claim as read in ``data`` (the contract's JSON)."""

    uid = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=16)
    action = models.CharField(max_length=16)
    status = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    group = models.CharField(max_length=16, blank=True)
    cumulative = models.BooleanField(default=False)
    actor = models.CharField(max_length=300, blank=True, help_text="The party's name, or the words of the text.")
    source = models.CharField(max_length=300, blank=True, help_text="The source's name, or the words of the text.")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="claims")
    place_text = models.CharField(max_length=300, blank=True)
    admin1 = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    date_start = models.DateField(null=True)
    date_end = models.DateField(null=True)
    rule = models.CharField(max_length=120, blank=True)
    reader = models.CharField(max_length=80, blank=True)
    data = models.JSONField()
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Claim"]] = models.Manager()
    counting: ClassVar[CountingClaims] = CountingClaims()

    class Meta:
        """Claims are read in the order of their report's text, and by kind, day and place."""

        ordering: ClassVar[list[str]] = ["report", "start", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "action", "withdrawn"], name="claim_of_kind"),
            models.Index(fields=["date_start"]),
            # the reports that speak of a place are found in this index alone
            models.Index(fields=["place", "withdrawn", "report"], name="claim_of_place"),
            # few claims of very many give totals
            models.Index(fields=["kind"], condition=models.Q(cumulative=True), name="claim_from_above"),
        ]

    def __str__(self) -> str:
        """Kind, action and id."""
        return f"{self.kind}/{self.action} {self.uid}"


class Event(Row):
    """Derived: one occurrence and the claims that speak of it; ``data`` is ``marsad.model.Event`` as JSON."""

    uid = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16)
    actions = models.JSONField(default=list)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="events")
    place_text = models.CharField(max_length=300, blank=True)
    admin1 = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    date_start = models.DateField(null=True)
    date_end = models.DateField(null=True)
    precision = models.PositiveSmallIntegerField(null=True, help_text="UCDP's where_prec of the place.")
    sources = models.PositiveIntegerField(default=0, help_text="How many independent sources speak of it.")
    contested = models.BooleanField(default=False)
    claims = models.ManyToManyField(Claim, related_name="events")
    data = models.JSONField()

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-date_start", "uid"]
        indexes: ClassVar[list[models.Index]] = [
            # lists are counted from these alone
            models.Index(fields=["-date_start", "date_end", "kind", "contested"], name="event_by_day"),
            models.Index(fields=["kind", "-date_start", "date_end"], name="event_of_kind"),
            # small maps are counted from this one
            models.Index(fields=["place", "kind", "precision", "date_start", "date_end", "uid"], name="event_on_map"),
        ]

    def __str__(self) -> str:
        """Kind, actions and id."""
        return f"{self.kind} {'/'.join(self.actions)} {self.uid}"


class Toll(Row):
    """Derived: one event's toll of one action and group by a named rule; null is not known, never zero."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tolls")
    action = models.CharField(max_length=16)
    group = models.CharField(max_length=16, blank=True)
    low = models.BigIntegerField(null=True)
    best = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    rule = models.CharField(max_length=16)
    figures = models.JSONField(default=list, help_text="Each independent source's latest figure and its claim.")

    class Meta:
        """One toll for each event, action, group and rule."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["event", "action", "group", "rule"], name="toll_of_event")
        ]

    def __str__(self) -> str:
        """Action, group and the best figure."""
        return f"{self.action} {self.group}: {self.best}"


class ControlSpan(Row):
    """Derived: an actor holds, contests or besieges a place from a day to a day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="control")
    actor = models.CharField(max_length=300)
    state = models.CharField(max_length=10)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    claims = models.ManyToManyField(Claim, related_name="control")

    class Meta:
        """Oldest first."""

        ordering: ClassVar[list[str]] = ["place", "start"]

    def __str__(self) -> str:
        """Who, what, where, since when."""
        return f"{self.actor} {self.state} {self.place} since {self.start}"


class Build(models.Model):
    """When the derived tables were last made, and how; the row is there only while they match what is stored."""

    rule = models.CharField(max_length=16)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """When and by which rule."""
        return f"built by {self.rule} at {self.at}"
