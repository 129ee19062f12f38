import pytest

from marsad.places import Gazetteer
from marsad.places.home import Unit, country_of, home_of
from marsad.places.resolve import Mention, resolve

OHIO: Unit = ("US", "Ohio")
KENTUCKY: Unit = ("US", "Kentucky")


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.example.co.uk/news?page=1", "GB"),
        ("news.example.ca", "CA"),
        ("https://example.com/za", None),
        ("https://example.ai", None),
        ("localhost", None),
        ("A newspaper", None),
        ("", None),
    ],
)
def test_an_address_tells_the_country_by_its_end(address: str, country: str | None) -> None:
    assert country_of(address) == country


def test_every_report_of_a_publisher_counts_alike() -> None:
    home = home_of([[OHIO, OHIO, OHIO, KENTUCKY], [KENTUCKY], [("GB", None)], []])
    assert home == pytest.approx({("US", None): 2 / 3, OHIO: 0.25, KENTUCKY: 1.25 / 3, ("GB", None): 1 / 3})


def test_one_report_alone_says_nothing_and_the_address_tells_the_country() -> None:
    assert home_of([[OHIO]]) == {}
    assert home_of([[OHIO]], "https://example.ca") == {("CA", None): 1.0}


def test_of_towns_of_one_name_the_one_where_the_publisher_is_at_home_is_meant(gazetteer: Gazetteer) -> None:
    at_home = home_of([[KENTUCKY], [KENTUCKY]])
    answers = [resolve([Mention("London")], gazetteer, home=home)[0] for home in ({}, at_home)]
    assert [answer.place and answer.place.id for answer in answers] == ["w:london", "w:london-ky"]


def test_what_the_text_says_wins_over_where_the_publisher_is_at_home(gazetteer: Gazetteer) -> None:
    answer = resolve([Mention("London, Ohio")], gazetteer, home=home_of([[KENTUCKY], [KENTUCKY]]))[0]
    assert answer.place is not None
    assert answer.place.id == "w:london-oh"
