"""Who is counted, by which group, and how many of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Count
from marsad.reading import people, triggers
from marsad.reading.casualties import patients
from marsad.reading.people import PeopleMention
from reading.parsed import parsed

Found = tuple[str | None, int | None, bool]

COUNTED = [
    ("Ten civilians were killed.", [("civilians", 10, False)]),
    ("Forty heavily armed insurgents attacked.", [("fighters", 40, False)]),
    ("Three doctors and two nurses died.", [("health_workers", 3, False), ("health_workers", 2, False)]),
    ("Two photographers were detained.", [("journalists", 2, False)]),
    ("Six aid workers were abducted.", [("aid_workers", 6, False)]),
    ("Nine rebel fighters fell.", [("fighters", 9, False)]),
    ("Eleven medical staff were hurt.", [("health_workers", 11, False)]),
    ("Twelve Civil Guard (CG) soldiers were killed.", [("fighters", 12, False)]),
    ("Ten people, including five children, died.", [("people", 10, False), ("children", 5, True)]),
    ("Eleven died, four of them women.", [(None, 11, False), ("women", 4, True)]),
    ("A woman and child were killed.", [("women", 1, False), ("children", 1, False)]),
    ("A child was killed.", [("children", 1, False)]),
    ("Civilians were killed.", [("civilians", None, False)]),
    ("One of the five hostages was shot.", [("people", 1, False)]),
    ("Four Syrian towns were hit.", []),
    ("Seven tanks were destroyed.", []),
]

BEFALLEN = [
    ("A shopkeeper was abducted.", [("people", 1)]),
    ("Gunmen shot dead two shopkeepers.", [("people", 2)]),
    ("Police arrested Salim Haddad near the bridge.", [("people", 1)]),
    ("Sergeant Haddad was killed.", [("fighters", 1)]),
    ("A constable and another man were killed.", [("fighters", 1), ("people", 1)]),
    ("Salim Haddad, a teacher, was abducted.", [("civilians", 1)]),
    ("A guard, identified as Omar Nasr, was killed.", [("people", 1)]),
    ("A soldier was killed and another injured.", [("fighters", 1), (None, 1)]),
    ("The family was killed.", [("people", None)]),
]


def mentions(text: str) -> list[PeopleMention]:
    doc = parsed(text)
    words = [t for t in triggers.find(doc) if t.action.startswith("casualties/")]
    return people.find(doc, patients.of_all(words))


def low(count: Count | None) -> int | None:
    return count.low if count else None


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_people_named_with_their_number(text: str, expected: list[Found]) -> None:
    assert [(m.group, low(m.count), m.part) for m in people.find(parsed(text))] == expected


@pytest.mark.parametrize(("text", "expected"), BEFALLEN)
def test_people_told_by_the_parse(text: str, expected: list[tuple[str | None, int | None]]) -> None:
    hit = patients.of_all(t for t in triggers.find(parsed(text)) if t.action.startswith("casualties/"))
    told = [(m.group, low(m.count)) for m in mentions(text) if any(m.first <= i <= m.last for i in hit)]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Five farmers were shot dead.", "shot", ["farmers"]),
        ("Rebels killed a mayor and his wife.", "killed", ["mayor", "wife"]),
        ("The bombing that killed eight people was condemned.", "killed", ["people"]),
        ("Eight people killed in the raid were buried.", "killed", ["people"]),
        ("They abducted two herders and killed them.", "killed", ["herders"]),
        ("Two nurses were found dead.", "dead", ["nurses"]),
        ("Six pupils died.", "died", ["pupils"]),
        ("The death of two pupils was reported.", "death", ["pupils"]),
        ("Three drivers sustained injuries.", "injuries", ["drivers"]),
        ("Rebels executed an attack.", "executed", []),
    ],
)
def test_whom_a_casualty_word_befell(text: str, word: str, expected: list[str]) -> None:
    trigger = next(
        t for t in triggers.find(parsed(text)) if t.token.text == word and t.action.startswith("casualties/")
    )
    assert [noun.text for noun in patients.of(trigger)] == expected


WORDS = st.sampled_from(
    "two civilians , including a woman and child soldiers killed were another of them 12 injured dozens mostly Haddad "
    "rebels by police identified as the one five hostages ( CG ) - men dead family leaving shot".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=18))
def test_people_stand_in_the_sentence_one_after_another(words: list[str]) -> None:
    text = " ".join(words)
    last = -1
    for mention in mentions(text):
        assert last < mention.first <= mention.last < len(parsed(text))
        last = mention.last
        if mention.text is not None:
            assert mention.text in text
