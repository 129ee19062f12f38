"""What editors do in Django's admin."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from marsad.ledger.models import JudgedClaim, Judgement, Report
from marsad.site import editors
from marsad.site.discussion import moderation
from marsad.site.discussion.models import Comment, Moderation, Vote

from .pages import Page, get
from .sending import WRITTEN, Sender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports")]
PHRASE = "a long enough phrase"


@pytest.fixture
def editor(settings: Settings) -> Client:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the others are slow on purpose
    editors.open_account("nour", PHRASE)
    client = Client()
    assert client.login(username="nour", password=PHRASE)
    return client


def decide(editor: Client, action: str, *comments: Comment, why: str = "") -> Page:
    chosen = {"action": action, "_selected_action": [str(comment.pk) for comment in comments], "why": why}
    answer = editor.post("/admin/discussion/comment/", chosen, follow=True)
    assert answer.status_code == 200
    return Page(answer, html.fromstring(answer.content.decode()))


def test_an_editor_approves_and_readers_see_it(editor: Client) -> None:
    Sender().comment()
    page = decide(editor, "approve", Comment.objects.get())
    assert "1 comment: approved." in page.text("ul.messagelist")
    assert get("/reports/post-1/").texts(".comment-text") == [WRITTEN["text"]]
    kept = Moderation.objects.get()
    assert (kept.by, kept.decision, kept.why) == ("nour", "approved", "")


def test_a_rejection_needs_a_reason_which_is_kept(editor: Client) -> None:
    Sender().comment()
    page = decide(editor, "reject", Comment.objects.get())
    assert "Nothing was done: a rejection needs a reason." in page.text("ul.messagelist")
    assert Comment.objects.get().state == "held"
    decide(editor, "approve", Comment.objects.get())
    page = decide(editor, "reject", Comment.objects.get(), why="Names a private person.")
    assert "Names a private person." in page.text("#result_list")
    assert not get("/reports/post-1/").find(".comment")
    assert [kept.decision for kept in Moderation.objects.all()] == ["approved", "rejected"]
    shown = editor.get(f"/admin/discussion/comment/{Comment.objects.get().pk}/change/").content.decode()
    assert "Names a private person." in shown
    assert WRITTEN["email"] in shown


def test_what_its_author_withdrew_stays_withdrawn(editor: Client) -> None:
    author = Sender()
    author.withdraw(author.comment())
    page = decide(editor, "approve", Comment.objects.get())
    assert "0 comments: approved." in page.text("ul.messagelist")
    assert Comment.objects.get().state == "withdrawn"


@pytest.mark.parametrize(("decision", "why"), [("rejected", " "), ("held", "x"), ("withdrawn", "x")])
def test_what_is_no_decision(decision: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"reason|expected"):
        moderation.decide(Comment.objects.all(), Comment.State(decision), by="nour", why=why)


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("/admin/", "Comments"),
        ("/admin/discussion/comment/?q=school", WRITTEN["name"]),
        ("/admin/discussion/comment/?state__exact=held", WRITTEN["name"]),
        ("/admin/discussion/vote/", "post-1"),
        ("/admin/ledger/report/?q=headline", "Morning Post"),
        ("/admin/ledger/report/?q=post-1", "Morning Post"),
        ("/admin/ledger/judgement/", "0 judgements"),
    ],
)
def test_pages_of_the_admin(editor: Client, address: str, held: str) -> None:
    from marsad.ledger.search import index  # noqa: PLC0415

    index.rebuild()
    reader = Sender()
    reader.vote("up")
    reader.comment()
    answer = editor.get(address)
    assert answer.status_code == 200
    assert held in answer.content.decode()


@pytest.mark.parametrize("address", ["discussion/comment", "discussion/vote", "ledger/report", "ledger/judgement"])
def test_nothing_is_made_or_deleted_in_the_admin(editor: Client, address: str) -> None:
    reader = Sender()
    reader.vote("up")
    reader.comment()
    assert editor.get(f"/admin/{address}/add/").status_code == 403
    assert editor.get(f"/admin/{address}/1/delete/").status_code in {302, 403}
    assert "delete_selected" not in editor.get(f"/admin/{address}/").content.decode()


def test_a_report_is_written_in_its_own_direction(editor: Client) -> None:
    row = Report.objects.get(uid="post-1")
    Report.objects.filter(pk=row.pk).update(title="130 fled.", text="130 fled.\nنزح 130.")
    listed = Page(None, html.fromstring(editor.get("/admin/ledger/report/").content.decode()))
    assert "130 fled." in listed.texts(".field-headline bdi")
    shown = Page(None, html.fromstring(editor.get(f"/admin/ledger/report/{row.pk}/change/").content.decode()))
    assert shown.texts(".field-whole div[dir=auto]") == ["130 fled.", "نزح 130."]


def test_others_are_asked_who_they_are() -> None:
    answer = Client().get("/admin/discussion/comment/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_the_admin_speaks_the_browsers_language_or_the_one_that_an_editor_chooses(editor: Client) -> None:
    def speaks(**headers: str) -> str:
        return str(editor.get("/admin/", headers=headers)["Content-Language"])

    assert (speaks(), speaks(**{"accept-language": "ar,en;q=0.5"}), speaks(**{"accept-language": "fr"})) == (
        "en",
        "ar",
        "en",
    )
    page = Page(None, html.fromstring(editor.get("/admin/discussion/comment/").content.decode()))
    [button] = page.find(".languages button")
    assert (button.get("value"), button.text) == ("ar", "العربيّة")
    answer = editor.post("/admin/language/", {"language": "ar", "next": "/admin/discussion/comment/"})
    assert answer["Location"] == "/admin/discussion/comment/"
    assert answer.cookies["django_language"]["path"] == "/admin/"
    arabic = editor.get("/admin/discussion/comment/").content.decode()
    assert '<html lang="ar" dir="rtl"' in arabic
    assert "اختر تعليق" in arabic
    assert editor.get("/reports/")["Content-Language"] == "en"
    away = editor.post("/admin/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert away["Location"] == "/"


@pytest.mark.parametrize("address", ["ledger/report/", "ledger/judgement/", "discussion/comment/", "discussion/vote/"])
def test_lists_and_rows_of_the_admin_have_no_english_headings_in_arabic(editor: Client, address: str) -> None:
    reader = Sender()
    reader.vote("up")
    reader.comment()
    judgement = Judgement.objects.create(uid="j", decision="accept", by="نور", at=timezone.now())
    JudgedClaim.objects.create(judgement=judgement, claim="c", report="post-1", data={})
    rows = {"report": Report, "judgement": Judgement, "comment": Comment, "vote": Vote}
    row = rows[address.split("/")[1]].objects.first()  # type: ignore[attr-defined]
    for path, headings in (
        (f"/admin/{address}", "thead th, #changelist-filter summary, h1"),
        (f"/admin/{address}{row.pk}/change/", "label, thead th, .inline-group h2, .help, .breadcrumbs a"),
    ):
        answer = editor.get(path, headers={"accept-language": "ar"})
        page = Page(answer, html.fromstring(answer.content.decode()))
        said = page.texts(headings)
        assert said
        assert [words for words in said if re.search("[A-Za-z]{2}", words)] == []
