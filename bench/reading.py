"""The reading room measured: claims found and right on the marked reports, and the speed of reading them."""

import hashlib
import importlib.util
import json
import resource
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import changes
import msgspec
import satp
import spacy

from marsad.model import Claim, Report
from marsad.reading import grammar, pipeline
from marsad.workflow.reading import default_gazetteer

APART = 40
"""Reports kept out of training and of sight: the first of the marked ones by the SHA-256 of their id."""

ROUNDS = 3
"""How often the marked reports are read each way where the speed is measured."""


def figures(shared: Path) -> dict[str, float]:
    """Measure against the marked reports in ``shared``; gives flat names and numbers (shares, words a second, MB)."""
    reports, gold = marked(shared / "gold", "dev")
    held = apart(reports)
    claims, _ = read(shared)
    found = of_set("reading", shared, reports, gold, claims)
    found |= of_set("reading.held", shared, held, gold, claims)
    seed, seed_gold = marked(shared / "gold", "seed")
    found |= of_seed(shared, seed, seed_gold)
    return found | speed(shared, reports) | satp.figures(shared)


def misses(shared: Path, limit: int) -> Iterator[str]:
    """Yield what was missed, what was read and is not marked, and what was read wrong."""
    reports, gold = marked(shared / "gold", "dev")
    yield from scored(shared, reports, gold, read(shared)[0])[1][:limit]
    yield from satp.misses(shared, limit)


def run_of(shared: Path, digest: str) -> changes.Run:
    """Note what became of each marked claim, to be compared with another run."""
    reports, gold = marked(shared / "gold", "dev")
    return changes.run_of(digest, reports, gold, read(shared)[0], _scorer(shared / "gold/score.py").agreement)


@cache
def marked(folder: Path, name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Load marked reports and their claims; gold of other reports is left out."""
    reports = _lines(folder / f"{name}-reports.jsonl")
    ids = {report["id"] for report in reports}
    return reports, [claim for claim in _lines(folder / f"{name}.jsonl") if claim["report"] in ids]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def apart(reports: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the reports that are held apart."""
    return sorted(reports, key=lambda report: hashlib.sha256(report["id"].encode()).hexdigest())[:APART]


@cache
def read(shared: Path) -> tuple[list[dict[str, Any]], float]:
    """Read the marked reports once: their claims as JSON, and the seconds of processor time that it took."""
    return _read(shared)


def _read(shared: Path) -> tuple[list[dict[str, Any]], float]:
    reports = [msgspec.convert(report, Report) for report in marked(shared / "gold", "dev")[0]]
    pipeline.model()
    default_gazetteer()
    start = time.process_time()
    claims = [claim for found in grammar.read_many(reports, default_gazetteer().knows) for claim in found]
    return as_json(claims), time.process_time() - start


def claims_of(report: Report) -> list[Claim]:
    """Read a report as ``marsad read`` does, its places left unsettled."""
    return grammar.read(report, knows_place=default_gazetteer().knows)


def as_json(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Give claims as they are printed."""
    found: list[dict[str, Any]] = json.loads(msgspec.json.encode(claims))
    return found


def of_set(
    prefix: str,
    shared: Path,
    reports: list[dict[str, Any]],
    gold: list[dict[str, Any]],
    claims: list[dict[str, Any]],
) -> dict[str, float]:
    """Score the claims of some reports: F1 of found and of exact, and each question's share right of the found."""
    ids = {report["id"] for report in reports}
    kept = [claim for claim in gold if claim["report"] in ids]
    result, _ = scored(shared, reports, kept, claims)
    found = {f"{prefix}.{name}_f1": result[name]["f1"] for name in ("found", "exact")}
    return found | {f"{prefix}.{field}": result[field] for field in changes.FIELDS}


def of_seed(shared: Path, reports: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, float]:
    """Score the article that the project began with: the share of its claims found, and how many are exact."""
    claims = as_json([claim for report in reports for claim in claims_of(msgspec.convert(report, Report))])
    result, _ = scored(shared, reports, gold, claims)
    exact = round(result["exact"]["recall"] * result["gold"])
    return {"reading.seed.found_recall": result["found"]["recall"], "reading.seed.exact": float(exact)}


def scored(
    shared: Path, reports: list[dict[str, Any]], gold: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[str]]:
    """Score with the scorer that stands beside the gold."""
    result: tuple[dict[str, Any], list[str]] = _scorer(shared / "gold/score.py").score(reports, gold, claims)
    return result


@cache
def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def speed(shared: Path, reports: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Set the reader's words a second beside those of the bare pipeline, all components, over the same texts.

    Processor time of this process, whole rounds of the one and of the other in turns: the machine's own speed changes
    on the way.
    """
    texts = [report["text"] for report in reports]
    bare, ours, theirs = spacy.load(pipeline.installed()), 0.0, 0.0
    for number in range(ROUNDS):
        ours += read(shared)[1] if number == 0 else _read(shared)[1]
        start = time.process_time()
        for _ in bare.pipe(texts):
            pass
        theirs += time.process_time() - start
    return {
        "reading.speed_ratio": theirs / ours,
        "reading.words_per_second": ROUNDS * sum(len(text.split()) for text in texts) / ours,
        "reading.peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
