"""Names in the reader's language: Arabic ones where the lists have them, and every name in its own direction."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from marsad.site import names


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def arabic() -> Iterator[None]:
    with translation.override("ar"):
        yield


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Syrian Arab Army", "الجيش العربي السوري"),
        ("Reuters", "رويترز"),
        ("Hezbollah", "حزب الله"),  # a party and a source
        ("rescuers (Reuters)", "rescuers (رويترز)"),
        ("Valley Wire", "Valley Wire"),
        ("National News Agency (Lebanon)", "الوكالة الوطنية للإعلام (لبنان)"),
        ("", ""),
    ],
)
@pytest.mark.usefixtures("arabic")
def test_parties_and_sources_in_arabic(name: str, said: str) -> None:
    assert names.voice(name) == said


@pytest.mark.parametrize("name", ["Syrian Arab Army", "rescuers (Reuters)", "Valley Wire"])
def test_readers_of_english_see_the_names_of_the_record(name: str) -> None:
    assert names.voice(name) == name


def test_every_listed_name_that_is_arabic_is_written_so() -> None:
    listed = names._arabic()
    assert len(listed) > 100
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in said) for said in listed.values())


@pytest.mark.parametrize(
    ("code", "english", "arabic"), [("SY", "Syria", "سوريا"), ("XX", "XX", "XX"), ("BT", "Bhutan", "بوتان")]
)
def test_countries_have_names(code: str, english: str, arabic: str, language: str) -> None:
    assert names.country(code) == (arabic if language == "ar" else english)


@pytest.mark.parametrize(
    ("name", "said"), [("Idlib", "إدلب"), ("Raqqa", "الرقة"), ("Ar-Raqqah", "الرقة"), ("Upland", "Upland")]
)
@pytest.mark.django_db
def test_provinces_have_arabic_names_however_they_are_spelled(name: str, said: str, language: str) -> None:
    assert names.province("SY", name) == (said if language == "ar" else name)


@pytest.mark.parametrize(
    ("above", "english", "arabic"),
    [
        ("Hillside, Idlib, SY", "Hillside, Idlib, Syria", "Hillside، إدلب، سوريا"),
        ("SY", "Syria", "سوريا"),
        ("", "", ""),
    ],
)
@pytest.mark.django_db
def test_what_a_place_lies_in(above: str, english: str, arabic: str, language: str) -> None:
    assert names.within(above) == (arabic if language == "ar" else english)


@pytest.mark.parametrize(("code", "english", "arabic"), [("en", "English", "الإنجليزية"), ("xx", "xx", "xx")])
def test_languages_have_names(code: str, english: str, arabic: str, language: str) -> None:
    assert names.language(code) == (arabic if language == "ar" else english)


def test_names_are_kept_apart_and_escaped(language: str) -> None:
    joined = names.isolated(["<b>", "أ"])
    between = "، " if language == "ar" else ", "
    assert joined == f"<bdi>&lt;b&gt;</bdi>{between}<bdi>أ</bdi>"
    assert str(names.quoted("<b>")).count("<bdi>&lt;b&gt;</bdi>") == 1


def test_what_goes_from_hand_to_hand_goes_on_in_the_direction_of_reading(language: str) -> None:
    assert names.chain(["a", "b"]) == f"<bdi>a</bdi>{' ← ' if language == 'ar' else ' → '}<bdi>b</bdi>"


@pytest.mark.django_db
def test_districts_have_the_arabic_names_of_the_gazetteers(language: str) -> None:
    from marsad.ledger.models import Place  # noqa: PLC0415 - Django is not set up when this file is read

    def unit(uid: str, kind: str, arabic: str, name: str = "Hillside") -> None:
        Place.objects.create(
            uid=uid, name=name, name_ar=arabic, kind=kind, latitude=1, longitude=1, country="SY", names=[]
        )

    unit("test:h2", "admin2", "سفح")
    unit("test:h3", "admin3", "مركز سفح")
    unit("test:v3", "admin3", "وادي", "Valley")
    unit("test:w3", "admin3", "الوادي", "Valley")  # another one of that name
    is_arabic = language == "ar"
    assert names.unit("SY", "Hillside", "admin2") == ("سفح" if is_arabic else "Hillside")
    assert names.unit("SY", "Hillside", "admin3") == ("مركز سفح" if is_arabic else "Hillside")
    assert names.unit("SY", "Valley", "admin3") == "Valley"
    assert names.unit("IQ", "Hillside", "admin2") == "Hillside"
    assert names.within("Hillside, Idlib, SY") == ("سفح، إدلب، سوريا" if is_arabic else "Hillside, Idlib, Syria")
