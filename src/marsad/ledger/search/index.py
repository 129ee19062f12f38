"""Keeping the index: entries written as reports, places and events are saved, or all of them anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import islice
from typing import Any, Final, Literal, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from marsad import model
from marsad.ledger import backend, models, rows
from marsad.ledger.search import entries, known
from marsad.ledger.search.entries import Entry, Named
from marsad.ledger.search.known import Spelling
from marsad.ledger.search.values import split
from marsad.reading import lexicon
from marsad.reconcile.judged import judged

_SHAPE: Final = "2"
"""Of what the index holds; a change of it is a change of version."""
_STATE: Final = "version"
_BATCH: Final = 500
T = TypeVar("T")
Party = Literal["actor", "source"]


def add_reports(keys: Sequence[int]) -> None:
    """Index these rows of reports with their claims as they are now, within the caller's transaction.

    Whatever the index held of them goes; rows that count no more are left out.
    """
    _forget(models.SearchEntry.objects.filter(report__in=keys))
    reports = list(models.Report.objects.filter(pk__in=keys, current=True, withdrawn=False).order_by("pk"))
    rows_keys: dict[str, int] = {}
    by_report: dict[str, list[model.Claim]] = defaultdict(list)
    stored = models.Claim.counting.filter(report__in=keys).order_by("uid").values_list("pk", "uid", "data")
    for key, uid, data in stored:
        rows_keys[uid] = key
        by_report[data["report"]].append(rows.claim_record(data))
    _learn_from(claim for claims in by_report.values() for claim in claims)
    judgements = _judgements([report.uid for report in reports])
    counting = {report.uid: judged(by_report[report.uid], judgements[report.uid]).claims for report in reports}
    places = _places_of(claim for claims in counting.values() for claim in claims)
    found: list[Entry] = []
    for report in reports:
        told = [entries.of_claim(claim, rows_keys[claim.id], report, places) for claim in counting[report.uid]]
        found += [entries.of_report(report, told), *told]
    _write(found)


def refresh(reports: Iterable[str]) -> None:
    """Index the current revisions of reports (by id) again, within the caller's transaction."""
    current = models.Report.objects.filter(uid__in=list(reports), current=True)
    for some in _batches(current.order_by("pk").values_list("pk", flat=True)):
        add_reports(some)


def _judgements(reports: Sequence[str]) -> defaultdict[str, list[model.Judgement]]:
    """Lead from reports to what was decided on their claims, and what takes that back; to nothing for all others."""
    from marsad.ledger.judgements import judgements  # noqa: PLC0415 - it stores through what indexes

    found: defaultdict[str, list[model.Judgement]] = defaultdict(list)
    undoing: list[model.Judgement] = []
    for made in judgements(reports):
        for uid in {item.report for item in (*made.claims, *made.others)}:
            found[uid].append(made)
        if made.undoes:
            undoing.append(made)
    for about in found.values():
        about.extend(undoing)
    return found


def add_places(uids: Iterable[str]) -> None:
    """Index places as they are now, within the caller's transaction, and learn their names."""
    for some in _batches(sorted(set(uids))):
        _forget(models.SearchEntry.objects.filter(what="place", uid__in=some))
        models.SearchName.objects.filter(what="place", uid__in=some, listed=True).delete()
        stored = list(models.Place.objects.filter(uid__in=some).order_by("uid"))
        known.learn(
            Spelling("place", row.uid, name, listed=True) for row in stored for name in entries.Named.of(row).names
        )
        _write([entries.of_place(row) for row in stored])


def add_events(keys: Sequence[int]) -> None:
    """Index these rows of events, within the caller's transaction; their claims are indexed before."""
    through = models.Event.claims.through
    for some in _batches(keys):
        _forget(models.SearchEntry.objects.filter(what="event", row__in=some))
        links = list(
            through._default_manager.filter(event__in=some).order_by("event", "claim").values_list("event", "claim")
        )
        told = _told(sorted({claim for _, claim in links}))
        by_event: dict[int, list[int]] = defaultdict(list)
        for event, claim in links:
            by_event[event].append(claim)
        events = models.Event.objects.filter(pk__in=some).select_related("place").order_by("pk")
        _write([_event(row, [told[claim] for claim in by_event[row.pk] if claim in told]) for row in events])


def _event(row: models.Event, told: Sequence[tuple[str, str]]) -> Entry:
    return entries.of_event(
        row, [sentence for sentence, _ in told], {token for _, tokens in told for token in split(tokens)}
    )


