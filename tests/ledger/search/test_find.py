import datetime as dt
from typing import Any

import msgspec
import pytest
from django.db import connection

from ledger.search.build import DAYS, HAMA, MAARAT, SPELLINGS, fill, mention, told
from marsad.ledger import judgements, judging, models, store
from marsad.ledger.search import index
from marsad.ledger.search.find import matching_reports, search
from marsad.ledger.search.results import Results, Search, Sort
from marsad.model import Correction, Judgement, Place, target
from marsad.model import judgement as made
from marsad.reconcile import derive
from reconcile.build import report

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(db: None) -> None:  # noqa: ARG001 - the database must be there first
    fill()


def found(text: str, **given: Any) -> list[tuple[str, str]]:
    return sorted((hit.what, hit.id) for hit in search(Search(text=text, size=100, **given)).hits)


def reports(text: str, **given: Any) -> list[str]:
    return [key for what, key in found(text, **given) if what == "report"]


PAPERS = [f"paper-{number}" for number in range(4)]


@pytest.mark.usefixtures("ledger")
def test_a_place_is_found_however_it_is_spelled_and_the_names_are_said() -> None:
    first = search(Search(text=SPELLINGS[0], size=100))
    assert {hit.what for hit in first.hits} == {"report", "claim", "event", "place"}
    for spelled in SPELLINGS:
        results = search(Search(text=spelled, size=100))
        assert [(hit.what, hit.id) for hit in results.hits] == [(hit.what, hit.id) for hit in first.hits]
        assert reports(spelled) == PAPERS
        (together,) = results.together
        assert together.words == spelled
        assert [(known.what, known.id, known.name) for known in together.known] == [("place", MAARAT.id, MAARAT.name)]
        assert set(SPELLINGS) - {"Ma'arrat an-Nu'man"} <= set(together.spellings)


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_the_town_of_a_name_comes_before_the_areas_and_sites_of_it(sort: Sort) -> None:
    there = {"latitude": 35.9, "longitude": 37.9, "country": "SY", "admin1": "Aleppo"}
    area = Place(id="a:district", name="Rasm Qatra", kind="admin3", **there)  # type: ignore[arg-type]
    town = Place(
        id="b:town", name="Rasm Qatra", name_ar="رسم قطرة", names=("Rasm al-Qatra", "Old Rasm Qatra", "Qatra Village"),
        kind="village", admin3="Rasm Qatra", **there,  # type: ignore[arg-type]
    )  # fmt: skip
    well = Place(id="c:well", name="Rasm Qatra", kind="site", **there)  # type: ignore[arg-type]
    near = Place(id="d:near", name="Rasm Qatra North", kind="village", **there)  # type: ignore[arg-type]
    store.save_places([well, town, near, area])
    results = search(Search(text="Rasm Qatra", what=("place",), sort=sort))
    found = [hit.id for hit in results.hits]
    assert sorted(found) == [area.id, town.id, well.id, near.id]
    assert found.index(town.id) < min(found.index(area.id), found.index(well.id))
    assert results.together[0].known[0].id == town.id


@pytest.mark.usefixtures("ledger")
def test_a_text_without_claims_is_found_by_the_sound_of_a_name() -> None:
    store.add_report(report("late", text="A convoy reached Maarrat al Nu'man."))
    assert "late" in reports("Maaret al-Numan")
    assert "late" in reports("معرة النعمان")


QUERIES: dict[str, list[str]] = {
    "Homs": ["homs-1"],
    "Hims": ["homs-1"],
    "حمص": ["homs-1"],
    "Hama": [],
    "Hamas": ["hamas-1"],
    "maarat al-numan bakeries": PAPERS[:3],
    "maarat al-numan -bakeries": PAPERS[3:],
    "shells -medic": [],
    "bakeries -Maarat": PAPERS[1:3],
    '-"shells fell"': ["hamas-1", "homs-1", "paper-3"],
    "-Hims shells": PAPERS[:3],
    '"were closed"': PAPERS[:3],
    '"closed were"': [],
    "«were closed» shells": PAPERS[:3],
    "closed were": PAPERS[:3],
    "baker": PAPERS[:3],
    "akeries": [],
    "SHELLS fell": PAPERS[:3],
    "قذايف": PAPERS[3:],
    "ليلاً": PAPERS[3:],
    "Syrian Arab Army": PAPERS[:3],
    "*": [],
    '"': [],
    "bakeries' OR 1=1 --": [],
    "') | ('": [],
    "a\x00b": [],
    ":w0": [],
}


