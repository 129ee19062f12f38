from marsad.model import ActorMention, Claim, Contradiction, Position
from marsad.reconcile.contradictions import contradictions
from marsad.reconcile.tolls import tolls
from reconcile.build import claim, report

ONE, TWO = report("one"), report("two")
REPORTS = {"one": ONE, "two": TWO}


def found(*claims: Claim) -> tuple[Contradiction, ...]:
    sources = {c.id: REPORTS[c.report].publisher for c in claims}
    return contradictions(claims, tolls(claims, REPORTS, sources, "span"), sources)


def accused(side: str, name: str) -> tuple[ActorMention, ...]:
    return (ActorMention(name, name, None, side),)


def test_figures_that_no_number_fits() -> None:
    (difference,) = found(
        claim(ONE, "killed", low=20, group="health_workers"),
        claim(TWO, "killed", low=9, high=12, group="health_workers"),
    )
    assert (difference.kind, difference.action, difference.group) == ("figure", "killed", "health_workers")
    assert difference.positions == (
        Position(source="Paper one", low=20), Position(source="Paper two", low=9, high=12)
    )  # fmt: skip


def test_figures_that_one_number_fits_do_not_contradict() -> None:
    assert found(claim(ONE, "killed", low=20), claim(TWO, "killed", low=24, high=24)) == ()


def test_whom_sources_accuse() -> None:
    army = claim(ONE, actors=accused("state", "the army"))
    (difference,) = found(army, claim(TWO, actors=accused("rebels", "the brigade")))
    assert difference.kind == "accused"
    assert [(p.source, p.values) for p in difference.positions] == [
        ("Paper one", ("the army",)), ("Paper two", ("the brigade",))
    ]  # fmt: skip
    assert found(army, claim(TWO, actors=accused("state", "jets"))) == ()


def test_how_it_was_done_and_who_denies_it() -> None:
    how, denied = found(claim(ONE, "airstrike"), claim(TWO, "shelling"), claim(TWO, status="denied", says="x"))
    assert (how.kind, [p.values for p in how.positions]) == ("method", [("airstrike",), ("shelling",)])
    assert denied == Contradiction(kind="denial", positions=(Position(source="Paper two", values=("airstrike",)),))
