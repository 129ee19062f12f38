"""Pages that did not change are not made again, and every change shows at once."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from marsad.ledger import gazetteers, models, store
from marsad.model import Count, Report
from marsad.site.discussion.models import Comment
from marsad.site.discussion.moderation import decide
from marsad.workflow.ingest import Reading, ingest
from marsad.workflow.judging import Judge
from marsad.workflow.rebuild import rebuild
from marsad.workflow.withdrawing import restore_report, withdraw_report

from .factories import BROOK, claim, mention, report
from .pages import addresses
from .sending import Sender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ledger")]
REPORT = "/reports/post-1/"
NEWS = report("news", "Six people died in Brookfield, the mayor said.", publisher="Courier")


def _read(of: Report) -> Reading:
    six = Count(6, 6, "Six")
    found = claim(of, "casualties", "killed", of.text, count=six, group="people", places=(mention(BROOK),))
    return Reading([found], [BROOK])


def _take_in() -> None:
    ingest([NEWS], reader=_read)


def _judge() -> None:
    Judge("rana", "A misprint").reject([models.Claim.objects.filter(report__uid="gazette-1").first().uid])  # type: ignore[union-attr]


def _withdraw() -> None:
    withdraw_report("gazette-1", by="rana", why="A forgery")


def _restore() -> None:
    restore_report("gazette-1", by="rana", why="It was none")


def _comment() -> None:
    Sender().comment()
    decide(Comment.objects.all(), Comment.State.APPROVED, by="rana")


def _vote() -> None:
    Sender().vote("up")


def _ask(address: str, tag: str = "") -> tuple[int, str]:
    """Ask for a page as a reader who has it in a state; gives the status and the state that it is in now."""
    answer = Client().get(address, headers={"if-none-match": tag} if tag else {})
    return answer.status_code, str(answer["ETag"])


@pytest.mark.parametrize("name", addresses())
def test_a_page_that_did_not_change_costs_little_and_is_not_sent(
    name: str, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    address = addresses()[name]
    first = Client().get(address)
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]
        again = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    ("change", "address"),
    [
        (_take_in, "/"),
        (_take_in, "/reports/"),
        (_take_in, "/search/?q=mayor"),
        (_take_in, "/places/test:brook/"),
        (_judge, "/reports/gazette-1/"),
        (_judge, "/tolls/"),
        (_withdraw, "/"),
        (_withdraw, "/reports/"),
        (_withdraw, "/tolls/"),
        (_withdraw, "/events/"),
        (_withdraw, "/search/?q=gazette"),
        (_withdraw, "/sitemap-reports.xml"),
        (_comment, REPORT),
        (_vote, REPORT),
    ],
)
def test_a_change_gives_another_page(change: Callable[[], None], address: str) -> None:
    rebuild()
    before = Client().get(address)
    change()
    after = Client().get(address, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.content != before.content


def test_nothing_of_a_withdrawn_report_is_sent_and_all_of_it_when_it_is_restored(settings: Settings) -> None:
    settings.PAGE_MEMORY = 16
    rebuild()
    assert _ask("/reports/gazette-1/")[0] == 200
    known = Client().get("/reports/").content
    _withdraw()
    answer = Client().get("/reports/gazette-1/")
    assert answer.status_code == 410
    assert b"Evening Gazette" not in Client().get("/reports/").content
    _restore()
    assert _ask("/reports/gazette-1/")[0] == 200
    assert Client().get("/reports/").content == known


def test_each_way_of_changing_the_ledger_changes_its_state() -> None:
    changes: list[Callable[[], object]] = [
        _take_in,
        _judge,
        rebuild,
        _withdraw,
        _restore,
        store.mark_stale,
        lambda: store.add_report(report("late", "Nothing more.")),
        lambda: store.add_report(report("later", "Nothing more.")),
        lambda: gazetteers.save_list("towns.csv", "A survey", "CC0", 3),
        lambda: gazetteers.save_list("towns.csv", "A survey", "CC0", 4),
        lambda: gazetteers.add_decision("brook", "Brook", report=None, place=None, by="rana"),
    ]
    seen = {_ask("/about/")[1]}
    for number, change in enumerate(changes, 2):
        change()
        seen.add(_ask("/about/")[1])
        assert len(seen) == number, change


def test_a_vote_on_one_report_leaves_other_pages_as_they_are() -> None:
    before = {address: _ask(address)[1] for address in ("/", "/reports/gazette-1/")}
    _vote()
    assert {address: _ask(address, tag)[0] for address, tag in before.items()} == dict.fromkeys(before, 304)


def test_pages_of_different_addresses_have_different_states() -> None:
    tags = [_ask(address)[1] for address in ("/", "/reports/", "/reports/?page=2", REPORT)]
    assert len(set(tags)) == len(tags)


def test_a_reader_who_voted_has_a_page_of_their_own() -> None:
    everybody = Client().get(REPORT)
    assert "Cookie" in everybody["Vary"]
    reader = Sender()
    reader.vote("up")
    own = reader.get(REPORT)
    assert own["Cache-Control"] == "private"
    assert reader.get(REPORT, headers={"if-none-match": everybody["ETag"]}).status_code == 200
    assert reader.get(REPORT, headers={"if-none-match": own["ETag"]}).status_code == 304


def test_the_heads_of_a_page_can_be_had_alone() -> None:
    whole, head = Client().get("/reports/"), Client().head("/reports/")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
    assert Client().head("/reports/", headers={"if-none-match": whole["ETag"]}).status_code == 304


def test_what_was_not_found_has_no_state() -> None:
    answer = Client().get("/events/none/")
    assert answer.status_code == 404
    assert not str(answer.headers.get("ETag", "")).startswith("W/")


def test_a_form_is_never_kept() -> None:
    answer = Client().get("/reports/post-1/comment/")
    assert "no-store" in answer["Cache-Control"]


def test_pages_may_be_kept_for_as_long_as_the_setting_says(settings: pytest.FixtureRequest) -> None:
    settings.PAGE_SECONDS = 60  # type: ignore[attr-defined]
    assert Client().get("/")["Cache-Control"] == "public, max-age=60, must-revalidate"
