"""The project's own marks, which point into texts that lie elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.loading import loaded
from marsad.model.vocabulary import ACTIONS, GROUPS, STATUSES


@pytest.fixture(scope="module")
def marked() -> Iterator[Any]:
    with loaded("marked") as module:
        yield module


def test_marks_keep_to_the_vocabulary_and_hold_no_text(marked: Any) -> None:
    for entry in marked.lines(marked.MARKS):
        assert set(entry) == {"report", "digest", "claims"}
        for claim in entry["claims"]:
            assert claim["action"] in ACTIONS[claim["kind"]]
            assert claim["status"] in STATUSES
            assert claim.get("group") is None or claim["group"] in GROUPS
            for field in ("count", "actor", "source"):
                assert all(isinstance(at, int) for at in claim.get(field, ()))


def test_marks_point_into_the_corpus(marked: Any, shared: Path) -> None:
    reports, claims = marked.own_marks(shared / "data/reports/fakes.jsonl")
    texts = {report["id"]: report["text"] for report in reports}
    assert all(texts[claim["report"]][claim["start"] : claim["end"]] == claim["quote"] for claim in claims)
    assert any(claim["place"] for claim in claims)


def test_no_report_of_the_gold_is_marked_again(marked: Any, shared: Path) -> None:
    gold = {report["id"] for report in marked.lines(shared / "gold/dev-reports.jsonl")}
    assert not gold & {entry["report"] for entry in marked.lines(marked.MARKS)}


def test_a_changed_corpus_is_refused(marked: Any, tmp_path: Path) -> None:
    entries = marked.lines(marked.MARKS)
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(f'{{"id": "{entry["report"]}", "text": "another text"}}\n' for entry in entries))
    with pytest.raises(ValueError, match=r"is not the one that was marked"):
        marked.own_marks(corpus)
