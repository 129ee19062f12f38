"""The place names of a real report, and the figures of the bench, on the data beside the repository."""

import json
from pathlib import Path

import pytest

from marsad.places import Gazetteer, load
from marsad.places.resolve import Answer, Mention, resolve


@pytest.fixture(scope="module")
def answers(shared: Path) -> dict[str, Answer]:
    gazetteer = Gazetteer(load(shared / "data/places/syria-ocha-communities.csv"))
    report = json.loads((shared / "data/reports/seed.jsonl").read_text(encoding="utf-8"))
    lines = (shared / "gold/seed.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [json.loads(line) for line in lines]
    names = {name for claim in claims for name in [*claim.get("places", ()), claim["place"]] if name}
    settled = resolve([Mention(name) for name in sorted(names)], gazetteer, text=report["text"])
    return {answer.mention.text: answer for answer in settled}


@pytest.mark.parametrize(
    ("name", "pcode"),
    [
        ("Idlib province", "SY07"), ("Maarat Al-Numan", "C3985"), ("Maaret al-Numan", "C3985"), ("Saraqib", "C3916"),
        ("Jarjnaz", "C3977"), ("Babulin", "C4100"), ("Jubass", "C3909"), ("Talmanes", "C3974"),
    ],
)  # fmt: skip
def test_names_that_the_list_holds_lead_to_its_pcodes(answers: dict[str, Answer], name: str, pcode: str) -> None:
    place = answers[name].place
    assert place is not None
    assert place.pcode == pcode


@pytest.mark.parametrize("name", ["Khirbet Marata", "Abu Dafna", "al-Hadisa", "Kafr Yasin", "Dar al-Salam", "al-Falul"])
def test_names_that_it_does_not_hold_are_pinned_nowhere(answers: dict[str, Answer], name: str) -> None:
    answer = answers[name]
    assert (answer.place, answer.precision) == (None, None)
    assert (answer.admin1, answer.country) == ("Idleb", "SY")
