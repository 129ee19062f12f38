"""How the time of the record grows with the ledger: adding one report, and rebuilding. On a made-up war.

- record.add_ratio: the time of adding one report to a ledger of 100,000 claims, by that of adding it to an empty one.
  A report is read, stored, indexed for search, and set beside what is near it; the median over some reports. The
  claims are those of the made-up war, since the reader knows none of its towns; the text is read all the same.
- record.update_ratio: the same without the reading. record.add_ms: the time at 100,000 claims, reading included.
- record.rebuild_ratio: the time of a rebuild for each claim at 100,000 claims, by that at 10,000.
- record.rebuild_ms: the milliseconds for each claim at 100,000.

It takes some minutes. Each ledger is made in a process of its own, in a folder that goes again; the site's pages are
measured on the largest, too (bench/pages.py). python bench/record.py CLAIMS measures one.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TypeVar

import generated

MOST, FEW = 100_000, 10_000
REPORTS = 25
"""How many reports are added, one by one; the first few warm up and are not counted."""
WARMING = 5
T = TypeVar("T")


def figures(_shared: Path) -> dict[str, float]:
    """Measure on an empty ledger, on one of 10,000 claims, and on one of 100,000."""
    empty, few, most = (on_ledger(claims)["record"] for claims in (0, FEW, MOST))
    return {
        "record.add_ratio": (most["read"] + most["add"]) / (empty["read"] + empty["add"]),
        "record.update_ratio": most["add"] / empty["add"],
        "record.add_ms": 1000 * (most["read"] + most["add"]),
        "record.rebuild_ratio": (most["rebuild"] / MOST) / (few["rebuild"] / FEW),
        "record.rebuild_ms": 1000 * most["rebuild"] / MOST,
    }


@cache
def on_ledger(claims: int) -> dict[str, dict[str, float]]:
    """Make one ledger, and measure what this file and, on the largest, bench/pages.py measure; each once."""
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as home:
        found = {"record": _in_process(home, "record.py", str(claims))}
        if claims == MOST:
            found["pages"] = _in_process(home, "pages.py")
    return found


def _in_process(home: str, *command: str) -> dict[str, float]:
    """Measure in a process of its own, on the ledger of a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MARSAD_", "DJANGO_"))}
    env = kept | {"MARSAD_HOME": home, "OMP_NUM_THREADS": "1"}
    file, *given = command
    asked = [sys.executable, str(Path(__file__).with_name(file)), *given]
    run = subprocess.run(asked, env=env, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


def measure(claims: int) -> dict[str, float]:
    """Fill the ledger with so many claims, rebuild it, add reports to it; gives seconds."""
    from marsad.ledger.opening import open_ledger  # noqa: PLC0415 - Django is loaded here

    open_ledger()
    from marsad.workflow import reading  # noqa: PLC0415
    from marsad.workflow.ingest import Reading, ingest  # noqa: PLC0415
    from marsad.workflow.rebuild import rebuild  # noqa: PLC0415

    told = generated.war(claims + 100 * REPORTS)
    kept, left = [], claims
    while left > 0:
        kept.append(next(told))
        left -= len(kept[-1].claims)
    fill(kept)
    rebuilt = seconds(rebuild) if claims else 0.0
    read, added = [], []
    for item in islice(told, REPORTS):
        read.append(seconds(lambda item=item: reading.read(item.report)))
        added.append(seconds(lambda item=item: ingest([item.report], reader=lambda _: Reading(list(item.claims), []))))
    return {"read": median(read[WARMING:]), "add": median(added[WARMING:]), "rebuild": rebuilt}


def fill(told: Iterable[generated.Told]) -> None:
    """Store places, reports and claims in large steps, and index them for search."""
    from django.db import transaction  # noqa: PLC0415

    from marsad.ledger import models, rows, store  # noqa: PLC0415
    from marsad.ledger.search import index  # noqa: PLC0415

    store.save_places(generated.places())
    keys = store.place_keys(place.id for place in generated.places())
    for some in batches(told, 500):
        with transaction.atomic():
            reports = models.Report.objects.bulk_create(rows.report_row(item.report, 1) for item in some)
            models.Claim.objects.bulk_create(
                rows.claim_row(claim, row.pk, keys)
                for row, item in zip(reports, some, strict=True)
                for claim in item.claims
            )
            index.add_reports([row.pk for row in reports])


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut values into lists of one size."""
    left = iter(values)
    while some := list(islice(left, size)):
        yield some


def seconds(work: Callable[[], object]) -> float:
    """Time one piece of work, in seconds of this process: what else the machine does is not counted."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
