from marsad.reconcile.accounts import account
from marsad.reconcile.bonds import NO_BONDS, Bonds
from reconcile.build import claim, report

ONE, TWO = report("one"), report("two")
STRIKE, DEAD, OTHER = claim(ONE), claim(ONE, "killed", low=3), claim(TWO)
FIRST, SECOND = account([STRIKE, DEAD], ONE), account([OTHER], TWO)


def test_what_was_judged_apart_is_not_allowed_whichever_is_named_first() -> None:
    for pair in ((DEAD.id, OTHER.id), (OTHER.id, DEAD.id)):
        bonds = Bonds(apart=frozenset({pair}))
        assert not bonds.allow([FIRST], [SECOND])
        assert not bonds.allow([SECOND], [FIRST])
        assert bonds.allow([FIRST], [FIRST])
    assert NO_BONDS.allow([FIRST], [SECOND])


def test_accounts_of_claims_that_were_judged_the_same_are_joined_once() -> None:
    bonds = Bonds(same=frozenset({(OTHER.id, STRIKE.id), (DEAD.id, OTHER.id), (STRIKE.id, DEAD.id), (STRIKE.id, "?")}))
    pair = sorted((FIRST, SECOND), key=lambda item: item.key)
    assert bonds.joined([SECOND, FIRST]) == [tuple(pair)]
    assert bonds.bound(SECOND.ids) == {STRIKE.id, DEAD.id}
    assert NO_BONDS.joined([FIRST, SECOND]) == []