def _told(claims: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Lead from claims' keys to their sentences and tokens."""
    found: dict[int, tuple[str, str]] = {}
    for some in _batches(claims):
        tokens = dict(models.SearchEntry.objects.filter(what="claim", row__in=some).values_list("row", "tokens"))
        sentences = models.Claim.objects.filter(pk__in=some).values_list("pk", "data__quote__text")
        found.update((pk, (text, tokens.get(pk, ""))) for pk, text in sentences)
    return found


def forget_events(keys: Sequence[int] | None = None) -> None:
    """Take events out of the index, within the caller's transaction; all of them if no keys are given."""
    events = models.SearchEntry.objects.filter(what="event")
    if keys is None:
        _forget(events)
        return
    for some in _batches(keys):
        _forget(events.filter(row__in=some))


def rebuild() -> None:
    """Write the whole index anew, in one transaction."""
    with transaction.atomic():
        backend.lock(models.Build)
        backend.empty_words()
        backend.empty_like_names()
        for table in (models.SearchEntry, models.SearchName, models.SearchValue):
            backend.empty(table)
        for some in _batches(models.Place.objects.order_by("uid").values_list("uid", flat=True).iterator()):
            add_places(some)
        current = models.Report.objects.filter(current=True, withdrawn=False).order_by("pk")
        for keys in _batches(current.values_list("pk", flat=True).iterator()):
            add_reports(keys)
        superseded = models.Claim.objects.exclude(pk__in=models.Claim.counting.values("pk")).order_by("pk")
        for data in _batches(superseded.values_list("data", flat=True).iterator(_BATCH)):
            _learn_from(map(rows.claim_record, data))
        for keys in _batches(models.Event.objects.order_by("pk").values_list("pk", flat=True).iterator()):
            add_events(keys)
        models.SearchValue.objects.create(token=_STATE, field=_STATE, value=version(), label="")


@cache
def version() -> str:
    """Name the version of what the index holds: of its shape, and of the rules by which names are folded."""
    sha = blake2b(digest_size=6)
    room = files("marsad.places")
    for part in (room / "fold.py", *(room.joinpath("data", f"{table}.toml") for table in ("romanisation", "arabic"))):
        sha.update(part.read_bytes())
    return f"{_SHAPE}-{sha.hexdigest()}"


def is_up_to_date() -> bool:
    """Say whether the index was made by this version."""
    return models.SearchValue.objects.filter(token=_STATE, value=version()).exists()


def bring_up_to_date() -> None:
    """Write the index anew if an older version made it, or none."""
    if not is_up_to_date():
        rebuild()


def _forget(found: "QuerySet[models.SearchEntry]") -> None:
    if keys := list(found.values_list("pk", flat=True)):
        backend.remove_words(keys)
        for some in _batches(keys):
            models.SearchEntry.objects.filter(pk__in=some).delete()


def _write(found: Sequence[Entry]) -> None:
    values = {value.token: value for entry in found for value in entry.values if value.key}
    stored = [
        models.SearchValue(token=token, field=value.field, value=value.key[:700], label=value.label[:300])
        for token, value in sorted(values.items())
    ]
    models.SearchValue.objects.bulk_create(
        stored, batch_size=_BATCH, update_conflicts=True, unique_fields=["token"], update_fields=["label"]
    )
    tokens = [entry.all_tokens() for entry in found]
    rows = models.SearchEntry.objects.bulk_create(
        [
            models.SearchEntry(
                what=entry.what, uid=entry.uid[:300], row=entry.row, report=entry.report, day=entry.day,
                tokens="".join(own),
            )
            for entry, own in zip(found, tokens, strict=True)
        ],
        batch_size=_BATCH,
    )  # fmt: skip
    backend.add_words(
        backend.Indexed(row.pk, *entry.words(), own, entry.sounds())
        for row, entry, own in zip(rows, found, tokens, strict=True)
    )


def _places_of(claims: Iterable[model.Claim]) -> dict[str, Named]:
    uids = {mention.id for claim in claims for mention in claim.places if mention.id}
    found: dict[str, Named] = {}
    for some in _batches(sorted(uids)):
        found.update((place.uid, Named.of(place)) for place in models.Place.objects.filter(uid__in=some))
    return found


def _learn_from(claims: Iterable[model.Claim]) -> None:
    """Learn from claims how places, actors and sources are spelled, and index new actors and sources."""
    claims = list(claims)
    places = _places_of(claims)
    spellings: set[Spelling] = set()
    parties: dict[tuple[Party, str], tuple[str, ...]] = {}
    for claim in claims:
        for mention in claim.places:
            place = places.get(mention.id or "")
            if place and mention.text not in place.names and known.is_spelling_of(mention.text, place.names):
                spellings.add(Spelling("place", place.row.uid, mention.text))
        for what, uid, text, aliases in _parties(claim):
            if uid != text or aliases:  # words such as "a doctor" are no one's name
                parties[what, uid] = aliases
            spellings |= {Spelling(what, uid, name, listed=True) for name in (uid, *aliases)}
            if text not in aliases and known.is_spelling_of(text, (uid, *aliases)):
                spellings.add(Spelling(what, uid, text))
    known.learn(sorted(spellings, key=lambda one: (one.what, one.uid, not one.listed, one.text)))
    _add_parties(parties)


def _parties(claim: model.Claim) -> Iterator[tuple[Party, str, str, tuple[str, ...]]]:
    """List the actors and the source that a claim names: what, id, the words of the text, other names."""
    for actor in claim.actors:
        name = (actor.name or actor.text)[:300]
        yield "actor", name, actor.text, _aliases("actors", "party").get(name, ())
    if claim.source:
        name = (claim.source.name or claim.source.text)[:300]
        yield "source", name, claim.source.text, _aliases("sources", "source").get(name, ())


@cache
def _aliases(file: str, key: str) -> dict[str, tuple[str, ...]]:
    """Lead from the names of the listed parties or sources to their other names, the Arabic one among them."""
    listed = lexicon.table(file, key, tuple[dict[str, Any], ...])
    arabic = {one["name"]: (one["arabic"],) for one in listed if "arabic" in one}
    return {one["name"]: (*one.get("aliases", ()), *arabic.get(one["name"], ())) for one in listed}


def _add_parties(parties: dict[tuple[Party, str], tuple[str, ...]]) -> None:
    uids = sorted({uid for _, uid in parties})
    stored: set[tuple[str, str]] = set()
    for some in _batches(uids):
        found = models.SearchEntry.objects.filter(what__in=("actor", "source"), uid__in=some)
        stored.update(found.values_list("what", "uid"))
    new = sorted(key for key in parties if key not in stored)
    _write([entries.of_party(what, uid, parties[what, uid]) for what, uid in new])


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, _BATCH)):
        yield some
