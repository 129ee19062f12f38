"""Place names of a sentence: (sentence, names) tables, parsed and unparsed, and that nothing breaks the finding."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.reading import place_names
from marsad.reading.context import Sentence
from marsad.reading.pipeline import parse
from marsad.reading.place_names import PlaceName, described
from marsad.reading.place_names.words import fold, words

NAMED = [
    # syntax and heads
    ("Clashes broke out in the town of Umm Ruwaba in North Kordofan province, residents said.",
     ["Umm Ruwaba", "North Kordofan province"]),
    ("Shells fell on the Shuja district of Gaza City and near Rafah crossing.",
     ["Shuja district", "Gaza City", "Rafah crossing"]),
    ("Rockets hit Shamal airbase and the Tell Aran road.", ["Shamal airbase", "Tell Aran road"]),
    ("Raids struck Saida neighborhood and Karak district on Monday.", ["Saida neighborhood", "Karak district"]),
    ("Warplanes bombed northern Yemen and rural Hodeidah.", ["northern Yemen", "rural Hodeidah"]),
    ("Shelling continued in al-Nahda (the old quarter) neighborhood.", ["al-Nahda"]),
    ("Three villages west of Taiz changed hands.", ["Taiz"]),
    ("A raid hit the village of Bess in Idlib.", ["Bess", "Idlib"]),
    # lists, with commas and without
    ("Fighters seized Kafr Dael, Tal Hadya and Khan Assal before dawn.", ["Kafr Dael", "Tal Hadya", "Khan Assal"]),
    ("Troops took the towns of Arbin and Zamalka.", ["Arbin", "Zamalka"]),
    ("Shells hit al-Waha and al-Rabie neighborhoods in Benghazi.", ["al-Waha", "al-Rabie neighborhoods", "Benghazi"]),
    # particles and broken tokens
    ("Government forces entered Deir as-Salib and al- Mansoura on Sunday.", ["Deir as-Salib", "al- Mansoura"]),
    ("A mine killed two near Ayn al-Hajal.", ["Ayn al-Hajal"]),
    # lost apostrophes, and those that are there
    ("Air raids killed four in Syrias Hama province.", ["Syria", "Hama province"]),
    ("Air raids killed four in Yemen's Saada province.", ["Yemen", "Saada province"]),
    # stand-ins
    ("A blast killed six in the Somali capital on Friday.", ["the Somali capital"]),
    # what is no place: peoples, organisations, people, papers, adjectives
    ("The Syrian Observatory for Human Rights said the Free Syrian Army denied it.", []),
    ("The London-based monitor and US-backed fighters condemned the attack.", []),
    ("Turkish jets and Russian officers watched.", []),
    ("President Omar Hadi told reporters that General Karim Salem was killed.", []),
    ("US jets dropped leaflets.", []),
    ("The Islamic State in Iraq and the Levant claimed the attack.", []),
    ("Jaish al-Nour said it repelled the assault.", []),
    ("The New York Times and the Daily Sabah reported it.", []),
    ("", []),
]  # fmt: skip


def found_in(text: str, *, is_parsed: bool = True) -> list[PlaceName]:
    doc = next(parse([text])) if is_parsed else None
    return place_names.find(Sentence(0, 0, len(text), text, doc))


@pytest.mark.parametrize("is_parsed", [True, False], ids=["parsed", "unparsed"])
@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names(text: str, names: list[str], is_parsed: bool) -> None:
    assert [name.text for name in found_in(text, is_parsed=is_parsed)] == names


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Shells fell on the Shuja district of Gaza City and near Rafah crossing.", ["district", "town", "site"]),
        ("Clashes broke out in the town of Umm Ruwaba in North Kordofan province.", ["town", "region"]),
        ("The war in Yemen and northern Yemen goes on.", ["country", "region"]),
        ("The province of Idlib and the city of Idlib differ.", ["region", "town"]),
        ("Clashes were reported in Azzun.", [None]),
        ("Two died in the Salah al-Din district of Aleppo.", ["district", "town"]),
        ("Two died in Salah al-Din province.", ["region"]),
    ],
)
def test_levels(text: str, levels: list[str | None]) -> None:
    assert [name.level for name in found_in(text)] == levels


def test_names_of_one_list_share_a_series() -> None:
    together = found_in("Fighters seized Kafr Dael, Tal Hadya and Khan Assal before dawn.")
    apart = found_in("A shell landed in Kafr Dael, Latakia.")
    assert len({name.series for name in together}) == 1
    assert len({name.series for name in apart}) == 2


def test_a_name_between_places_of_a_list_is_one_though_it_looks_like_a_person() -> None:
    found = found_in("Troops took Kafr Dael, Abu Talha, Tal Hadya and Khan Assal before dawn.")
    assert [name.text for name in found] == ["Kafr Dael", "Abu Talha", "Tal Hadya", "Khan Assal"]


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("Moscow denied the strike.", True),
        ("The fighting in Moscow stopped.", False),
        ("Syria peace talks resumed.", True),
        ("Many have died since the Syria conflict began.", False),
        ("A truce brokered by Russia and the United States took effect.", True),
        ("A ceasefire in Aleppo announced on Friday held.", False),
    ],
)
def test_a_government_is_told_from_ground(text: str, stands_for: bool) -> None:
    assert [name.stands_for for name in found_in(text)] == [stands_for] * len(found_in(text))
    assert found_in(text)


def test_the_gazetteer_and_the_report_tip_the_scale() -> None:
    text = "Gunmen walked to Lorna."
    sentence = Sentence(0, 0, len(text), text)
    assert place_names.find(sentence) == []
    assert [n.text for n in place_names.find(sentence, {"Lorna"}.__contains__)] == ["Lorna"]
    assert [n.text for n in place_names.find(sentence, known_here={"lorna"})] == ["Lorna"]


def test_a_sentence_between_two_others_gives_offsets_of_its_own_text() -> None:
    text = "Troops left Kafr Dael for Homs."
    for name in found_in(text):
        assert text[name.start : name.end] == name.text
        assert name.core in name.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A field hospital and two schools in rebel-held districts were hit near the old airport.",
         ["A field hospital", "two schools", "rebel-held districts", "the old airport"]),
        ("Shells fell on the besieged town near Kafr Dael.", ["the besieged town"]),
        ("Snipers held the western side of the river.", ["the western side"]),
        ("Talks resumed on Monday.", []),
        ("Shells fell on Karak district.", []),
    ],
)  # fmt: skip
def test_places_told_of_without_a_name(text: str, told: list[str]) -> None:
    sentence = Sentence(0, 0, len(text), text, next(parse([text])))
    found = described.find(sentence, place_names.find(sentence))
    assert [name.text for name in found] == told
    assert all(name.described for name in found)


def test_an_unparsed_sentence_tells_of_no_place_without_a_name() -> None:
    text = "A field hospital was hit."
    assert described.find(Sentence(0, 0, len(text), text), []) == []


@pytest.mark.parametrize(
    ("name", "folded"), [("Deir ez-Zor", "deir ez zor"), ("Sana’a", "sana'a"), (" Al-Bab.", "al bab"), ("U.S.", "u.s")]
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_the_lists_agree_with_themselves() -> None:
    lists = words()
    assert not lists.known.keys() & lists.ordinary
    assert not lists.known.keys() & lists.heads.keys()
    assert lists.plain_heads <= lists.heads.keys()
    assert lists.powers <= lists.known.keys() | {"kremlin", "pentagon"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text_can_be_searched(text: str) -> None:
    for name in place_names.find(Sentence(0, 0, len(text), text)):
        assert text[name.start : name.end] == name.text


PIECES = [
    "al-",
    "Al ",
    "the ",
    "Deir ",
    "Homs",
    " district",
    "'s ",
    "s ",
    ", ",
    " and ",
    " of ",
    "U.S.",
    "(",
    ") ",
    "Khan ",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_mix_of_name_parts_can_be_searched_parsed(pieces: list[str]) -> None:
    text = "".join(pieces)
    sentence = Sentence(0, 0, len(text), text, next(parse([text])))
    names = place_names.find(sentence)
    for name in [*names, *described.find(sentence, names)]:
        assert text[name.start : name.end] == name.text
