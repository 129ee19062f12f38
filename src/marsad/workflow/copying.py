"""Copies of one text, kept up to date as reports come, change and go."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from marsad.ledger import sketches
from marsad.model import Report
from marsad.reconcile.copies import alike, copies, sketch


def update_copies(touched: Collection[str], reports: Mapping[str, Report]) -> set[str]:
    """Bring the copies around these reports up to date; lists the reports whose first copy is another one now.

    Args:
        touched: ids of reports that may have come, changed or gone.
        reports: those of them that have claims that count now.
    """
    old = sketches.of_reports(touched)
    new = {key: sketch(report.text) for key, report in sorted(reports.items())}
    changed = {key: item for key, item in old.items() if new.get(key) != item.sketch}
    added = {key: data for key, data in new.items() if key not in old or key in changed}
    around = sketches.of_copies({item.first for item in changed.values()} | _met(added))
    sketches.drop(changed)
    present = {key: item.sketch for key, item in around.items() if key not in changed} | added
    firsts = copies(present)
    sketches.add(added, firsts)
    moved: dict[str, list[str]] = defaultdict(list)
    for key, first in firsts.items():
        if key not in added and around[key].first != first:
            moved[first].append(key)
    for first, keys in moved.items():
        sketches.set_first(keys, first)
    return {key for keys in moved.values() for key in keys} | set(sketches.of_copies(touched))


def _met(added: Mapping[str, bytes]) -> set[str]:
    """List the first copies of the texts that these are copies of."""
    return {
        item.first for data in added.values() for item in sketches.meeting(data).values() if alike(data, item.sketch)
    }
