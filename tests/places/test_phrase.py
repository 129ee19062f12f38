import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.places.phrase import parse


@pytest.mark.parametrize(
    ("text", "core", "kind", "about"),
    [
        ("Raqqa", "Raqqa", None, False),
        ("the village of Jubas", "Jubas", "village", False),
        ("Hama province", "Hama", "admin1", False),
        ("northwestern Hama province", "Hama", "admin1", False),
        ("northern Hama", "Hama", None, False),
        ("Hama countryside", "Hama", None, True),
        ("the northern countryside of Hama", "Hama", None, True),
        ("Hama's northern countryside", "Hama", None, True),
        ("the outskirts of Raqqa", "Raqqa", None, True),
        ("near Raqqa", "Raqqa", None, True),
        ("4 km from Raqqa", "Raqqa", None, True),
        ("the neighbourhood of Waer", "Waer", None, False),
        ("ten kilometres (six miles) north of the town of Raqqa", "Raqqa", "town", True),
        ("Kuweires airbase", "Kuweires", None, True),
        ("the eastern Syrian city of Raqqa", "Raqqa", "town", False),
        ("Azaz district", "Azaz", "admin2", False),
        ("Raqqa area", "Raqqa", "region", False),
    ],
)
def test_the_words_around_a_name_are_taken_off_and_say_what_they_say(
    text: str, core: str, kind: str | None, about: bool
) -> None:
    phrase = parse(text)
    assert (phrase.core, phrase.kind, phrase.about) == (core, kind, about)


@pytest.mark.parametrize(
    ("text", "core", "inside", "beside"),
    [
        ("Jubas, Idlib province", "Jubas", ("Idlib province",), ()),
        ("Jubas in southern Idlib", "Jubas", ("southern Idlib",), ()),
        ("Syria's Raqqa", "Raqqa", ("Syria",), ()),
        ("Jubas near Saraqib", "Jubas", (), ("Saraqib",)),
        ("the market (Raqqa)", "market", ("Raqqa",), ()),
    ],
)
def test_what_holds_a_place_and_what_it_lies_by(
    text: str, core: str, inside: tuple[str, ...], beside: tuple[str, ...]
) -> None:
    phrase = parse(text)
    assert (phrase.core, phrase.inside, phrase.beside) == (core, inside, beside)


@pytest.mark.parametrize(
    ("text", "core", "country"),
    [
        ("the Syrian capital", "Damascus", "SY"),
        ("Syria's capital", "Damascus", "SY"),
        ("Iraqs capital city", "Baghdad", "IQ"),
        ("the capital of Sudan", "Khartoum", "SD"),
        ("the Iraqi capital of Baghdad", "Baghdad", "IQ"),
        ("the capital of Idlib province", "Idlib", None),
        ("the Palestinian capital", "capital", "PS"),
        ("venture capital", "venture", None),
    ],
)
def test_a_capital_is_named_by_its_country(text: str, core: str, country: str | None) -> None:
    assert (parse(text).core, parse(text).country) == (core, country)


def test_a_word_for_a_people_gives_the_country() -> None:
    assert parse("the Syrian town of Raqqa").country == "SY"
    assert parse("the town of Raqqa").country is None


def test_names_given_together_are_parted() -> None:
    assert parse("Al Eis/Ash Shaykh Isa town").others == ("Ash Shaykh Isa",)
    assert parse("Rai town (Choban Bey)").others == ("Choban Bey",)


@pytest.mark.parametrize(
    ("text", "core", "site"),
    [
        ("Kuweires military airport", "Kuweires", "airbase"),
        ("Shayrat Air Base", "Shayrat", "airbase"),
        ("the Tishrin dam", "Tishrin", "dam"),
        ("Omar oil field", "Omar", "field"),
        ("Nasib border crossing", "Nasib", "crossing"),
        ("Rukban camp", "Rukban", "camp"),
        ("Raqqa countryside", "Raqqa", None),
    ],
)
def test_the_class_of_a_site_is_told(text: str, core: str, site: str | None) -> None:
    phrase = parse(text)
    assert (phrase.core, phrase.site, phrase.about) == (core, site, True)


def test_a_smaller_thing_within_a_place_is_told() -> None:
    phrase = parse("Midan neighbourhood in Damascus")
    assert (phrase.core, phrase.part, phrase.inside) == ("Midan", True, ("Damascus",))


@given(st.text())
def test_any_text_parses(text: str) -> None:
    assert parse(text).core in " ".join(text.split()) or parse(text).inside