@pytest.mark.usefixtures("ledger")
def test_queries() -> None:
    assert {query: reports(query) for query in QUERIES} == QUERIES


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": ("diplomacy",)}, ["homs-1"]),
    ({"kind": ("diplomacy", "attack")}, ["homs-1", *PAPERS[:3]]),
    ({"admin1": ("Idleb",)}, PAPERS[:3]),
    ({"admin2": ("al-Maara",)}, PAPERS[:3]),
    ({"admin3": ("Elsewhere",)}, []),
    ({"country": ("SY",), "language": ("en",)}, ["homs-1", *PAPERS[:3]]),
    ({"place": ("list:homs",)}, ["homs-1"]),
    ({"place": ("معرة النعمان",)}, PAPERS[:3]),
    ({"actor": ("SAA",)}, PAPERS[:3]),
    ({"actor": ("nobody",)}, []),
    ({"source": ("a medic",)}, PAPERS[:3]),
    ({"publisher": ("Paper 1",)}, ["paper-1", "paper-3"]),
    ({"publisher": ("Paper 1",), "language": ("ar",)}, ["paper-3"]),
    ({"since": DAYS[1]}, PAPERS[1:]),
    ({"since": DAYS[1], "until": DAYS[2]}, ["paper-1", "paper-2"]),
    ({"action": ("shelling",), "until": DAYS[0]}, ["paper-0"]),
]


@pytest.mark.usefixtures("ledger")
def test_filters() -> None:
    for given, expected in FILTERS:
        assert (given, reports("", what=("report",), **given)) == (given, expected)


def facet(results: Results, name: str) -> dict[str, int]:
    return {value.label: value.count for value in results.facets[name]}


@pytest.mark.usefixtures("ledger")
def test_facets_count_all_that_was_found_not_the_page() -> None:
    results = search(Search(what=("report",), size=1))
    assert (results.total, results.pages, len(results.hits)) == (6, 6, 1)
    assert facet(results, "language") == {"en": 5, "ar": 1}
    assert facet(results, "kind") == {"attack": 3, "casualties": 3, "diplomacy": 1}
    assert facet(results, "admin1") == {"Idlib": 3, "Homs": 1}
    assert facet(results, "place") == {MAARAT.name: 3, "Homs": 1}
    assert facet(results, "actor") == {"Syrian Arab Army": 3}
    assert facet(results, "source") == {"a medic": 3}
    assert facet(results, "what")["report"] == 6
    assert facet(results, "what")["claim"] == models.Claim.objects.count()
    assert facet(results, "what")["event"] == models.Event.objects.count()
    assert results.histogram.step == "day"
    assert dict(results.histogram.counts) == {DAYS[0]: 2, DAYS[1]: 1, DAYS[2]: 1, DAYS[3]: 1}
    assert results.histogram.undated == 1


@pytest.mark.usefixtures("ledger")
def test_facets_follow_the_query_and_the_filters() -> None:
    results = search(Search(text="bakeries", what=("report",), until=DAYS[1]))
    assert facet(results, "publisher") == {"Paper 0": 1, "Paper 1": 1}
    assert facet(results, "what") == {"report": 2}


@pytest.mark.usefixtures("ledger")
def test_by_date_the_newest_come_first_and_undated_ones_last() -> None:
    first = search(Search(what=("report",), sort="date", size=4))
    second = search(Search(what=("report",), sort="date", size=4, page=2))
    days = [hit.day for hit in (*first.hits, *second.hits)]
    assert days == [DAYS[3], DAYS[2], DAYS[1], DAYS[0], DAYS[0], None]
    assert search(Search(what=("report",), page=9)).hits == ()


@pytest.mark.usefixtures("ledger")
def test_by_relevance_a_headline_tells_more_than_a_text() -> None:
    store.add_report(report("aside", title="Weather", text="Rain fell. " * 30 + "Shelling went on.", published=DAYS[3]))
    hits = search(Search(text="shelling", what=("report",))).hits
    assert [hit.id for hit in hits][-1] == "aside"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.usefixtures("ledger")
def test_a_snippet_marks_what_was_found_in_whatever_spelling() -> None:
    hits = search(Search(text="Maaret al-Numan bakeries", what=("report",))).hits
    marked = {hit.id: [piece.text for piece in hit.snippet if piece.marked] for hit in hits}
    assert marked["paper-0"] == ["Maarat al-Numan", "Bakeries"]
    assert marked["paper-2"] == ["Ma'arrat an-Nu'man", "Bakeries"]
    assert "".join(piece.text for piece in hits[0].snippet).startswith("Shells fell on ")


@pytest.mark.usefixtures("ledger")
def test_a_misspelled_name_finds_nothing_but_says_what_may_be_meant() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
            assert cursor.fetchone()[0] == 1
    results = search(Search(text="Maarat al-Nuxxan"))
    assert results.total == 0
    assert "Maarat al-Numan" in results.meant


@pytest.mark.usefixtures("ledger")
def test_a_new_revision_takes_the_place_of_the_older_one() -> None:
    store.add_report(report("paper-0", title="Overnight shelling", text="The lorries came."))
    assert reports("lorries") == ["paper-0"]
    assert "paper-0" not in reports("bakeries")
    assert reports("Maarat al-Numan") == PAPERS[1:]


