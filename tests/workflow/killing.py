"""Kill an intake before each of its database statements, in processes of their own; prints what was left each time.

Run as a script: ``killing.py REPORTS`` with MARSAD_HOME set; prints one JSON object.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from typing import Any

from marsad.ledger.opening import open_ledger

open_ledger()

from django.db import connection  # noqa: E402 - the ledger must be open first

from marsad.ledger import models, read  # noqa: E402
from marsad.ledger.search.find import search  # noqa: E402
from marsad.ledger.search.results import Search  # noqa: E402
from marsad.model import Report  # noqa: E402
from marsad.workflow.ingest import Reading, ingest  # noqa: E402
from marsad.workflow.rebuild import rebuild  # noqa: E402
from reconcile.build import claim, report  # noqa: E402


def reader(of: Report) -> Reading:
    return Reading([claim(of), claim(of, "killed", low=7, high=7)], [])


def intake(reports: int) -> None:
    ingest([report(f"r{number}") for number in range(reports)], reader=reader)


def state() -> tuple[list[int], bool, bool]:
    """Give each report's number of claims, whether search finds all, whether the record fits or is known not to."""
    counts = [of.claims.count() for of in models.Report.objects.order_by("uid")]
    found = search(Search(text="report", what=("report",))).total == len(counts)
    built = models.Build.objects.exists()
    before = read.record()
    rebuild()
    return counts, found, read.record() == before or not built


def in_child(work: Callable[[], None]) -> bool:
    """Run in a forked process; says whether it ended by itself."""
    connection.close()
    if (child := os.fork()) == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def killed_before(statement: int, reports: int) -> bool:
    """Take in, and be killed before the given statement; False where there were fewer, or the last was reached."""
    left = statement

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)

    def work() -> None:
        with connection.execute_wrapper(count):
            intake(reports)

    return not in_child(work)


def main() -> None:
    reports = int(sys.argv[1])
    connection.close()
    ledger = connection.settings_dict["NAME"]
    shutil.copy(ledger, f"{ledger}.empty")
    kills, faults, statement = 0, [], 0
    while killed_before(statement := statement + 1, reports):
        kills += 1
        counts, found, fit = state()
        intake(reports)
        whole = state()
        if set(counts) - {2} or not found or not fit or whole != ([2] * reports, True, True):
            faults.append([statement, counts, found, fit, whole])
        connection.close()
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(f"{ledger}{ending}"):
                os.remove(f"{ledger}{ending}")
        shutil.copy(f"{ledger}.empty", ledger)
    print(json.dumps({"kills": kills, "faults": faults}))


if __name__ == "__main__":
    main()
