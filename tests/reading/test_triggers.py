"""Words that may assert a claim."""

import pytest

from marsad.model import ACTIONS
from marsad.reading import candidates, lexicon, triggers
from marsad.reading.candidates import DRIVING, OPEN
from reading.parsed import parsed

CASES = [
    ("Shells hit the market and killed six men.", {"attack/shelling", "casualties/killed"}),
    ("Air raids on the town went on all night.", {"attack/airstrike"}),
    ("The army took control of the hill.", {"control/captured"}),
    ("Two sides signed a truce in the valley.", {"diplomacy/ceasefire"}),
    ("Families fled the district at dawn.", {"displacement/displaced"}),
    ("ARMY KILLS TEN NEAR THE DAM", {"casualties/killed"}),
    ("The raids drove forty families from their homes.", {"displacement/displaced"}),
    ("A suicide bomber drove at the gate.", {"attack/bombing"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_triggers_of_a_sentence(text: str, expected: set[str]) -> None:
    assert expected <= {t.action for t in triggers.find(parsed(text))}


def test_the_longest_match_hides_those_within_it() -> None:
    found = [t.words for t in triggers.find(parsed("An air strike hit the bridge.")) if t.action == "attack/airstrike"]
    assert found == ["air strike"]


def test_a_use_is_asked_for() -> None:
    """The month of May and a song are no attack."""
    assert not [t for t in triggers.find(parsed("They sang in May.")) if t.action.startswith("attack")]


def test_headline_words_are_found_though_the_tagger_takes_them_for_names() -> None:
    found = {t.action for t in triggers.find(parsed("Blast Kills Nine, Injures Forty In Capital"))}
    assert {"attack/bombing", "casualties/killed", "casualties/injured"} <= found


def test_nothing_is_parsed_where_no_trigger_can_stand() -> None:
    assert not triggers.may_hold("Who knew?")
    assert triggers.may_hold("Shelling resumed.")


def test_every_entry_names_an_action_of_the_vocabulary() -> None:
    known = {f"{kind}/{action}" for kind, actions in ACTIONS.items() for action in actions} | {OPEN, DRIVING}
    for entry in lexicon.load("triggers")["trigger"]:
        assert entry["action"] in known
        assert entry["words"]


def test_every_trigger_word_passes_the_sieve_before_parsing() -> None:
    """A sentence that holds nothing but one trigger word must reach the parser."""
    for entry in lexicon.load("triggers")["trigger"]:
        for written in [*entry["words"], *entry.get("instruments", ())]:
            assert triggers.may_hold(written.partition("/")[0].replace(" … ", " all of it ")), written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army drove the rebels out of the town.", "control/captured"),
        ("Kurdish fighters ousted the group from two villages.", "control/captured"),
        ("The rebels were driven out of the town.", "control/withdrew"),
        ("The militants were expelled from the port last week.", "control/withdrew"),
        ("The shelling forced the rebels from the town.", "control/withdrew"),
    ],
)
def test_the_voice_of_driving_out_tells_who_gained(text: str, expected: str) -> None:
    doc = parsed(text)
    drafts = candidates.of_sentence(doc, triggers.find(doc))
    assert {draft.action for draft in drafts if draft.action in {"control/captured", "control/withdrew"}} == {expected}
