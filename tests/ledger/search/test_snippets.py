import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ledger.search import names
from marsad.ledger.search.snippets import Sought, snippet
from marsad.ledger.search.terms import AnyOf, Phrase, Prefix, Sound, Term, Token
from marsad.places.fold import fold

TOWN = AnyOf((Token("paaaaaaa"), Phrase(("hims",)), Sound(names.sound(fold("Maarat al-Numan").skeleton))))


def shown(text: str, *terms: Term, length: int = 260) -> str:
    return "".join(f"[{p.text}]" if p.marked else p.text for p in snippet(text, Sought.of(terms), length))


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("Bakeries were closed.", (Prefix("baker"),), "[Bakeries] were closed."),
        ("They were closed, were they?", (Phrase(("were", "closed")),), "They [were closed], were they?"),
        ("Near Ma'arrat an-Nu'man and Hims.", (TOWN,), "Near [Ma'arrat an-Nu'man] and [Hims]."),
        ("قرب إِدلِب اليوم", (Prefix("ادلب"),), "قرب [إِدلِب] اليوم"),
        ("One\nline", (), "One line"),
        ("", (Prefix("x"),), ""),
    ],
)
def test_snippet(text: str, terms: tuple[Term, ...], expected: str) -> None:
    assert shown(text, *terms) == expected


def test_of_a_long_text_the_part_is_shown_that_holds_most() -> None:
    text = "lorries came. " + "nothing happened. " * 40 + "lorries brought flour to bakeries. " + "rain fell. " * 40
    found = shown(text, Prefix("lorries"), Prefix("bakeries"), length=120)
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "[lorries] brought flour to [bakeries]" in found


@given(text=st.text(max_size=600), word=st.text(min_size=1, max_size=4))
def test_a_snippet_is_cut_from_the_text(text: str, word: str) -> None:
    pieces = snippet(text, Sought.of((Prefix(word.casefold()), TOWN)), 80)
    body = "".join(piece.text for piece in pieces if piece.text not in ("… ", " …"))
    assert body in text.replace("\n", " ").replace("\r", " ")
    assert all(piece.text for piece in pieces)


WORDS = st.text("ab1", min_size=1, max_size=3)
SOUGHT = st.lists(st.one_of(WORDS.map(Prefix), st.lists(WORDS, min_size=1, max_size=3).map(tuple).map(Phrase)))


@given(text=st.text("abAB1 _-.", max_size=40), terms=SOUGHT)
def test_plain_letters_are_looked_through_as_all_others_are(text: str, terms: list[Prefix | Phrase]) -> None:
    sought = Sought.of(terms)
    behind = len(text) + 1
    assert sought.marks(text) == [mark for mark in sought.marks(f"{text} ع") if mark[1] < behind]
