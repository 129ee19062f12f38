import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.site.ids import IdConverter

CONVERTER = IdConverter()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("uid", "segment"),
    [
        ("geonames:170063", "geonames:170063"),
        ("a/b", "a~2Fb"),
        ("50%", "50~25"),
        ("x~y", "x~7Ey"),
        ("..", "~2E~2E"),
        ("v1.2", "v1.2"),
        ("", "~"),
        ("é", "~C3~A9"),
    ],
)
def test_an_id_is_one_segment(uid: str, segment: str) -> None:
    assert CONVERTER.to_url(uid) == segment
    assert CONVERTER.to_python(segment) == uid


@given(TEXT)
def test_every_id_comes_back(uid: str) -> None:
    segment = CONVERTER.to_url(uid)
    assert CONVERTER.to_python(segment) == uid
    assert segment.isascii()
    assert not set(segment) & set("/?#%\\ ")
    assert segment.strip(".")


@given(TEXT, TEXT)
def test_two_ids_have_two_addresses(one: str, two: str) -> None:
    assert (CONVERTER.to_url(one) == CONVERTER.to_url(two)) == (one == two)


@pytest.mark.parametrize("segment", ["~2f", "~41", "~FF", "a~", "~4", "~~", "~ED~A0~80"])
def test_an_id_has_no_second_address(segment: str) -> None:
    with pytest.raises(ValueError, match=r"not an id|codec|hex"):
        CONVERTER.to_python(segment)
