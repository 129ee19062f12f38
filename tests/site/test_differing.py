import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.site.differing import changes


def _shown(before: str, after: str) -> list[str]:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return ["".join(signs[part.how].format(part.text) for part in paragraph) for paragraph in changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("One.\nTwo.", "One.\n\nTwo.", []),
        ("Eight people died there.", "Ten people died there.", ["[-Eight-][+Ten+] people died there."]),
        ("One.", "One.\nTwo.", ["[+Two.+]"]),
        ("One.\nTwo.\nThree.", "One.\nThree.", ["[-Two.-]"]),
        (
            "Rain fell.",
            "Nobody was hurt, the mayor told us.",
            ["[-Rain fell.-][+Nobody was hurt, the mayor told us.+]"],
        ),
        ("", "One.", ["[+One.+]"]),
    ],
)
def test_what_changed_is_shown_word_by_word(before: str, after: str, shown: list[str]) -> None:
    assert _shown(before, after) == shown


TEXT = st.lists(st.text("ab .", max_size=12), max_size=6).map("\n".join)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off_the_changes(before: str, after: str) -> None:
    def lines(text: str) -> list[str]:
        return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

    for wanted, how in ((lines(before), "new"), (lines(after), "gone")):
        told = ["".join(part.text for part in paragraph if part.how != how) for paragraph in changes(before, after)]
        assert {line for line in told if line} <= set(wanted)
    assert bool(changes(before, after)) == (lines(before) != lines(after))


def test_texts_of_very_many_paragraphs_are_set_beside_each_other_as_a_whole() -> None:
    before = "\n".join(f"Line {number}." for number in range(900))
    assert len(changes(before, before + "\nOne more.")) == 1
