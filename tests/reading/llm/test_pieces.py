"""Long reports in pieces: nothing is lost, nothing twice, and every place is that of the report."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Report
from marsad.reading import sentences
from marsad.reading.llm.pieces import cut


def report(text: str) -> Report:
    return Report(id="r", title="", text=text, published=None, publisher="Test Wire")


@given(
    st.lists(st.sampled_from(["A mine went off. ", "Two died. ", "\n", "x" * 50, "No one came! "])), st.integers(1, 90)
)
def test_pieces_hold_every_sentence_once(parts: list[str], most: int) -> None:
    text = "".join(parts)
    pieces = cut(report(text), most)
    lines = [line for piece in pieces for line in piece.lines]
    assert [(line.start, line.end) for line in lines] == sentences.split(text)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(text[line.start : line.end] == line.text for line in lines)
    for number, piece in enumerate(pieces, start=1):
        assert (piece.index, piece.of) == (number, len(pieces))
        assert len(piece.lines) == 1 or sum(len(line.text) for line in piece.lines) <= most
