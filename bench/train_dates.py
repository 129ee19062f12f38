"""Train the weights of a claim's day on marked reports: ``python bench/train_dates.py REPORTS GOLD dates.toml``.

A choice model over the evidence that ``marsad.reading.dates`` gives each candidate day, beside "no day" with none.
The table ``[choosing.weights]``, the last of the TOML file, is written anew; all above it stays. Deterministic.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import logit
import marked
import msgspec

from marsad.model import Report
from marsad.reading import grammar
from marsad.reading.dates.choice import candidates as days_of
from marsad.reading.dates.own import Asked, Candidate

TABLE = "[choosing.weights]"


def written(candidate: Candidate) -> str:
    """Write a candidate's days as the gold does."""
    days = candidate.days
    return f"{days.first}" if days.first == days.last else f"{days.first}/{days.last}"


def choices(reports: list[marked.Row], gold: list[marked.Row]) -> Iterator[logit.Choice]:
    """Ask for the day of every claim that the reader finds; "no day" is a candidate without evidence."""
    for number, report in enumerate(reports):
        article = grammar.prepare(msgspec.convert(report, Report))
        own = [g for g in gold if g["report"] == report["id"]]
        for found in grammar.candidates(article):
            drafts = [draft for draft, _ in found.drafts]
            for i, g in marked.pair(drafts, marked.within(found, report["text"], own)):
                draft = drafts[i]
                asked = Asked(draft.trigger.token, draft.action, found.sentence, article, g["cumulative"])
                days = list(days_of(asked))
                right = [written(day) == g["date"] for day in days]
                terms = [dict(day.evidence) for day in days]
                yield logit.Choice([{}, *terms], [not any(right), *right], number)


def main() -> int:
    """Train, print the share right out of training, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, help="marked reports (JSON lines)")
    parser.add_argument("gold", type=Path, help="their claims (JSON lines)")
    parser.add_argument("out", type=Path, help="the TOML file whose last table is the weights")
    parser.add_argument("--strength", type=float, default=2.0, help="the L2 penalty")
    parser.add_argument("--least", type=int, default=3, help="candidates that a term must hold for")
    args = parser.parse_args()
    data = list(choices(*marked.to_learn(args.reports, args.gold, own=False)))
    print(f"{len(data)} claims; out of training {logit.out_of_training(data, args.least, args.strength):.3f} right")
    index = logit.vocabulary(data, args.least)
    weights = dict(zip(index, logit.fit(logit.matrix(data, index), args.strength), strict=True))
    head, _, _ = args.out.read_text(encoding="utf-8").partition(TABLE)
    trained = f"# Learned from marked reports, digest {marked.digest(args.reports, args.gold)}.\n"
    head = "\n".join(line for line in head.split("\n") if not line.startswith("# Learned from marked reports"))
    body = "".join(f'"{name}" = {w:.1f}\n' for name, w in sorted(weights.items()) if abs(round(w, 1)) >= 0.1)
    args.out.write_text(f"{head.rstrip()}\n\n{trained}{TABLE}\n{body}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
