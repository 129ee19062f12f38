"""Comments: sent, held, shown, answered, withdrawn."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from marsad.ledger import archive
from marsad.ledger.models import Report
from marsad.site.discussion import comments, moderation
from marsad.site.discussion.models import Comment, Moderation, Vote
from marsad.site.discussion.reader import Reader

from .factories import HOSTILE
from .pages import get
from .sending import WRITTEN, Sender, question, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports")]


def approve(uid: str) -> None:
    Comment.objects.filter(uid=uid).update(state=Comment.State.APPROVED)


def made(**fields: object) -> Comment:
    given = {"report": "post-1", "name": "Sami", "email": "sami@example.org", "text": "Words.", "reader": "r",
             "address": "a", "state": Comment.State.APPROVED} | fields  # fmt: skip
    return Comment.objects.create(**given)


def test_a_comment_is_confirmed_held_and_seen_by_its_author_alone() -> None:
    author = Sender()
    asked = author.send()
    assert asked.answer.status_code == 200
    assert not asked.answer.cookies
    assert asked.find("textarea[name='text']")[0].text_content().strip() == WRITTEN["text"]
    told = author.send(question=token(asked), answer=question(asked).answers[0])
    kept = Comment.objects.get()
    assert told.answer["Location"] == f"/reports/post-1/#comment-{kept.uid}"
    assert (kept.name, kept.email, kept.text, kept.state) == (*WRITTEN.values(), "held")
    assert "Only you see this: it is held" in author.page().text(f"#comment-{kept.uid}")
    assert WRITTEN["text"] not in get("/reports/post-1/").text()
    assert author.page().text("#comments") == "0 comments"


def test_an_approved_comment_is_seen_by_all_and_its_e_mail_by_nobody() -> None:
    uid = Sender().comment()
    approve(uid)
    page = get("/reports/post-1/")
    assert page.text("#comments") == "1 comment"
    assert page.text(f"#comment-{uid} h3 bdi") == "Layla"
    assert page.texts(".comment-text") == [WRITTEN["text"]]
    assert "layla@example.org" not in page.answer.content.decode()
    assert not page.find(f"#comment-{uid} form")


def test_where_the_setting_says_so_a_comment_is_published_at_once(settings: Settings) -> None:
    settings.COMMENTS = "open"
    Sender().comment()
    assert get("/reports/post-1/").texts(".comment-text") == [WRITTEN["text"]]


def test_comments_can_be_done_without(settings: Settings) -> None:
    settings.COMMENTS = "off"
    made()
    assert Sender().send().answer.status_code == 404
    assert not Sender().page().find(".comments, .comment-form, script[src='/static/marsad/comment.js']")


def test_the_page_changes_with_the_comments() -> None:
    first = get("/reports/post-1/").answer["ETag"]
    uid = Sender().comment()
    assert get("/reports/post-1/").answer["ETag"] == first
    approve(uid)
    assert get("/reports/post-1/").answer["ETag"] != first


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("name", "", "Give a name: your own, or one that you choose."),
        ("name", " \u200f\u202e ", "Give a name: your own, or one that you choose."),
        ("name", "x" * 81, "Ensure this value has at most 80 characters (it has 81)."),
        ("email", "", "Give an e-mail address."),
        ("email", "layla", "This is no e-mail address; one looks like name@example.org."),
        ("text", " \n ", "Write your comment here."),
        ("text", "x" * 4001, "Ensure this value has at most 4000 characters (it has 4001)."),
    ],
)
def test_a_fault_is_told_beside_its_field_and_nothing_is_lost(field: str, value: str, fault: str) -> None:
    page = Sender().send(**{field: value})
    assert page.answer.status_code == 422
    assert page.texts(".field .fault") == [fault]
    [wrong] = page.find(f"[name='{field}']")
    assert wrong.get("aria-invalid") == "true"
    assert f"id_{field}_error" in wrong.get("aria-describedby")
    assert [found.get("name") for found in page.find("[autofocus]")] == [field]
    for other in WRITTEN.keys() - {field}:
        [kept] = page.find(f"[name='{other}']")
        assert (kept.get("value") or kept.text_content().strip()) == WRITTEN[other]
    assert not Comment.objects.exists()


def test_hostile_text_stays_text_and_links_stay_words() -> None:
    approve(Sender().comment(name=HOSTILE[:80], text=f"{HOSTILE}\r\n\r\nhttps://elsewhere.example/x\nnext"))
    page = get("/reports/post-1/")
    assert not page.find(".comment img, .comment script")
    assert HOSTILE in page.text(".comment-text")
    assert not [link for link in page.links() if "elsewhere" in link]
    assert len(page.find(".comment-text p")) == 2
    assert page.texts(".comment-text p")[1] == "https://elsewhere.example/x next"
    assert {found.get("dir") for found in page.find(".comment-text p")} == {"auto"}


def test_answers_are_one_level_deep() -> None:
    first = Sender().comment()
    approve(first)
    assert [link for link in get("/reports/post-1/").links() if "reply" in link] == [
        f"/reports/post-1/comment/?reply={first}"
    ]
    form = get(f"/reports/post-1/comment/?reply={first}")
    assert WRITTEN["text"] in form.text("blockquote")
    assert form.find("input[name='reply']")[0].get("value") == first
    second = Sender().comment(reply=first, text="An answer.")
    approve(second)
    third = Sender().comment(reply=second, text="An answer to the answer.")
    approve(third)
    page = get("/reports/post-1/")
    assert page.texts(".replies > .comment .comment-text") == ["An answer.", "An answer to the answer."]
    assert page.text("#comments") == "3 comments"
    assert not [link for link in page.links() if second in link or third in link]


def test_a_comment_that_is_not_published_can_not_be_answered() -> None:
    held, elsewhere = made(state=Comment.State.HELD), made(report="gazette-1")
    for uid in (held.uid, elsewhere.uid, "nothing"):
        assert Sender().get(f"/reports/post-1/comment/?reply={uid}").status_code == 404
        page = Sender().send(reply=uid)
        assert page.answer.status_code == 422
        assert "no longer there" in page.text(".comment-form > .fault")
        assert not page.find("input[name='reply']")


def test_an_author_withdraws_within_the_minutes() -> None:
    author = Sender()
    uid = author.comment()
    assert author.page().texts(f"#comment-{uid} button") == ["Withdraw my comment"]
    assert author.withdraw(uid)["Location"] == "/reports/post-1/#comments"
    kept = Comment.objects.get()
    assert (kept.state, kept.name, kept.email, kept.text) == ("withdrawn", "", "", "")
    assert not author.page().find(".comment")
    assert author.withdraw(uid).status_code == 403


def test_nobody_else_withdraws_it_nor_its_author_too_late() -> None:
    author = Sender()
    uid = author.comment()
    other = Sender()
    other.vote("up")
    assert other.withdraw(uid).status_code == Sender().withdraw(uid).status_code == 403
    Comment.objects.update(written_at=timezone.now() - dt.timedelta(minutes=16))
    assert not author.page().find(f"#comment-{uid} form")
    assert author.withdraw(uid).status_code == 403
    assert Comment.objects.get().text == WRITTEN["text"]


def test_what_is_withdrawn_keeps_its_place_while_it_has_answers() -> None:
    author = Sender()
    uid = author.comment()
    approve(uid)
    approve(Sender().comment(reply=uid, text="An answer."))
    author.withdraw(uid)
    page = get("/reports/post-1/")
    assert page.text(f"#comment-{uid} > p") == "This comment was withdrawn."
    assert page.texts(".comment-text") == ["An answer."]
    assert page.text("#comments") == "1 comment"


def test_what_an_editor_rejected_is_seen_by_its_author_alone() -> None:
    author = Sender()
    uid = author.comment()
    Comment.objects.update(state=Comment.State.REJECTED)
    assert "an editor decided not to publish it" in author.page().text(f"#comment-{uid}")
    assert not get("/reports/post-1/").find(".comment")
    assert author.withdraw(uid).status_code == 403


def test_many_comments_come_a_page_at_a_time(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    tops = [made(text=f"Number {number}.") for number in range(comments.PAGE + 3)]
    for top in tops[:3]:
        made(parent=top, text="An answer.")
    with django_assert_max_num_queries(12):
        page = get("/reports/post-1/")
    assert page.texts(".comment-text")[0] == f"Number {comments.PAGE + 2}."
    assert len(page.find(".comment")) == comments.PAGE
    assert page.text("#comments") == f"{comments.PAGE + 6} comments"
    assert len(get("/reports/post-1/?comments=2").find(".comment")) == 6


def test_an_answer_leads_to_the_page_that_it_stands_on() -> None:
    tops = [made() for _ in range(comments.PAGE + 1)]
    author = Reader("me", "a")
    written = comments.Written("Me", "me@example.org", "Words.")
    assert comments.page_of(comments.add("post-1", author, written, tops[0]), "me") == 2
    assert comments.page_of(comments.add("post-1", author, written, tops[-1]), "me") == 1
    assert comments.page_of(comments.add("post-1", author, written), "me") == 1


def test_a_reader_and_an_address_send_so_much_and_no_more(settings: Settings) -> None:
    settings.COMMENTS_PER_HOUR = 1
    reader = Sender()
    reader.comment()
    told = reader.send(text="Something else.")
    assert told.answer.status_code == 429
    assert "sent much within an hour" in told.text(".comment-form > .fault")
    assert told.find("textarea")[0].text_content().strip() == "Something else."
    for _ in range(3):
        Sender().comment()
    assert Sender().send().answer.status_code == 429
    assert Sender("192.0.2.8").send().answer.status_code == 200
    Comment.objects.update(written_at=timezone.now() - dt.timedelta(minutes=61))
    assert reader.send().answer.status_code == 200


def test_a_withdrawn_report_and_an_older_revision_take_no_comments() -> None:
    old = Report.objects.filter(current=False).first()
    assert old is not None
    assert not Sender().page(old.uid, revision="1").find(".comment-form, .votes")
    Report.objects.filter(uid="post-1").update(withdrawn=True)
    assert Sender().send().answer.status_code == 404


def test_votes_comments_and_decisions_are_part_of_a_backup(tmp_path: Path) -> None:
    reader = Sender()
    reader.vote("up")
    reader.comment()
    moderation.decide(Comment.objects.all(), Comment.State.APPROVED, by="nour", why="Of use.")
    made(parent=Comment.objects.get())
    tables = (Vote, Comment, Moderation)
    before = [list(table.objects.order_by("pk").values()) for table in tables]
    archive.save(tmp_path / "kept")
    for table in reversed(tables):
        table.objects.all().delete()
    archive.restore(archive.Archive.open(tmp_path / "kept"), replace=True)
    assert [list(table.objects.order_by("pk").values()) for table in tables] == before
    assert all(before)


def test_comments_stay_with_their_report_through_its_revisions() -> None:
    approve(Sender().comment())
    Report.objects.filter(uid="post-1").update(current=False)
    row = Report.objects.get(uid="post-1")
    row.pk, row.revision, row.digest, row.current = None, 2, "other", True
    row.save()
    assert get("/reports/post-1/").texts(".comment-text") == [WRITTEN["text"]]
