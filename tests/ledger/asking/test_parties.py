import pytest

from marsad.ledger.asking.parties import party

CASES = [
    ("syria-government", "Syrian Arab Army", True), ("Assad regime", "Government of Syria", True),
    ("the Syrian army", "Syrian Arab Air Force", True), ("Syrian Arab Air Force", "Syrian Arab Army", False),
    ("Hill Brigade", "the hill  brigade", True), ("Hill Brigade", "Valley Brigade", False),
    (("Hill Brigade", "Valley Brigade"), "Valley Brigade", True), ((), "Valley Brigade", False),
    ("الجيش العربي السوري", "Syrian Arab Army", True), ("", "Syrian Arab Army", False),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "name", "expected"), CASES)
def test_a_party_is_known_by_id_name_and_alias_with_what_belongs_to_it(
    asked: str | tuple[str, ...], name: str, expected: bool
) -> None:
    wanted = party(asked)
    assert wanted is not None
    assert wanted(name) is expected


def test_nobody_is_asked_for() -> None:
    assert party(None) is None
