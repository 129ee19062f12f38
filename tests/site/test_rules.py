import pytest
from django.utils import translation

from marsad.site.rules import said


@pytest.mark.parametrize(
    ("rule", "action", "sentence"),
    [
        ("attack/shelling: shell (cues=shelling +0.8)", "shelling", "The word “shell” says it (shelling)."),
        ("attack/airstrike: air raid", "airstrike", "The word “air raid” says it (air strike)."),
        ("casualties/counted: kill (tied-worded +0.5)", "killed",
         "The word “kill” says it (killed), and counts the people."),
        ("casualties/part: kill (again=True -0.5)", "killed",
         "The word “kill” says it (killed), of a part of the people who were named before."),
        ("displacement/uncounted: flee (seen=0 -0.5)", "displaced",
         "The word “flee” says it (displaced), of people without a number."),
        ("llm: nine people died", "killed",
         "A language model read it in the words “nine people died”, and the answer was checked against the text."),
    ],
)  # fmt: skip
def test_a_rule_is_said_in_words(rule: str, action: str, sentence: str) -> None:
    found = said(rule, action)
    assert found is not None
    assert found.sentence == sentence


def test_what_weighed_is_said_with_its_weight() -> None:
    found = said("attack/shelling: shell (seen=0 -0.9; word=shell +0.8)", "shelling")
    assert found is not None
    assert found.weighed == [
        ("the report has not spoken of it before", -0.9), ("the word &quot;<bdi>shell</bdi>&quot;", 0.8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("feature", "english", "arabic"),
    [
        ("as=attack/airstrike", "it is listed under <bdi>air strike</bdi>", "مدرجة تحت: <bdi>غارة جوية</bdi>"),
        ("cues=shelling", "a word of the sentence speaks of: <bdi>shelling</bdi>",
         "كلمة في الجملة تدل على: <bdi>قصف</bdi>"),
        ("uncounted=children", "people without a count: <bdi>children</bdi>", "أشخاص بلا عدد: <bdi>أطفال</bdi>"),
        ("head=causes/dobj", "what it hangs on: <bdi>verb of causing, object</bdi>",
         "ما تتعلق به: <bdi>فعل تسبّب، مفعول به</bdi>"),
        ("near=<b>", "the word &quot;<bdi>&lt;b&gt;</bdi>&quot; stands near",
         "الكلمة «<bdi>&lt;b&gt;</bdi>» قريبة منها"),
        ("unheard-of=1", "unheard-of=1", "unheard-of=1"),
    ],
)  # fmt: skip
def test_what_weighed_is_said_in_the_readers_language(feature: str, english: str, arabic: str) -> None:
    for language, expected in (("en", english), ("ar", arabic)):
        with translation.override(language):
            found = said(f"attack/shelling: shell ({feature} +0.5)", "shelling")
        assert found is not None
        assert found.weighed == [(expected, 0.5)]


@pytest.mark.parametrize("rule", ["", "by hand", "test/killed", "<script>", "attack/shelling"])
def test_a_rule_of_another_form_is_not_guessed_at(rule: str) -> None:
    assert said(rule, "killed") is None


def test_a_rule_is_said_in_arabic() -> None:
    with translation.override("ar"):
        found = said("attack/shelling: shell (seen=0 -0.9)", "shelling")
    assert found is not None
    assert "shell" in found.sentence
    assert "قصف" in found.sentence