@pytest.mark.usefixtures("ledger")
def test_claims_and_events_tell_where_they_are_from() -> None:
    hits = {hit.what: hit for hit in search(Search(text="shells", kind=("attack",), what=("claim", "event"))).hits}
    assert (hits["claim"].kind, hits["claim"].place) == ("attack", MAARAT.name)
    assert hits["claim"].report.startswith("paper-")
    assert hits["event"].day in DAYS
    assert any(piece.marked for piece in hits["event"].snippet)


@pytest.mark.usefixtures("ledger")
def test_actors_and_sources_are_found_by_any_of_their_names() -> None:
    assert ("actor", "Syrian Arab Army") in found("SAA")
    assert ("actor", "Syrian Arab Army") in found("Republican Guard")


def contents() -> list[Any]:
    entries = models.SearchEntry.objects.order_by("what", "uid").values_list("what", "uid", "row", "report", "tokens")
    names = models.SearchName.objects.order_by("what", "uid", "spelling", "skeleton")
    return [list(entries), list(names.values_list("what", "uid", "spelling", "plain", "skeleton", "listed"))]


@pytest.mark.usefixtures("ledger")
def test_made_anew_the_index_holds_the_same() -> None:
    store.add_report(*told(0, "Maaret Noman"))
    store.rebuild(derive, "span")
    before, queries = contents(), ["Maarat al-Numan", "shells", "bakeries", "Homs"]
    answers = [found(query) for query in queries]
    index.rebuild()
    assert contents() == before
    assert [found(query) for query in queries] == answers


@pytest.mark.django_db
def test_names_that_the_lists_learned_since_are_found_when_the_index_is_made_anew() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_aliases", lambda _file, _key: {})
        fill()
    army = ("actor", "Syrian Arab Army")
    assert army not in found("الجيش العربي السوري")
    index.rebuild()
    assert army in found("الجيش العربي السوري")


@pytest.mark.usefixtures("ledger")
def test_an_index_of_another_version_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    index.bring_up_to_date()
    assert index.is_up_to_date()
    monkeypatch.setattr(index, "version", lambda: "other")
    assert not index.is_up_to_date()
    index.bring_up_to_date()
    assert index.is_up_to_date()
    assert reports("bakeries") == PAPERS[:3]


@pytest.mark.usefixtures("ledger")
def test_reports_that_match_can_be_narrowed_to() -> None:
    current = models.Report.objects.filter(current=True)
    assert sorted(current.filter(pk__in=matching_reports("bakeries")).values_list("uid", flat=True)) == PAPERS[:3]
    assert list(current.filter(pk__in=matching_reports(" * "))) == []


def test_an_empty_ledger_answers() -> None:
    results = search(Search(text="anything", since=dt.date(2020, 1, 1)))
    assert (results.total, results.hits, results.pages) == (0, (), 1)
    assert results.facets["kind"] == ()


def test_a_report_of_many_long_words_is_indexed() -> None:
    text = " ".join(f"{number}{'x' * 40}" for number in range(20_000)) + " " + "y" * 5000
    store.add_report(report("long", text=f"first {text}"))
    assert found("first") == [("report", "long")]


def judgement(claim: str, decision: str, **rest: Any) -> Judgement:
    (read,) = judging.find_claims([claim])
    return made(decision, "Editor", dt.datetime(2020, 3, 1, tzinfo=dt.UTC), why="heard", claims=(target(read),), **rest)  # type: ignore[arg-type]


@pytest.mark.usefixtures("ledger")
def test_a_rejected_claim_is_not_found_until_that_is_taken_back() -> None:
    claim = next(hit.id for hit in search(Search(what=("claim",), kind=("diplomacy",))).hits)
    rejected = judgement(claim, "reject")
    judgements.add_judgement(rejected)
    assert search(Search(what=("claim",), kind=("diplomacy",))).total == 0
    assert search(Search(what=("report",), kind=("diplomacy",))).total == 0
    undone = made("undo", "Editor", dt.datetime(2020, 3, 2, tzinfo=dt.UTC), why="misheard", undoes=rejected.id)
    judgements.add_judgement(undone)
    assert [hit.id for hit in search(Search(what=("claim",), kind=("diplomacy",))).hits] == [claim]


@pytest.mark.usefixtures("ledger")
def test_a_corrected_claim_is_found_by_what_is_right() -> None:
    claim = next(hit.id for hit in search(Search(what=("claim",), place=("Homs",))).hits)
    hama = msgspec.to_builtins((mention(HAMA, "Hims"),))
    judgements.add_judgement(
        judgement(claim, "correct", corrections=(Correction(field="places", value=hama, why="heard"),))
    )
    assert search(Search(what=("claim",), place=("Homs",))).total == 0
    assert [hit.id for hit in search(Search(what=("claim",), place=("Hama",))).hits] == [claim]
