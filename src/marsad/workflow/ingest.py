"""Intake: reports read and saved one by one, then the derived record brought up to date."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from marsad.ledger import gazetteers, store
from marsad.model import Claim, Place, Report, Rule
from marsad.places import Gazetteer
from marsad.places.home import Home, home_of
from marsad.reading import grammar
from marsad.workflow import reading
from marsad.workflow.naming import NamedPlace, chosen, decisions
from marsad.workflow.places import ledger_gazetteer
from marsad.workflow.rebuild import rebuild
from marsad.workflow.summary import Summary
from marsad.workflow.update import following

Progress = Callable[[Report, store.Added], None]
"""Told after each report what adding it did."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one report: its claims, and the gazetteer entries that they were settled to."""

    claims: list[Claim]
    places: list[Place]


Reader = Callable[[Report], Reading]


class LedgerReader:
    """Reads with the ledger's gazetteer, which is put together when the first report needs it, not before."""

    def __init__(self, reads: reading.Reads = grammar.read) -> None:
        """Keep which reader reads."""
        self.reads = reads
        self.home = cache(_home)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The world's towns and the gazetteers that were added."""
        return ledger_gazetteer()

    @cached_property
    def decided(self) -> list[NamedPlace]:
        """What persons have decided that names mean."""
        return decisions(self.gazetteer)

    def __call__(self, report: Report) -> Reading:
        """Read one report.

        Raises:
            InstallationError: no English language model is installed, or an endpoint refuses its key.
        """
        choices = chosen(self.decided, report.id)
        claims = reading.read(report, self.gazetteer, self.reads, choices, self.home(report.publisher))
        ids = sorted({place.id for claim in claims for place in claim.places if place.id})
        by_hand = {place.id: place for place in choices.values() if place}
        found = (by_hand.get(key) or self.gazetteer.get(key) for key in ids)
        return Reading(claims, [place for place in found if place is not None])


def _home(publisher: str) -> Home:
    """Tell where a publisher is at home by what the ledger holds of it; what one run adds counts in the next."""
    return home_of(gazetteers.units_of(publisher))


def ingest(
    reports: Iterable[Report],
    *,
    on_progress: Progress | None = None,
    reader: Reader | None = None,
    rule: Rule = "span",
) -> Summary:
    """Read reports into the ledger, each with its claims and what follows for the record in one transaction.

    A report whose content is stored is not read again. One in a language that can't be read is stored without claims.
    Where the process is killed, every report is in the ledger whole or not at all, and the record fits. A record that
    was behind before, or has tolls by another rule, is rebuilt at the end.

    Raises:
        InputError: a report holds what can't be stored, or ``reports`` itself raised it; those before are stored.
        InstallationError: no English language model is installed.
    """
    read, done = reader or LedgerReader(), Counter[str]()
    try:
        for report in reports:
            added = _take_in(report, read, done, rule)
            if on_progress is not None:
                on_progress(report, added)
    finally:
        if not store.is_built(rule):
            rebuild(rule)
    return Summary(done["new"], done["revised"], done["known"], done["unread"], done["claims"])


def _take_in(report: Report, read: Reader, done: Counter[str], rule: Rule) -> store.Added:
    if store.is_known(report):
        done["known"] += 1
        return "known"
    readable = reading.is_readable(report)
    found = read(report) if readable else Reading([], [])
    with following([report.id], rule):
        added = store.add_report(report, found.claims, found.places)
    done[added] += 1
    done["unread"] += not readable
    done["claims"] += len(found.claims)
    return added
