from marsad.model import ActorMention, Claim
from marsad.reconcile.contradictions import contradictions
from marsad.reconcile.tolls import tolls
from reconcile.build import claim, report

ONE, TWO = report("one"), report("two")
REPORTS = {"one": ONE, "two": TWO}


def spelled(*claims: Claim) -> tuple[str, ...]:
    sources = {c.id: REPORTS[c.report].publisher for c in claims}
    return contradictions(claims, tolls(claims, REPORTS, sources, "span"), sources)


def accused(side: str, name: str) -> tuple[ActorMention, ...]:
    return (ActorMention(name, name, None, side),)


def test_figures_that_no_number_fits() -> None:
    found = spelled(
        claim(ONE, "killed", low=20, group="health_workers"),
        claim(TWO, "killed", low=9, high=12, group="health_workers"),
    )
    assert found == ("killed (health workers): Paper one says at least 20; Paper two says 9 to 12",)


def test_figures_that_one_number_fits_do_not_contradict() -> None:
    assert spelled(claim(ONE, "killed", low=20), claim(TWO, "killed", low=24, high=24)) == ()


def test_whom_sources_accuse() -> None:
    army = claim(ONE, actors=accused("state", "the army"))
    found = spelled(army, claim(TWO, actors=accused("rebels", "the brigade")))
    assert found == ("Who did it: Paper one names the army; Paper two names the brigade",)
    assert spelled(army, claim(TWO, actors=accused("state", "jets"))) == ()


def test_how_it_was_done_and_who_denies_it() -> None:
    found = spelled(claim(ONE, "airstrike"), claim(TWO, "shelling"), claim(TWO, "airstrike", status="denied", says="x"))
    assert found == ("How: Paper one says airstrike; Paper two says shelling", "Paper two denies: airstrike")
