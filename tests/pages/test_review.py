import json
from contextlib import nullcontext

import pytest
import streamlit as st

from guide.domain import Draft, LeftOut, UnreadableDraft, summarise
from guide.pages.batch import headline
from guide.pages.downloads import draw_downloads
from guide.pages.posts import worst_first
from guide.pages.samples import SAMPLES
from guide.pages.words import Words
from guide.report import REPORT_FORMATS, export_reviews
from tests.pages.conftest import html_of


@pytest.fixture
def kept(fake):
    def keep(*texts):
        drafts = [Draft(id=f"d{n}", name=f"spring.csv#{n}", text=text) for n, text in enumerate(texts, 1)]
        return fake.keep(list(fake.review_many(drafts)))

    return keep


def components(page):
    return [json.loads(piece.proto.json) for piece in page.get("bidi_component") if piece.proto.json]


def test_a_kept_review_is_shown_again_under_its_address(open_page, kept):
    page = open_page("review", r=kept(SAMPLES["zh"].text))

    assert not page.exception
    assert "Block" in html_of(page)
    assert "findings may break a rule" in html_of(page)


def test_the_first_high_finding_is_open_with_both_readings(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价🙂"))

    assert "You probably meant" in html_of(page)
    assert "How it is likely to be read" in html_of(page)
    assert [button.key for button in page.button if button.key.startswith("review.close")] == [
        "review.close.1"
    ]


def test_opening_a_card_closes_the_other(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价🙂"))

    page.button(key="review.open.2").click().run()

    assert [button.key for button in page.button if button.key.startswith("review.close")] == [
        "review.close.2"
    ]


def test_cards_are_filtered_by_severity(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价🙂"))

    page.get("button_group")
    page.session_state["review.severity"] = "low"
    page.run()

    assert not [button for button in page.button if button.key == "review.close.1"]
    assert page.button(key="review.open.2")


def test_an_ok_draft_says_what_was_looked_for(open_page, kept):
    page = open_page("review", r=kept("包里常备一支"))

    assert "Nothing found in 6 characters." in html_of(page)
    assert "A native reader still beats us on tone." in html_of(page)


def test_changing_the_platform_reviews_again(open_page, kept, fake):
    page = open_page("review", r=kept("我们全网最低价"))

    page.selectbox(key="change.platform").set_value("weibo")
    page.button(key="change.apply").click().run()

    (review,) = fake.kept(page.query_params["r"])
    assert review.draft.platform == "weibo"


def test_editing_puts_the_text_back_into_the_box(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价"))

    page.button(key="review.edit").click().run()

    assert page.text_area(key="intake.text").value == "我们全网最低价"
    assert "r" not in page.query_params


def test_files_are_reviewed_and_the_unreadable_one_is_named(open_page, fake):
    page = open_page("review")

    page.file_uploader[0].upload("good.txt", "我们全网最低价".encode(), "text/plain")
    page.file_uploader[0].upload("bad.docx", b"\x89PNG no document", "application/octet-stream")
    page.run()
    page.button(key="intake.review").click().run()

    good, bad = fake.kept(page.query_params["r"])
    assert good.draft.name == "good.txt"
    assert isinstance(bad, UnreadableDraft)
    assert "bad.docx" in html_of(page)
    assert not page.exception


def test_a_batch_begins_with_what_should_not_go_out(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价", "它会赋能您的护肤旅程", "好"))

    assert "One of 3 posts should not go out as it is" in html_of(page)
    assert len(page.get("plotly_chart")) == 2


def test_a_post_of_a_batch_opens_and_closes(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价", "好"))

    page.button(key="posts.open.1").click().run()
    assert page.query_params["post"] == "1"
    assert "One finding may break a rule" in html_of(page)

    page.button(key="posts.back").click().run()
    assert "post" not in page.query_params


def test_posts_are_found_by_their_text(open_page, kept):
    page = open_page("review", r=kept("我们全网最低价", "别的"))

    page.text_input(key="batch.find").set_value("别的").run()

    assert [button.key for button in page.button if button.key.startswith("posts.open")] == ["posts.open.2"]


def test_an_unknown_address_is_said_kindly(open_page):
    page = open_page("review", r="nothing-here")

    assert not page.exception
    assert "No review under this address" in html_of(page)


def test_posts_stand_worst_first(fake):
    texts = ["好", "🙂", "我们全网最低价", "赋能 它会赋能您的护肤旅程"]
    posts = [summarise(n, fake.review(Draft(id="d", name="d", text=text))) for n, text in enumerate(texts)]

    assert [post.n for post in worst_first(posts)] == [2, 3, 1, 0]


def test_a_batch_without_findings_promises_nothing(fake):
    posts = [summarise(1, fake.review(Draft(id="d", name="d", text="好")))] * 2

    assert headline(posts, Words("en")) == "Nothing found above low in 2 posts"


def test_a_table_without_the_column_asks_which_one_holds_the_posts(open_page, fake):
    page = open_page("review")
    page.file_uploader[0].upload(
        "plan.csv", "nr,名称,正文\n7,x,我们全网最低价\n".encode("gbk"), "text/csv"
    ).run()

    assert "plan.csv: no column is named text" in html_of(page)
    assert page.selectbox(key="columns.0.text").value == "正文"

    page.selectbox(key="columns.0.id").set_value("nr").run()
    page.button(key="intake.review").click().run()

    (review,) = fake.kept(page.query_params["r"])
    assert (review.draft.id, review.draft.text) == ("7", "我们全网最低价")


def test_tables_alike_ask_once_and_the_others_not_at_all(open_page):
    page = open_page("review")
    for name, data in [
        ("a.csv", "a,b\n1,2\n"),
        ("b.csv", "a,b\n3,4\n"),
        ("c.csv", "text\nx\n"),
        ("d.txt", "x"),
    ]:
        page.file_uploader[0].upload(name, data.encode(), "text/plain")
    page.run()

    assert "a.csv, b.csv: no column is named text" in html_of(page)
    assert [box.key for box in page.selectbox if box.key.startswith("columns.")] == [
        "columns.0.text",
        "columns.0.id",
    ]
    assert page.selectbox(key="columns.0.text").value is None


def test_a_column_not_chosen_leaves_the_file_named_as_unreadable(open_page, fake):
    page = open_page("review")
    page.file_uploader[0].upload("a.csv", b"a,b\n1,2\n", "text/csv").run()
    page.button(key="intake.review").click().run()

    (unreadable,) = fake.kept(page.query_params["r"])
    assert "no column 'text'; the columns are 'a', 'b'" in unreadable.error


def test_what_of_a_file_was_not_reviewed_is_said(open_page, fake):
    left = (LeftOut("comment", 2), LeftOut("hidden", 1))
    draft = Draft(id="a", name="a.docx", text="我们全网最低价", left_out=left)
    page = open_page("review", r=fake.keep(list(fake.review_many([draft]))))

    assert "In the file but not reviewed: 2 comments, one hidden piece." in html_of(page)


def test_every_format_is_offered(open_page, kept):
    page = open_page("review", r=kept("全网最低价"))

    assert not page.exception
    labels = {piece.proto.label for piece in page.get("download_button")}
    assert labels >= {Words("en")(f"download.{form}") for form in REPORT_FORMATS}


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_download_is_what_the_command_line_writes(fake, form, monkeypatch):
    made = {}
    monkeypatch.setattr(st, "popover", lambda *_, **__: nullcontext())
    monkeypatch.setattr(st, "download_button", lambda label, data, key, **_: made.update({key: data}))
    reviews = [fake.review(Draft(id="a", name="a.txt", text="全网最低价"))]

    draw_downloads(reviews, Words("zh"))

    assert made[f"download.{form}"]() == export_reviews(reviews, form, "zh")
