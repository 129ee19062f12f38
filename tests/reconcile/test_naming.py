import pytest

from marsad.model import SourceMention
from marsad.reconcile.naming import names_in_report, source_of, source_words
from reconcile.build import claim, report

PAPER = report("one", publisher="Paper", credit="Agency")


def named(*said: tuple[str, str | None]) -> list[str | None]:
    """The names of the sources of one report, in the order in which it quotes them."""
    claims = [claim(PAPER, at=at * 50, source=SourceMention(*words)) for at, words in enumerate(said)]
    found = names_in_report(claims, PAPER)
    return [found[item.id] for item in claims]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("A military source", None), ("the source", None)], ["a military source (Agency)"] * 2),
        ([("a doctor", None), ("a nurse", None)], ["a doctor (Agency)", "a nurse (Agency)"]),
        (
            [("a military source", None), ("a medical source", None), ("The source", None)],
            ["a military source (Agency)", "a medical source (Agency)", "a medical source (Agency)"],
        ),
        ([("a monitor", None), ("the Plains Observatory", "Plains Observatory")], ["Plains Observatory"] * 2),
        ([("the Paris-based monitor", None), ("Plains Violations Centre", None)], ["Plains Violations Centre"] * 2),
        ([("the rebel group", None), ("the Plains Observatory", "Plains Observatory")],
         ["the rebel group (Agency)", "Plains Observatory"]),
        ([("a monitor", None)], ["a monitor (Agency)"]),
        ([("Local sources", None)], ["local sources (Agency)"]),
        ([("Civil Defence of Upland", None)], ["Civil Defence of Upland"]),
        ([("A spokesman of the Upland Brigade", None)], ["a spokesman of the Upland Brigade"]),
        ([("the Observatory", "Plains Observatory")], ["Plains Observatory"]),
    ],
)  # fmt: skip
def test_who_is_one_source(said: list[tuple[str, str | None]], expected: list[str]) -> None:
    assert named(*said) == expected


def test_a_claim_taken_alone() -> None:
    own = report("two", publisher="Paper")
    assert source_of(claim(PAPER), PAPER) == "Agency"
    assert source_of(claim(own), own) == "Paper"
    assert (
        source_of(claim(own, says="The witnesses", source=SourceMention("The witnesses")), own)
        == "the witnesses (Paper)"
    )


def test_the_words_are_small_letters() -> None:
    words = source_words()
    assert all(word == word.casefold() for word in {*words.telling, *words.filling, *words.named, *words.unnamed})
