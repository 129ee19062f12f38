"""Casualty claims: which people each casualty word counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.reading import casualties, triggers
from reading.parsed import parsed

Claim = tuple[str, int | None, str | None]


def read(text: str) -> list[Claim]:
    doc = parsed(text)
    drafts = casualties.without_doubles(casualties.read(doc, triggers.find(doc)))
    return [(d.action.partition("/")[2], d.count.low if d.count else None, d.group) for d in drafts]


CASES = [
    ("Air raids killed ten people.", [("killed", 10, "people")]),
    ("Ten people were killed in air raids.", [("killed", 10, "people")]),
    ("At least seven soldiers died near the dam.", [("killed", 7, "fighters")]),
    (
        "Ten people, including five children, were killed in raids on a school.",
        [("killed", 10, "people"), ("killed", 5, "children")],
    ),
    ("The raid killed six people and wounded twenty.", [("killed", 6, "people"), ("injured", 20, "people")]),
    ("A soldier was killed and another injured.", [("killed", 1, "fighters"), ("injured", 1, "fighters")]),
    ("Nine civilians killed 12 injured in rocket attack.", [("killed", 9, "civilians"), ("injured", 12, "civilians")]),
    ("Six armed assailants killed three farmers.", [("killed", 3, "civilians")]),
    ("A group of 60 gunmen killed a teacher.", [("killed", 1, "civilians")]),
    ("Five villagers were hurt when 300 rebels attacked the camp.", [("injured", 5, "civilians")]),
    ("Gunmen abducted a mayor and shot dead his driver.", [("detained", 1, "people"), ("killed", 1, "civilians")]),
    ("Two herders were abducted and shot dead.", [("detained", 2, "people"), ("killed", 2, "people")]),
    ("Dozens of people were killed or wounded.", [("killed", None, "people"), ("injured", None, "people")]),
    ("Police arrested four suspected militants.", [("detained", 4, "fighters")]),
    ("Among the dead were three nurses.", [("killed", 3, "health_workers")]),
    ("The death toll rose to 22.", [("killed", 22, "people")]),
    ("Eight people are missing.", [("missing", 8, "people")]),
    ("Rebels found ten bodies in a well.", [("killed", 10, "people")]),
    (
        "A mine killed ten guards - seven drivers and three cooks - at the gate.",
        [("killed", 10, "fighters"), ("killed", 7, "civilians"), ("killed", 3, "people")],
    ),
    ("A commander, named as Omar Aziz alias Salim, was shot dead.", [("killed", 1, "fighters")]),
    ("The attack left 28 militants dead.", [("killed", 28, "fighters")]),
    ("The raid left 18 civilians dead.", [("killed", 18, "civilians")]),
    ("Twenty members of the rebel army were killed.", [("killed", 20, "fighters")]),
    ("Twenty members of the choir were killed.", [("killed", 20, "people")]),
    ("Troops clashed with militants, killing 16 of them.", [("killed", 16, "fighters")]),
    ("Troops killed many militants and injured others.", [("killed", None, "fighters"), ("injured", None, "fighters")]),
    ("Four soldiers died in Palmyra and nine in Raqqa.", [("killed", 4, "fighters"), ("killed", 9, "fighters")]),
    (
        "Three people were killed in Harran and two others in Hama.",
        [("killed", 3, "people"), ("killed", 2, "people")],
    ),
    ("Three people were killed in Harran and two jets in Hama.", [("killed", 3, "people")]),
    ("Three people were killed in Harran and two fled to Hama.", [("killed", 3, "people"), ("displaced", 2, "people")]),
    (
        "Militants shot dead a judge, his driver and a guard.",
        [("killed", 1, "people"), ("killed", 1, "civilians"), ("killed", 1, "people")],
    ),
    (
        "A woman, her son and her two daughters were killed.",
        [("killed", 1, "women"), ("killed", 1, "children"), ("killed", 2, "children")],
    ),
    (
        "The raid killed a doctor, a nurse and two guards.",
        [("killed", 1, "health_workers"), ("killed", 1, "health_workers"), ("killed", 2, "fighters")],
    ),
    ("A bomb killed Karim Haddad, Salim Nasr and Omar Aziz.", [("killed", 1, "people")] * 3),
    ("A bomb killed Karim Haddad, a teacher and poet.", [("killed", 1, "civilians")]),
    ("Shells killed four farmers near Harran a nurse at the clinic said.", [("killed", 4, "civilians")]),
    ("Rockets wounded ten people in Aleppo medics said.", [("injured", 10, "people")]),
    ("The raid killed a nurse at the clinic, officials said.", [("killed", 1, "health_workers")]),
    ("Three medics said that the wounded people would be taken away.", [("injured", None, "people")]),
    ("Raids killed four civilians, two residents said.", [("killed", 4, "civilians")]),
    ("Two wounded men said that shells hit the mill.", [("injured", 2, "people")]),
    (
        "A judge, his driver and a guard were shot dead in Quetta.",
        [("killed", 1, "people"), ("killed", 1, "civilians"), ("killed", 1, "people")],
    ),
    ("On Monday, his driver was shot dead in Quetta.", [("killed", 1, "civilians")]),
    ("The camp hosts 700 people, including many wounded by shells.", [("injured", None, "people")]),
    ("Five of the dead were children, it said.", [("killed", 5, "children")]),
    ("Three of the wounded were women.", [("injured", 3, "women")]),
    ("The observatory put the toll at six dead.", [("killed", 6, "people")]),
    ("The agency placed the death toll at 12.", [("killed", 12, "people")]),
    ("The death toll in the port reached 3.", [("killed", 3, "people")]),
    ("It brought the total number of soldiers killed in Libya to 18.", [("killed", 18, "fighters")]),
    ("The number of civilians killed has become around 40.", [("killed", 40, "civilians")]),
    ("The raid killed between 20 and 30 people.", [("killed", 20, "people")]),
    # Who those hurt are said to be, to include or to be among.
    ("The dead included three teachers and a nurse.", [("killed", 3, "civilians"), ("killed", 1, "health_workers")]),
    ("Those killed in the blast were mostly soldiers.", [("killed", None, "fighters")]),
    ("Among those killed were 12 farmers and nine guards.", [("killed", 12, "civilians"), ("killed", 9, "fighters")]),
    ("Women and children were among those killed in Hama.", [("killed", None, "women"), ("killed", None, "children")]),
    ("Most of those killed were young soldiers.", [("killed", None, "fighters")]),
    (
        "Most of the dead were farmers but they also included two rebels.",
        [("killed", None, "civilians"), ("killed", 2, "fighters")],
    ),
    # Listed and added people; commas may be missing.
    ("Twelve soldiers were killed along with six teachers.", [("killed", 12, "fighters"), ("killed", 6, "civilians")]),
    ("A mine killed nine rebels as well as two nurses.", [("killed", 9, "fighters"), ("killed", 2, "health_workers")]),
    ("Nine rebels were killed while they held Homs as well as two villages.", [("killed", 9, "fighters")]),
    (
        "The shelling killed men women and children.",
        [("killed", None, "people"), ("killed", None, "women"), ("killed", None, "children")],
    ),
    ("Forty people were killed among which nine children.", [("killed", 40, "people"), ("killed", 9, "children")]),
    # Words of dying and of being hurt, by gas too.
    ("The guards slew 12 rebels.", [("killed", 12, "fighters")]),
    ("Militants crucified four farmers.", [("killed", 4, "civilians")]),
    ("A doctor and two soldiers are among the deceased.", [("killed", 1, "health_workers"), ("killed", 2, "fighters")]),
    ("Nine people suffered breathing difficulties.", [("injured", 9, "people")]),
    ("Forty people were affected by the gas.", [("injured", 40, "people")]),
    ("Many of the wounded are women and children.", [("injured", None, "women"), ("injured", None, "children")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_casualties(text: str, expected: list[Claim]) -> None:
    assert sorted(read(text), key=repr) == sorted(expected, key=repr)


NOBODY = [
    ("No-one was injured in the blast.", True),
    ("No one was killed when a shell hit the mill.", True),
    ("Nobody was hurt in the shelling.", True),
    ("Jets struck the depot and none were killed.", True),
    ("None of the 14 passengers were injured.", True),
    ("Neither of the two pilots was hurt.", True),
    ("No soldiers were wounded.", True),
    ("Not a single guard was hurt.", True),
    ("No guards were among the dead.", True),
    ("The strike left no one dead.", True),
    ("The attack wounded none of the crew.", True),
    ("The raid killed nobody.", True),
    ("The raid did not kill anyone.", True),
    ("A bomb exploded without injuring anyone.", True),
    ("The gunman failed to kill any of the guards.", True),
    ("No fewer than ten people were killed.", False),
    ("Not all of the guards were killed.", False),
    ("The raid did not kill the governor.", False),
    ("No one can be detained without a warrant.", False),
    ("One of the guards was killed.", False),
    ("Anyone was killed who left the town.", False),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_a_word_that_befell_nobody_counts_nobody(text: str, expected: bool) -> None:
    doc = parsed(text)
    drafts = casualties.read(doc, triggers.find(doc))
    assert [draft.nobody for draft in drafts if draft.nobody] == [True] * expected
    assert all(draft.count is None for draft in drafts if draft.nobody)


def test_nobody_is_told_beside_those_who_were_hurt() -> None:
    doc = parsed("Three people were killed in Harran but nobody was killed in Hama.")
    drafts = casualties.without_doubles(casualties.read(doc, triggers.find(doc)))
    assert [(d.count.low if d.count else None, d.nobody) for d in drafts] == [(3, False), (None, True)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The blast killed eight people: five guards and three drivers.", ["counted", "part", "part"]),
        ("Ten people, including five children, were killed.", ["counted", "part"]),
        ("Two guards, Salim Haddad and Omar Nasr, were killed.", ["counted"]),
        (
            "Nine men, including two guards of the armed force and seven soldiers, were killed.",
            ["counted", "part", "part"],
        ),
        ("People were killed.", ["counted"]),
        ("Deaths were reported.", ["uncounted"]),
    ],
)
def test_the_rule_names_totals_and_parts(text: str, kinds: list[str]) -> None:
    drafts = casualties.read(parsed(text), triggers.find(parsed(text)))
    assert [d.rule.partition(":")[0].partition("/")[2] for d in drafts] == kinds


def test_a_toll_said_twice_in_a_glued_headline_is_one_claim() -> None:
    assert read("20 killed in market raid Monitor At least 20 people were killed in a raid.") == [
        ("killed", 20, "people")
    ]


WORDS = st.sampled_from(
    "two civilians , including a woman soldiers killed were another of them 12 injured and dead dozens Haddad by the "
    "police arrested shot abducted body toll rose to died missing wounding or".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=18))
def test_a_draft_counts_what_the_sentence_states(words: list[str]) -> None:
    text = " ".join(words)
    doc = parsed(text)
    found = triggers.find(doc)
    for draft in casualties.read(doc, found):
        assert draft.trigger in found
        assert draft.action == draft.trigger.action
        if draft.count and draft.count.text is not None:
            assert draft.count.text in text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    doc = parsed(f"killed {text} were arrested")
    casualties.without_doubles(casualties.read(doc, triggers.find(doc)))
