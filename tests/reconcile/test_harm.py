import pytest

from marsad.model import ActorMention
from marsad.reconcile.harm import protections, sides, weapons_of
from reconcile.build import claim, report

OF = report()


@pytest.mark.parametrize(
    ("action", "sentence", "weapons"),
    [
        ("airstrike", "Helicopters dropped barrel bombs on the old town.", ("barrel bombs", "helicopters")),
        ("shelling", "A ballistic missile struck the station.", ("ballistic missiles",)),
        ("shelling", "Missiles struck the station.", ("missiles",)),
        ("bombing", "A car bomb went off.", ("car bombs",)),
        ("clash", "They fired rocket-propelled grenades.", ("grenades",)),
        ("airstrike", "Jets struck after a car bomb went off.", ()),
        ("airstrike", "Jets struck the old town.", ()),
    ],
)
def test_weapons_are_those_that_the_sentence_on_the_attack_names(
    action: str, sentence: str, weapons: tuple[str, ...]
) -> None:
    assert weapons_of([claim(OF, action, text=sentence)]) == weapons


def test_weapons_are_not_read_from_denials_and_tolls() -> None:
    text = "Barrel bombs fell."
    assert weapons_of([claim(OF, text=text, status="denied"), claim(OF, "killed", text=text)]) == ()


@pytest.mark.parametrize(
    ("group", "sentence", "targets"),
    [
        ("hospital", "Jets struck a hospital.", ["hospital"]),
        ("camp", "Shells fell on a camp for displaced families.", ["camp"]),
        ("camp", "Shells fell on an army camp.", []),
        ("convoy", "Jets struck an aid convoy.", ["aid"]),
        ("convoy", "Jets struck a convoy of fighters.", []),
        ("infrastructure", "Shells hit the water works.", ["water, food and power"]),
        ("military", "Jets struck a base.", []),
        (None, "Jets struck a hospital in words only.", []),
    ],
)
def test_what_is_protected_is_flagged_with_its_ground(group: str | None, sentence: str, targets: list[str]) -> None:
    found = protections([claim(OF, text=sentence, group=group)])
    assert [item.target for item in found] == targets
    assert all("AP I" in item.ground for item in found)


def test_only_what_is_reported_as_hit_is_flagged() -> None:
    denied = claim(OF, text="No hospital was hit.", group="hospital", status="denied")
    assert protections([denied, claim(OF, "killed", group="health_workers")]) == ()


def test_sides_are_those_of_the_actors() -> None:
    ours = claim(OF, actors=(ActorMention("the army", None, None, "north"), ActorMention("men")))
    assert sides([ours, claim(OF, at=90, actors=(ActorMention("rebels", None, None, "hills"),))]) == ("hills", "north")
