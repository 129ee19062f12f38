"""Events measured against incidents: which reports are about one incident, and whether its toll holds the coded one.

The reports (505, one war, many outlets) were read from their texts alone; people named the incident that each is
about, and crowd workers coded the dead of each. Figures:

- pairwise: of two reports, are they about the same incident? Precision, recall and F1 over all pairs;
- b3: B-cubed precision, recall and F1 (Bagga and Baldwin, 1998);
- main: the share of coded reports whose dead (civilians and combatants) lie within the low and high of all killed in
  the event that the report is chiefly about, a side that no source bounds being open; main.bounded counts such an open
  side as closed at the best figure; main.incidents counts each incident once, by the median of its reports' codes.

Reading takes minutes. Claims that are read already, one JSON a line, can be measured on their own:
python bench/incidents.py CLAIMS.jsonl
"""

import csv
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from statistics import median_low
from typing import Final

import msgspec

from marsad.model import Claim, Event, Report, Toll
from marsad.places import Gazetteer, load
from marsad.reconcile import by_report, reconcile
from marsad.workflow.reading import read_many

REPORTS: Final = "data/reports/fakes.jsonl"
CODED: Final = "data/reports/fakes-coded.jsonl"
INCIDENTS: Final = "data/reports/incidents.csv"
COMMUNITIES: Final = "data/places/syria-ocha-communities.csv"
SCORER: Final = "gold/score_incidents.py"
DATA: Final = (REPORTS, CODED, INCIDENTS, COMMUNITIES, SCORER)
"""The files that the figures rest on."""


@dataclass(frozen=True, slots=True)
class Found:
    """The event that each report is chiefly about: report id → event; None where it speaks of none."""

    events: Mapping[str, Event | None]

    def ids(self) -> dict[str, str]:
        """Lead from each report to its event's id, as the scorer takes it."""
        return {report: event.id if event else "" for report, event in self.events.items()}


def figures(shared: Path) -> dict[str, float]:
    """Read all reports, derive the record, and measure; gives flat names and shares of 1."""
    reports = load_reports(shared)
    gazetteer = Gazetteer(load(shared / COMMUNITIES))
    claims = [claim for _, found in read_many(reports.values(), gazetteer) for claim in found]
    return measured(shared, find(claims, reports))


def misses(shared: Path, limit: int) -> Iterator[str]:
    """Show pairs of reports of one incident that stand in two events, and reports of two that stand in one."""
    reports = load_reports(shared)
    gazetteer = Gazetteer(load(shared / COMMUNITIES))
    claims = [claim for _, found in read_many(reports.values(), gazetteer) for claim in found]
    events, incidents = find(claims, reports).ids(), load_incidents(shared)
    wrong = (
        f"{'parted' if incidents[a] == incidents[b] else 'joined'}: {reports[a].title} | {reports[b].title}"
        for at, a in enumerate(sorted(incidents))
        for b in sorted(incidents)[at + 1 :]
        if (incidents[a] == incidents[b]) != (bool(events.get(a)) and events.get(a) == events.get(b))
    )
    return (line for line, _ in zip(wrong, range(limit), strict=False))


def load_reports(shared: Path) -> dict[str, Report]:
    """Load the reports by id."""
    lines = (shared / REPORTS).read_bytes().splitlines()
    return {report.id: report for report in (msgspec.json.decode(line, type=Report) for line in lines)}


def load_incidents(shared: Path) -> dict[str, str]:
    """Load the incident that each report is about; round-ups ("none") are left out."""
    with (shared / INCIDENTS).open(encoding="utf-8", newline="") as rows:
        return {row["report"]: row["incident"] for row in csv.DictReader(rows) if row["incident"] != "none"}


def load_coded(shared: Path) -> dict[str, int]:
    """Load the dead of each report as coded: civilians and combatants together."""
    with (shared / CODED).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: row["civilians"] + row["noncivilians"] for row in rows}


def find(claims: Sequence[Claim], reports: Mapping[str, Report]) -> Found:
    """Derive the record, and find the event that each report is chiefly about."""
    record = reconcile(claims, reports)
    events = {event.id: event for event in record.events}
    return Found({report: events.get(event) for report, event in by_report(record, claims)})


def measured(shared: Path, found: Found) -> dict[str, float]:
    """Score the events that were found."""
    incidents, coded = load_incidents(shared), load_coded(shared)
    spec = spec_from_file_location("score_incidents", shared / SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / SCORER)
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scores: dict[str, float] = scorer.score(incidents, found.ids())
    names = ("precision", "recall", "pairwise_f1", "b3_precision", "b3_recall", "b3_f1")
    return {f"incidents.{name}": scores[name] for name in names} | mains(incidents, coded, found)


def mains(incidents: Mapping[str, str], coded: Mapping[str, int], found: Found) -> dict[str, float]:
    """Compare the main figures with the coded dead."""
    told = {report: toll_of(found, report) for report in incidents if report in coded}
    open_ = [holds(toll, coded[report]) for report, toll in told.items()]
    bounded = [holds(toll, coded[report], bounded=True) for report, toll in told.items()]
    groups: dict[str, list[str]] = defaultdict(list)
    for report in told:
        groups[incidents[report]].append(report)
    once = [
        holds(commonest(told[report] for report in members), median_low(coded[report] for report in members))
        for members in groups.values()
    ]
    return {
        "incidents.main": sum(open_) / len(open_),
        "incidents.main.bounded": sum(bounded) / len(bounded),
        "incidents.main.incidents": sum(once) / len(once),
    }


def toll_of(found: Found, report: str) -> Toll | None:
    """Give the main figure of a report's event."""
    event = found.events.get(report)
    return event.main if event else None


def commonest(tolls: Iterable[Toll | None]) -> Toll | None:
    """Give the toll of the event that most of an incident's reports fall in; the first of them where they are split."""
    known = list(tolls)
    return max(known, key=known.count)


def holds(toll: Toll | None, dead: int, *, bounded: bool = False) -> bool:
    """Say whether the coded number lies within a toll; ``bounded``: an open side ends at the best figure."""
    if toll is None or toll.best is None:
        return False
    low = toll.low if toll.low is not None else (toll.best if bounded else dead)
    high = toll.high if toll.high is not None else (toll.best if bounded else dead)
    return low <= dead <= high


def main(path: Path) -> None:
    """Measure on claims that were read already."""
    shared = Path(os.environ.get("MARSAD_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    claims = [msgspec.json.decode(line, type=Claim) for line in path.read_bytes().splitlines()]
    for name, value in measured(shared, find(claims, load_reports(shared))).items():
        print(f"{name:32} {value:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
