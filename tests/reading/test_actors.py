"""Actors: (text, trigger, expected) tables, parties and conflicts, the data, and that nothing breaks it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model import ActorMention, Report
from marsad.reading import actors, pipeline, sentences
from marsad.reading.actors.words import conflict_of, nouns, parties
from marsad.reading.context import Article, Sentence, knows_no_place
from marsad.reading.lexicon import load
from marsad.reading.tokens import Token


def article_of(text: str, places: frozenset[str] = frozenset()) -> Article:
    report = Report(id="r", title="A title", text=text, published=dt.date(2020, 1, 1), publisher="The Herald")
    spans = sentences.split(text)
    parsed = enumerate(zip(spans, pipeline.parse(text[start:end] for start, end in spans), strict=True))
    cut = tuple(Sentence(index, start, end, text[start:end], doc) for index, ((start, end), doc) in parsed)
    return Article(report, cut, report.published, places.__contains__ if places else knows_no_place)


def also_asked(text: str, *claims: tuple[str, str]) -> list[str]:
    """Ask about several claims in the order of the text, and give who did the last."""
    article, found = article_of(text), ()
    for word, claim in claims:
        found = asked(article, word, claim)
    return [mention.text for mention in found]


def asked(article: Article, word: str, claim: str) -> tuple[ActorMention, ...]:
    """Ask about the last token of that form; ``claim`` is "kind/action"."""
    found: list[tuple[Sentence, Token]] = []
    for sentence in article.sentences:
        found += [(sentence, token) for token in sentence.doc or () if token.text == word]
    assert found, f"{word!r} is not in the text"
    sentence, token = found[-1]
    kind, action = claim.split("/")
    return actors.of_claim(token, sentence, article, kind=kind, action=action)


def texts(text: str, word: str, claim: str) -> list[str]:
    return [mention.text for mention in asked(article_of(text), word, claim)]


@pytest.mark.parametrize(
    ("text", "word", "claim", "expected"),
    [
        # subjects and agents
        ("Rebels shelled the market.", "shelled", "attack/shelling", ["Rebels"]),
        ("Boko Haram gunmen abducted 30 women.", "abducted", "attack/abduction", ["Boko Haram gunmen"]),
        # nouns whose "of" tells who acts, credits and adverbs that belong to no name, states that act
        ("The air raids of the regime on Douma killed 12 people.", "killed", "casualties/killed", ["the regime"]),
        (
            "DAMASCUS (The Herald) - Syrian army troops seized three hills.",
            "seized",
            "control/captured",
            ["Syrian army troops"],
        ),
        ("Earlier ISIL terrorists shelled the village.", "shelled", "attack/shelling", ["ISIL terrorists"]),
        ("Russia and China vetoed the resolution on Friday.", "vetoed", "diplomacy/veto", ["Russia", "China"]),
        ("Two suicide bombers blew themselves up.", "blew", "attack/bombing", ["Two suicide bombers"]),
        ("Moscow bombed the town.", "bombed", "attack/airstrike", ["Moscow"]),
        ("The attack left a guard dead before police shot the man.", "dead", "casualties/killed", []),
        (
            "The village was captured by the Syrian Democratic Forces.",
            "captured",
            "control/captured",
            ["the Syrian Democratic Forces"],
        ),
        ("Six people were killed by a sniper.", "killed", "casualties/killed", ["a sniper"]),
        ("IS controls most of the city.", "controls", "control/holds", ["IS"]),
        ("Two of the fighters opened fire.", "opened", "attack/shooting", ["Two of the fighters"]),
        (
            "Taliban fighters, who control the district, killed two men.",
            "control",
            "control/holds",
            ["Taliban fighters"],
        ),
        (
            "Forces loyal to Bashar al-Assad seized the hill.",
            "seized",
            "control/captured",
            ["Forces loyal to Bashar al-Assad"],
        ),
        # the words before a noun of attack
        ("Ten people were killed in Russian air strikes.", "killed", "casualties/killed", ["Russian"]),
        ("Regime shelling wounded four children.", "shelling", "attack/shelling", ["Regime"]),
        ("Russian and Turkish air strikes hit the valley.", "strikes", "attack/airstrike", ["Russian", "Turkish"]),
        ("A US-led coalition strike killed nine people.", "killed", "casualties/killed", ["US-led coalition"]),
        ("The army's shelling went on all night.", "shelling", "attack/shelling", ["army"]),
        # behind the noun
        ("A raid carried out by Turkish jets hit the depot.", "raid", "attack/airstrike", ["Turkish jets"]),
        ("Shells fired by rebels killed a boy.", "killed", "casualties/killed", ["rebels"]),
        ("Clashes erupted between the army and rebels.", "Clashes", "attack/clash", ["the army", "rebels"]),
        (
            "Three soldiers died in fighting with Al-Shabaab militants.",
            "died",
            "casualties/killed",
            ["Al-Shabaab militants"],
        ),
        (
            "An attack believed to have been carried out by Russian jets killed six people.",
            "killed",
            "casualties/killed",
            ["Russian jets"],
        ),
        # the clause around it
        (
            "The army pounded the suburb with rockets, killing six civilians.",
            "killing",
            "casualties/killed",
            ["The army"],
        ),
        (
            "The army pounded the suburb with rockets, killing six civilians.",
            "rockets",
            "attack/shelling",
            ["The army"],
        ),
        ("Kurdish forces launched an offensive on the town.", "offensive", "attack/clash", ["Kurdish forces"]),
        (
            "Ten people were wounded when government warplanes bombed the market.",
            "wounded",
            "casualties/injured",
            ["government warplanes"],
        ),
        ("The council accused the army of shelling a bakery.", "shelling", "attack/shelling", ["the army"]),
        ("Militants were responsible for the attack.", "attack", "attack/other", ["Militants"]),
        ("The army said its warplanes had bombed the bridge.", "bombed", "attack/airstrike", ["its warplanes"]),
        # parties that share a noun, or that the parse joins to the noun above both
        ("Raids by Russian and Syrian jets killed ten.", "killed", "casualties/killed", ["Russian", "Syrian jets"]),
        ("US and Turkish warplanes hit the depot.", "hit", "attack/airstrike", ["US", "Turkish warplanes"]),
        ("Eastern and Western militias took the port.", "took", "control/captured", ["Western militias"]),
        (
            "The aerial campaign of the regime and Russia has killed 85 civilians.",
            "killed",
            "casualties/killed",
            ["the regime", "Russia"],
        ),
        # control and diplomacy
        ("The town fell to Islamic State militants.", "fell", "control/captured", ["Islamic State militants"]),
        ("Government troops were driven out of the base.", "driven", "control/withdrew", ["Government troops"]),
        ("The city is under the control of the Houthis.", "control", "control/holds", ["the Houthis"]),
        (
            "Russia and the United States agreed a truce.",
            "truce",
            "diplomacy/ceasefire",
            ["Russia", "the United States"],
        ),
        ("A truce agreed by Russia and Turkey took hold.", "truce", "diplomacy/ceasefire", ["Russia", "Turkey"]),
        ("The army forced the rebels to retreat from Harran.", "retreat", "control/withdrew", ["the rebels"]),
        ("Shelling forced the militants from the town.", "forced", "control/withdrew", ["the militants"]),
        ("The town is a stronghold of the Islamic Front.", "stronghold", "control/holds", ["the Islamic Front"]),
        ("Jaysh Harran stormed the mill.", "stormed", "attack/clash", ["Jaysh Harran"]),
        ("Talks between Karl Hale and Igor Orlov ended.", "Talks", "diplomacy/talks", ["Karl Hale", "Igor Orlov"]),
        ("Karl Hale met Igor Orlov in Geneva.", "met", "diplomacy/talks", ["Karl Hale", "Igor Orlov"]),
        (
            "President Omar Hale and President Igor Orlov agreed on a truce in a phone call.",
            "truce",
            "diplomacy/ceasefire",
            ["President Omar Hale", "President Igor Orlov"],
        ),
        ("Talks between both sides began in Geneva.", "Talks", "diplomacy/talks", ["both sides"]),
        ("Da’esh gunmen shelled the mill.", "shelled", "attack/shelling", ["Da’esh gunmen"]),
        ("Raids by forces of both Assad and Russia hit Harran.", "Raids", "attack/airstrike", ["forces of both Assad"]),
        ("Thousands were killed at the hands of ISIL and Assad.", "killed", "casualties/killed", ["ISIL", "Assad"]),
        ("Rebels agreed to cease rocket fire on the port.", "fire", "attack/shelling", ["Rebels"]),
        # whom the sentence blames
        ("Nine died in the raid, which officials blamed on the rebels.", "died", "casualties/killed", ["the rebels"]),
        ("The envoy pointed the finger at the army for the attack.", "attack", "attack/other", ["the army"]),
        ("Neighbours accused the army of the attack, which killed six.", "killed", "casualties/killed", ["the army"]),
        # who made others leave, who is behind the attack that the people died in
        (
            "Kurdish fighters ordered civilians to leave the town.",
            "leave",
            "displacement/displaced",
            ["Kurdish fighters"],
        ),
        ("Rebels fired rockets at the port, leaving six men dead.", "dead", "casualties/killed", ["Rebels"]),
        ("The army continued its raids on the valley, with heavy losses.", "losses", "casualties/killed", ["The army"]),
    ],
)
def test_who_did_it(text: str, word: str, claim: str, expected: list[str]) -> None:
    assert texts(text, word, claim) == expected


@pytest.mark.parametrize(
    ("text", "word", "claim"),
    [
        ("A car bomb killed six people.", "killed", "casualties/killed"),
        ("No group has admitted carrying out the attack.", "attack", "attack/other"),
        ("Dozens were killed in the bombardment.", "killed", "casualties/killed"),
        ("Thousands fled the town.", "fled", "displacement/displaced"),
        ("Eight fighters died of their wounds.", "died", "casualties/killed"),
        ("Three people died in the Damascus explosion.", "explosion", "attack/bombing"),
        ("Two men were killed in clashes between the army and rebels.", "killed", "casualties/killed"),
        ("Shells hit a rebel-held suburb.", "Shells", "attack/shelling"),
        ("Strikes killed ten people, police said.", "killed", "casualties/killed"),
        ("Nobody has blamed the raid on the army.", "raid", "attack/airstrike"),
        ("The envoy did not blame the raid on the army.", "raid", "attack/airstrike"),
        ("Police are investigating the bombing of a bank.", "bombing", "attack/bombing"),
        # what a country suffers, what began another war
        ("Turkey has suffered a series of bombings.", "bombings", "attack/bombing"),
        ("Syria is in the throes of its worst fighting in years.", "fighting", "attack/clash"),
        ("In Harran 112 people have been killed since the rebels began an assault.", "killed", "casualties/killed"),
    ],
)
def test_nobody_is_named(text: str, word: str, claim: str) -> None:
    assert texts(text, word, claim) == []


def test_a_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    text = "Rebel groups rule the suburbs. They also hold the airport."
    assert texts(text, "hold", "control/holds") == ["Rebel groups"]


AGAIN = [
    ("Rebels shelled Harran. The attack killed four people.", ["Rebels"]),
    ("Rebels shelled Harran. The shelling killed four people.", ["Rebels"]),
    ("Rebels shelled Harran. The second attack killed four people.", []),
    ("Rebels shelled Harran. The raid killed four people.", []),
    ("Rebels shelled Harran. The attack on the mill killed four people.", []),
    ("Rebels shelled Harran. The heaviest attack killed four people.", []),
    ("Rebels shelled Harran. An attack killed four people.", []),
    ("Rebels shelled Harran. The mayor was not at home. The attack killed four people.", []),
    ("Rebels shelled Harran. The attack by the army killed four people.", ["the army"]),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_an_attack_spoken_of_again_has_its_actor(text: str, expected: list[str]) -> None:
    assert also_asked(text, ("shelled", "attack/shelling"), ("killed", "casualties/killed")) == expected


def test_of_two_attacks_neither_is_spoken_of_again_for_sure() -> None:
    text = "Rebels shelled Harran and the army shelled Azzun. The attack killed four people."
    article = article_of(text)
    first = article.sentences[0]
    for token in [token for token in first.doc or () if token.text == "shelled"]:
        actors.of_claim(token, first, article, kind="attack", action="shelling")
    assert asked(article, "killed", "casualties/killed") == ()


@pytest.mark.parametrize(
    ("text", "word", "party", "side"),
    [
        ("Daesh seized the dam.", "seized", "islamic-state", "islamic-state"),
        ("ISIL terrorists seized the dam.", "seized", "islamic-state", "islamic-state"),
        ("Assad's forces seized the dam.", "seized", "syria-army", "government"),
        ("The Damascus regime seized the dam.", "seized", "syria-government", "government"),
        ("Maoists seized the dam.", "seized", "maoists-india", "maoist"),
        ("RSF fighters seized the dam.", "seized", "rsf", "rsf"),
        ("Russian troops seized the dam.", "seized", "russia-forces", "russia"),
        ("Russian troops seized the dam near Aleppo in Syria.", "seized", "russia-forces", "government"),
        ("US-backed fighters seized the dam.", "seized", None, None),
        ("Anti-IS fighters seized the dam.", "seized", None, None),
        ("Terrorists seized the dam.", "seized", None, None),
        ("Fighters of the Sons of the Valley seized the dam.", "seized", None, None),
    ],
)
def test_party_of_the_words(text: str, word: str, party: str | None, side: str | None) -> None:
    (mention,) = asked(article_of(text), word, "control/captured")
    assert (mention.id, mention.side) == (party, side)
    assert (mention.name is None) == (party is None)


@pytest.mark.parametrize(
    ("tail", "party"),
    [
        ("The road leads from Aleppo to Idlib, in Syria.", "syria-army"),
        ("The road leads from Kyiv to Kharkiv, in Ukraine.", "ukraine-forces"),
        ("The road leads from Syria to Yemen.", None),
        ("The road leads home.", None),
    ],
)
def test_the_army_is_that_of_the_conflict(tail: str, party: str | None) -> None:
    (mention,) = asked(article_of(f"The army seized the dam. {tail}"), "seized", "control/captured")
    assert mention.id == party


def test_conflict_needs_most_of_the_names() -> None:
    assert conflict_of("") is None
    assert conflict_of("Syria and Yemen") is None
    found = conflict_of("Aleppo, Idlib and Homs, unlike Yemen")
    assert found is not None
    assert found.government == "syria-government"


def test_an_unlisted_name_that_is_a_place_is_no_actor() -> None:
    text = "Barzan Group seized the bridge."
    assert [m.text for m in asked(article_of(text), "seized", "control/captured")] == ["Barzan Group"]
    known = frozenset({"Barzan"})
    assert asked(article_of("Barzan seized the bridge.", known), "seized", "control/captured") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fighters of the FSA and Daesh", [("FSA", "fsa"), ("Daesh", "islamic-state")]),
        ("it is said that fsa", []),
        ("US-led coalition jets", [("US-led coalition", "us-led-coalition")]),
        ("the Houthis'", [("Houthis", "houthis")]),
        ("pro-Assad fighters", []),
        ("he was in Moscow", []),
        ("ﬃİ Hamas", [("Hamas", "hamas")]),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[start:end], key) for start, end, key in actors.find(text)] == expected


def test_the_data_holds_together() -> None:
    listed = parties()
    assert len(listed) == len(load("actors")["party"]), "an id stands twice"
    for party in listed.values():
        assert all(parent in listed for parent in party.parents), party.id
        assert party.aliases, party.id
    for conflict in load("actors")["conflict"]:
        roles = (conflict.get(role) for role in ("government", "army", "opposition", "coalition"))
        assert all(role in listed for role in (*roles, *conflict.get("sides", ())) if role)


def test_no_alias_names_two_parties() -> None:
    seen: dict[str, str] = {}
    for party in parties().values():
        for alias in (*party.aliases, *party.adjectives, *party.states, *party.seats):
            assert seen.setdefault(alias, party.id) == party.id, alias


def test_every_list_of_words_is_filled() -> None:
    assert all(getattr(nouns(), name) for name in nouns().__slots__)


def test_a_sentence_without_a_parse_has_no_actor() -> None:
    article = article_of("Rebels shelled the market.")
    doc = article.sentences[0].doc
    assert doc is not None
    bare = Sentence(0, 0, 4, "Text")
    assert actors.of_claim(doc[1], bare, article, kind="attack", action="shelling") == ()


_PIECES = (
    st.sampled_from(
        [
            "the army",
            "attack",
            "by",
            "strikes",
            "between",
            "and",
            "killed",
            "rebels",
            "IS",
            "US",
            "-",
            "led",
            "'s",
            "it",
        ]
    )
    | st.sampled_from(
        ["they", "who", "carried out", "two", "of", "with", "bombs", "denied", "accused", "\u0645\u0631\u0635\u062f"]
    )
    | st.sampled_from([",", ".", "responsible for", "under control of", "was", "fighting", "ISIS"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=16).map(" ".join) | st.text(min_size=1, max_size=60))
def test_never_raises_and_quotes_the_text(text: str) -> None:
    article = article_of(text)
    for sentence in article.sentences:
        for token in sentence.doc or ():
            for claim in ("attack/clash", "casualties/killed", "control/holds", "diplomacy/talks", "aid/needed"):
                kind, action = claim.split("/")
                for mention in actors.of_claim(token, sentence, article, kind=kind, action=action):
                    assert mention.text in text


@pytest.mark.parametrize("text", ["by attack " * 400, "strikes by " * 400, "killed and " * 400, "army of the " * 300])
def test_long_chains_end(text: str) -> None:
    article = article_of(text)
    sentence = article.sentences[0]
    for token in (sentence.doc or ())[:20]:
        assert len(actors.of_claim(token, sentence, article, kind="attack", action="clash")) < 400


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_find_gives_places_in_the_text(text: str) -> None:
    end_before = 0
    for start, end, key in actors.find(text):
        assert end_before <= start < end <= len(text)
        assert key in parties()
        end_before = end
