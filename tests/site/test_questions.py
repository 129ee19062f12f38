"""Plain questions: the package's own, and those of a file."""

from pathlib import Path

import pytest
from pytest_django import Settings

from marsad.ledger.folding import words
from marsad.model import InputError
from marsad.site.discussion import questions

OWN = """
[[question]]
key = "one"
en = "What is one plus one?"
ar = "ما مجموع واحد وواحد؟"
answers = ["2", "two", "اثنان"]
"""


@pytest.mark.parametrize("question", questions.questions().values(), ids=lambda question: question.key)
def test_every_question_can_be_answered_in_both_languages_and_does_not_tell_its_answer(
    question: questions.Question,
) -> None:
    assert any(answer.isascii() for answer in question.answers)
    assert any("\u0600" <= answer[0] <= "\u06ff" for answer in question.answers)
    told = set(words(question.en)) | set(words(question.ar))
    assert not [answer for answer in question.answers if set(words(answer)) <= told]


@pytest.mark.parametrize(
    ("key", "text", "right"),
    [
        ("after-monday", "tuesday", True),
        ("after-monday", " TUESDAY! ", True),
        ("after-monday", "الثُّلاثاء", True),
        ("after-monday", "Wednesday", False),
        ("after-monday", "Tuesday or Wednesday", False),
        ("after-monday", "", False),
        ("after-monday", "!", False),
        ("days-of-week", "٧", True),
        ("days-of-week", "７", True),
        ("days-of-week", "77", False),
        ("hears", "اذن", True),
    ],
)
def test_answers(key: str, text: str, right: bool) -> None:
    assert questions.questions()[key].is_answer(text) == right


def test_the_next_question_is_another_one() -> None:
    for key in questions.questions():
        assert {questions.choose(key).key for _ in range(30)}.isdisjoint({key})


def test_questions_of_a_file(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN + OWN.replace('"one"', '"other"'), encoding="utf-8")
    settings.QUESTIONS = str(path)
    assert set(questions.questions()) == {"one", "other"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (OWN, "expected two questions or more"),
        (OWN + OWN, "each with a key of its own"),
        ("question = 1", "expected questions, each with key, en, ar and answers"),
        ("[[question", "expected questions"),
        (OWN.replace("answers", "answer"), "expected questions"),
        (OWN + OWN.replace('"one"', '"b"').replace('"2", "two", "اثنان"', '"!"'), "field 'b'"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_fault(
    settings: Settings, tmp_path: Path, text: str, fault: str
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    settings.QUESTIONS = str(path)
    with pytest.raises(InputError) as raised:
        questions.questions()
    assert str(path) in str(raised.value)
    assert fault in str(raised.value)


def test_a_file_that_is_not_there(settings: Settings, tmp_path: Path) -> None:
    settings.QUESTIONS = str(tmp_path / "none.toml")
    with pytest.raises(InputError, match=r"none\.toml"):
        questions.questions()
