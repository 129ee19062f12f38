"""Kill an intake again and again at random moments, each time a process of its own, and look at what it left.

Run as a script: ``killing.py KILLS SEED``, with the ledger that MARSAD_HOME and MARSAD_DATABASE name; prints one JSON
object. The intake brings a new revision of a report that is known and two new reports with a place, then derives.
"""

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from marsad.ledger.opening import open_ledger

open_ledger()

from django.db import connection, transaction  # noqa: E402 - the ledger must be open first

from marsad.ledger import archive, backend, counts, models  # noqa: E402
from marsad.ledger.archive import Archive  # noqa: E402
from marsad.model import Place, Quote, Report  # noqa: E402
from marsad.workflow.check import check, of_record  # noqa: E402
from marsad.workflow.ingest import Reading, ingest  # noqa: E402
from reconcile.build import NORTHTOWN, SOUTHTOWN, claim, report  # noqa: E402

BEFORE = [report("r0"), report("old")]
TAKEN_IN = [report("r0", text="Corrected."), report("r1"), report("r2")]
UNTOUCHED = "0 derived"
"""How the intake left the ledger where it was killed before it had stored anything."""
THOROUGH = 25
"""Every so many kills everything is checked, and the intake is gone on with."""


def reader(of: Report) -> Reading:
    mention = SOUTHTOWN if of.id == "r2" else NORTHTOWN
    place = Place(
        id=mention.id or "", name=mention.text, kind="town", latitude=mention.latitude or 0,
        longitude=mention.longitude or 0, country="SY", admin1=mention.admin1,
    )  # fmt: skip
    found = [claim(of, places=(mention,)), claim(of, "killed", low=7, high=7, places=(mention,))]
    quote = Quote(0, len(of.text), of.text)
    return Reading([msgspec.structs.replace(one, quote=quote) for one in found], [place])


def kept_before(home: Path) -> Archive:
    """Make the ledger that each intake begins with, and keep it: putting it back is cheaper than making it again."""
    ingest(BEFORE, reader=reader)
    archive.save(home / "before")
    return Archive.open(home / "before")


def stored() -> list[tuple[str, int, bool, int]]:
    """List each revision of each report, whether it is the current one, and how many claims it has."""
    rows = models.Report.objects.order_by("uid", "revision")
    return [(row.uid, row.revision, row.current, row.claims.count()) for row in rows]


def expected() -> list[list[tuple[str, int, bool, int]]]:
    """List what may be stored: what there is before the intake, and behind each of its reports."""
    first = [("old", 1, True, 2), ("r0", 1, True, 2)]
    second = [("old", 1, True, 2), ("r0", 1, False, 2), ("r0", 2, True, 2)]
    return [first, second, [*second, ("r1", 1, True, 2)], [*second, ("r1", 1, True, 2), ("r2", 1, True, 2)]]


def faults(*, thorough: bool) -> tuple[str, list[str]]:
    """Say how far the intake came, and what is wrong with what it left."""
    with transaction.atomic():
        backend.lock(models.Build)  # a server may still be ending what the killed process began
        held, built = stored(), counts.is_built()
        found = [] if held in expected() else [f"a report is there by half: {held}"]
        if built:
            found += map(str, of_record())
        entries = {row.pk: row.what for row in models.SearchEntry.objects.all()}
        if entries.keys() != backend.digests_of_words().keys():
            found.append("search holds words of what is no entry, or no words of an entry")
        searched = Counter(entries.values())
        there = (
            len({uid for uid, *_ in held}),
            models.Claim.counting.count(),
            models.Event.objects.count(),
            models.Place.objects.count(),
        )
        if tuple(searched[what] for what in ("report", "claim", "event", "place")) != there:
            found.append(f"search finds {dict(searched)} where there are {there}")
    if thorough:
        found += [str(finding) for finding in check() if built or finding.subject != "record"]
        ingest(TAKEN_IN, reader=reader)
        found += [f"gone on with: {finding}" for finding in check()]
        found += [] if stored() == expected()[-1] else ["gone on with, the intake is not whole"]
    place = expected().index(held) if held in expected() else -1
    return f"{place} {'derived' if built else 'not derived'}", found


def killed_after(seconds: float) -> tuple[bool, float]:
    """Take in, in a process that is killed so long after it began; says whether it was, and how long it ran."""
    connection.close()
    begun, begin = os.pipe()
    if (child := os.fork()) == 0:
        connection.ensure_connection()
        os.write(begin, b".")
        ingest(TAKEN_IN, reader=reader)
        os._exit(0)
    os.read(begun, 1)
    began = time.perf_counter()
    handle = os.pidfd_open(child)
    select.select([handle], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    for opened in (handle, begun, begin):
        os.close(opened)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL, time.perf_counter() - began


def main(home: Path) -> None:
    wanted, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))  # noqa: S311 - any moment will do
    kills, left, wrong = 0, Counter[str](), list[str]()
    before = kept_before(home)
    whole = min(whole_intake(before) for _ in range(3))
    state = ""
    while kills < wanted:
        if state != UNTOUCHED:
            archive.restore(before, replace=True)
        killed, ran = killed_after(chance.uniform(0, whole))
        if not killed:
            state, whole = "", (whole + ran) / 2
            continue
        kills += 1
        thorough = kills % THOROUGH == 0
        state, found = faults(thorough=thorough)
        left[state] += 1
        wrong += [f"kill {kills}: {fault}" for fault in found]
        state = "" if thorough else state
    print(json.dumps({"kills": kills, "left": left, "faults": wrong, "seconds": whole}))


def whole_intake(before: Archive) -> float:
    """Take in without being killed; says how long that takes."""
    archive.restore(before, replace=True)
    return killed_after(60)[1]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
