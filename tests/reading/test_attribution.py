"""Attribution: (text, trigger, expected source) tables, the chain, the word lists, and that nothing breaks it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model import Report, SourceMention
from marsad.reading import attribution, pipeline, sentences
from marsad.reading.attribution.chain import credited, links
from marsad.reading.attribution.words import find_sources, named_sources, words
from marsad.reading.context import Article, Sentence
from marsad.reading.tokens import Token


def article_of(text: str, publisher: str = "The Herald", credit: str | None = None) -> Article:
    report = Report(
        id="r", title="A title", text=text, published=dt.date(2020, 1, 1), publisher=publisher, credit=credit
    )
    spans = sentences.split(text)
    docs = pipeline.parse(text[start:end] for start, end in spans)
    parsed = enumerate(zip(spans, docs, strict=True))
    cut = tuple(Sentence(index, start, end, text[start:end], doc) for index, ((start, end), doc) in parsed)
    return Article(report, cut, report.published)


def asked(article: Article, word: str) -> SourceMention | None:
    """Ask about the last token of that form."""
    found: list[tuple[Sentence, Token]] = []
    for sentence in article.sentences:
        found += [(sentence, token) for token in sentence.doc or () if token.text == word]
    assert found, f"{word!r} is not in the text"
    sentence, token = found[-1]
    return attribution.of_claim(token, sentence, article)


def source(text: str, word: str) -> str | None:
    mention = asked(article_of(text), word)
    return None if mention is None else mention.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Five people died in the raid, the Observatory said.", "died", "the Observatory"),
        ("Five people died in the raid the Observatory said on Sunday.", "died", "the Observatory"),
        ("The health ministry says 12 people were wounded.", "wounded", "The health ministry"),
        ("According to Reuters, two soldiers were killed on Friday.", "killed", "Reuters"),
        ("Two soldiers were killed, according to a hospital source in Idlib.", "killed", "a hospital source in Idlib"),
        ("The shelling, according to the same source, wounded a boy.", "shelling", "the same source"),
        ("According to figures given by the Red Crescent, 40 people were injured.", "injured", "the Red Crescent"),
        ("The minister was quoted as saying that 12 people were killed.", "killed", "The minister"),
        ("The agency quoted a military source as saying that the town was captured.", "captured", "a military source"),
        (
            "Gunmen stormed the post, a radio station reported, citing the interior ministry.",
            "stormed",
            "the interior ministry",
        ),
        ("Gunmen stormed the post, a radio station reported, citing residents.", "stormed", "a radio station"),
        ("Citing a senior officer, the channel said that 30 men were killed.", "killed", "a senior officer"),
        ('"They shelled the school," said Amal Haddad, a teacher.', "shelled", "Amal Haddad"),
        (
            "A spokesman for the Iraqi army told AFP that militants had seized the bridge.",
            "seized",
            "A spokesman for the Iraqi army",
        ),
        ("One of the survivors told us that the guards opened fire.", "opened", "One of the survivors"),
        ("A monitor known as Sky Eyes says jets bombed the port.", "bombed", "A monitor known as Sky Eyes"),
        ("Airstrike kills nine in market: monitor", "kills", "monitor"),
        ("Video footage showed the bodies of three men.", "bodies", "Video footage"),
        ("The army said in a statement that its troops had killed 20 militants.", "killed", "The army"),
        ("A correspondent saw jets bombing the ridge.", "bombing", "A correspondent"),
        ("Moscow denied bombing the clinic.", "bombing", "Moscow"),
        ("The opposition accused the army of shelling a bakery.", "shelling", "The opposition"),
        ("Hamas' armed wing said it had fired rockets.", "fired", "Hamas' armed wing"),
        ("A local rights group said on Monday that 20 people were killed.", "killed", "A local rights group"),
        ("People in Harran said that shells killed a shepherd.", "killed", "People in Harran"),
        ("Western powers say the army used gas.", "used", "Western powers"),
        ("A grocer told AFP that shells hit the market.", "hit", "A grocer"),
        ("Shells killed nine people in Harran a doctor said.", "killed", "a doctor"),
        ("Battles raged in Harran and Kasra said the monitor which follows the war.", "raged", "the monitor"),
        ("Sky Eyes, a monitor based in Geneva, reported that ten men died.", "died", "Sky Eyes"),
        (
            "Another group the Local Coordination Committees said shells hit Harran.",
            "hit",
            "the Local Coordination Committees",
        ),
        ("UN investigators established that gas was used.", "used", "UN investigators"),
        ("Activists fear that dozens were killed in the camp.", "killed", "Activists"),
        ("Aid workers expect the army to besiege the town.", "besiege", "Aid workers"),
        ("The UN estimates that 400 people were killed.", "killed", "The UN"),
        ("The agency placed the death toll at twelve.", "toll", "The agency"),
        ("Aid has stopped, with residents reporting that jets bombed the road.", "bombed", "residents"),
        ("The raid destroyed two houses the agency quoted a mayor as saying.", "destroyed", "a mayor"),
        ("A statement by the defence ministry said that jets bombed the port.", "bombed", "the defence ministry"),
        ("Footage posted by activists shows jets bombing the port.", "bombing", "activists"),
        ("According to a report by the Red Crescent, shells killed ten.", "killed", "the Red Crescent"),
        ("According to the town's water board, shells hit the pumps.", "hit", "the town's water board"),
        ("On 7 Apr 2017 the governor said the strike killed six.", "killed", "the governor"),
    ],
)
def test_source_of_the_sentence(text: str, word: str, expected: str) -> None:
    assert source(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Government forces captured the village on Sunday.", "captured"),
        ("Two people were reported killed.", "killed"),
        ("The blast claimed the lives of nine people.", "lives"),
        ("The army gave no figure for the number of people killed.", "killed"),
        ("The bridge, which engineers described as vital, was bombed.", "bombed"),
        ("A truce announced by the two governments collapsed after rebels shelled the town.", "shelled"),
        ("No group has said that it shelled the town.", "shelled"),
        ("Nobody has said who shelled the town.", "shelled"),
        ("Four men were killed, but the mayor did not say how.", "killed"),
        ("A village near the site of Tuesdays reported attack was shelled.", "shelled"),
        ("They feared that the army would storm the town.", "storm"),
    ],
)
def test_the_publisher_speaks_in_its_own_voice(text: str, word: str) -> None:
    assert source(text, word) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("dead", "State television"), ("killed", "activists"), ("bombed", "the monitor"), ("advanced", None)],
)
def test_each_claim_of_a_sentence_has_its_own_source(word: str, expected: str | None) -> None:
    text = (
        "State television reported 10 dead, while activists put the toll at 15 killed. "
        "Warplanes bombed the bridge, the monitor said, as troops advanced on the town."
    )
    assert source(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Commander Omar Aziz said the road was open. He said nine fighters were killed.",
            "killed",
            "Commander Omar Aziz",
        ),
        ("The Red Cross said the camp was hit. It added that six people were wounded.", "wounded", "The Red Cross"),
        ("Villagers said the road was cut. They said shells killed a shepherd.", "killed", "Villagers"),
        (
            "The mayor said the dam was lost. The doctor said ten died. He said a bomb killed them.",
            "killed",
            "The doctor",
        ),
        ('The nurse told us what she had seen. "They bombed the ward."', "bombed", "The nurse"),
        (
            "An activist spoke of two raids. Karim Haddad said the road was cut. He said shells killed ten.",
            "killed",
            "Karim Haddad",
        ),
    ],
)
def test_pronouns_and_quotations_take_the_last_speaker(text: str, word: str, expected: str) -> None:
    assert source(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Shells killed four farmers near Harran a nurse at the clinic said.", "killed", "a nurse at the clinic"),
        ("Rockets killed a child in Aleppo a doctor at the hospital said.", "killed", "a doctor at the hospital"),
        ("The blast wounded six guards a police officer in Homs said.", "wounded", "a police officer in Homs"),
        ("Six people were killed a relief worker near the border said.", "killed", "a relief worker near the border"),
        ("Rockets wounded ten people in Aleppo medics said.", "wounded", "medics"),
        ("Shelling killed three women in Daraa activists in the town said.", "killed", "activists in the town"),
        ("The raid killed a nurse at the clinic, officials said.", "killed", "officials"),
        ("Gunmen killed a doctor in Homs the army said.", "killed", "the army"),
        ("Gunmen killed a doctor in Homs, a source in Aleppo province said.", "killed", "a source in Aleppo province"),
    ],
)
def test_who_speaks_behind_a_lost_comma(text: str, word: str, expected: str) -> None:
    assert source(text, word) == expected


def test_the_chain_runs_from_the_origin_to_the_publisher() -> None:
    text = "The Syrian Observatory for Human Rights told AFP that shells killed four people."
    mention = asked(article_of(text, publisher="Ahram"), "killed")
    assert mention is not None
    assert mention.name == "Syrian Observatory for Human Rights"
    assert mention.chain == ("Syrian Observatory for Human Rights", "AFP", "Ahram")


def test_where_somebody_stands_is_not_who_speaks() -> None:
    mention = asked(article_of("Residents in Moscow said a bomb killed two men."), "killed")
    assert mention is not None
    assert (mention.text, mention.name) == ("Residents in Moscow", None)


def test_the_credit_line_stands_before_the_publisher() -> None:
    mention = asked(article_of("Police said a bomb killed two men.", credit="Reuters"), "killed")
    assert mention is not None
    assert mention.chain == ("Police", "Reuters", "The Herald")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT (Reuters) - Shells fell on the port.", "Reuters"),
        ("Raid kills ten AFP Monday 5 May 2014 A raid killed ten people.", "AFP"),
        ("Shells fell on the port. (Source: Anadolu Agency)", "Anadolu Agency"),
        ("The man told AFP that shells fell on the port.", None),
        ("Shells fell on the port (west).", None),
        ("", None),
    ],
)
def test_credit_printed_in_the_text(text: str, expected: str | None) -> None:
    assert credited(text) == expected


def test_links_without_credit() -> None:
    report = Report(id="r", title="t", text="Shells fell.", published=None, publisher="The Herald")
    assert links(report) == ("The Herald",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Observatory and SANA", ["Syrian Observatory for Human Rights", "SANA"]),
        ("Russias defence ministry", ["Ministry of Defence of Russia"]),
        ("the ap was silent", []),
        ("UNICEF", ["UNICEF"]),
        ("İİ Reuters", ["Reuters"]),
    ],
)
def test_sources_known_by_name(text: str, names: list[str]) -> None:
    assert [hit.key for hit in find_sources(text)] == names


def test_no_alias_names_two_sources() -> None:
    seen: dict[str, str] = {}
    for entry in named_sources().values():
        assert entry.kind in {"agency", "outlet", "monitor", "rescue", "office", "rights", "un", "party"}
        for alias in entry.aliases:
            assert seen.setdefault(alias.casefold(), entry.name) == entry.name, alias


def test_every_list_of_the_words_is_filled() -> None:
    lexicon = words()
    assert all(getattr(lexicon, name) for name in lexicon.__slots__)


def test_a_sentence_without_a_parse_has_no_source() -> None:
    article = article_of("Police said a bomb killed two men.")
    doc = article.sentences[0].doc
    assert doc is not None
    assert attribution.of_claim(doc[5], Sentence(0, 0, 4, "Text"), article) is None


_PIECES = (
    st.sampled_from(
        ["the monitor", "said", "according to", "citing", "he", "it added", "SANA", "IS", "killed", "quoted", "by", ":"]
    )
    | st.sampled_from(
        ["AFP", "Monday", "5", ".", "that", "was", "saying", "of", "-", "'s", "Monitor", "ministry", '"', "\n"]
    )
    | st.sampled_from(["\u0645\u0631\u0635\u062f"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, min_size=1, max_size=14).map(" ".join) | st.text(min_size=1, max_size=60))
def test_never_raises_and_quotes_the_text(text: str) -> None:
    article = article_of(text)
    for sentence in article.sentences:
        for token in sentence.doc or ():
            mention = attribution.of_claim(token, sentence, article)
            if mention is not None:
                assert mention.text in text
                assert mention.chain[-1] == "The Herald"
