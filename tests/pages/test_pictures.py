import dataclasses
import json
from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter

from guide.domain import Box, Draft, Finding, Picture, PictureLine, Place, Review
from guide.pages.pictures import edges
from guide.storage.tables import KeptReview
from tests.drafts.papers import zipped
from tests.drafts.picture_makers import drawn, packed, picture_code
from tests.pages.conftest import html_of
from tests.pages.fake_library import HOSTILE, SUPERLATIVES
from tests.pages.test_hostile import OURS, Tags

BOX = ((40, 20), (240, 20), (240, 60), (40, 60))


def make_picture(start, end, **changes):
    values = {
        "name": "cover.png",
        "width": 400,
        "height": 200,
        "start": start,
        "end": end,
        "copy": b"\xff\xd8",
    }
    return Picture(**{**values, "places": (Place(start, end, BOX, 0.95),), **changes})


def kept(fake, written="好用", read="全网最低价", **changes):
    text = f"{written}\n\n{read}" if written else read
    start = len(text) - len(read)
    draft = Draft(
        id="d", name="d", text=text, attached=(make_picture(start, len(text), **changes),), pictures=1
    )
    review = fake.review(draft)
    boxed = tuple(
        dataclasses.replace(e, finding=dataclasses.replace(e.finding, detector="image", boxes=(Box(0, BOX),)))
        for e in review.findings
    )
    return fake.keep([dataclasses.replace(review, findings=boxed)])


def test_a_picture_has_a_box_for_each_finding_and_says_so_in_words(open_page, fake):
    page = open_page("review", r=kept(fake))

    html = html_of(page)
    assert not page.exception
    assert 'src="data:image/jpeg;base64,/9g="' in html
    assert "cover.png, with one finding marked in it" in html
    assert 'style="left:10.00%;top:10.00%;width:50.00%;height:20.00%"' in html
    assert 'href="#finding-1"' in html
    assert 'id="finding-1"' in html


def test_the_galley_tells_what_was_read_from_what_was_written(open_page, fake):
    page = open_page("review", r=kept(fake))

    drawn = [json.loads(piece.proto.json or "{}") for piece in page.get("bidi_component")]
    (galley,) = [data for data in drawn if "rows" in data]
    rows = [(row["kind"], row.get("note")) for row in galley["rows"]]
    assert rows == [("body", "2 / 1,000"), ("picture", "")]


def test_a_picture_that_is_not_kept_is_said_to_be_missing(open_page, fake):
    assert "No copy of this picture is kept here" in html_of(open_page("review", r=kept(fake, copy=b"")))


def test_lines_hard_to_read_are_named(open_page, fake):
    places = (Place(4, 9, BOX, 0.6),)

    assert "Hard to read in the picture" in html_of(open_page("review", r=kept(fake, places=places)))


def test_a_box_never_leaves_its_picture():
    picture = make_picture(0, 1)

    assert edges(((-20, -5), (900, -5), (900, 500), (-20, 500)), picture) == (0, 0, 100, 100)


def test_what_pictures_say_is_shown_as_typed(open_page, fake):
    codes = (picture_code(f"javascript:{HOSTILE}", HOSTILE),)
    page = open_page("review", r=kept(fake, read=f"{HOSTILE} 全网最低价", name=f"{HOSTILE}.png", codes=codes))

    tags = Tags()
    tags.feed(html_of(page))
    assert not page.exception
    assert tags.tags <= OURS | {"figure", "figcaption", "img"}
    assert all(link.startswith(("#", "data:image/jpeg;base64,")) for link in tags.links)
    assert f"javascript:{HOSTILE}" in "".join(tags.text)


def test_a_picture_that_cannot_be_read_costs_the_text_nothing(open_page, fake):
    page = open_page("review")
    page.text_area(key="intake.text").set_value("我们全网最低价").run()
    page.file_uploader[0].upload("bad.png", b"no picture", "image/png")
    page.file_uploader[0].upload("cut.webp", b"RIFF", "image/webp")
    page.run()
    assert "2 pictures will be reviewed together with the text" in html_of(page)

    page.button(key="intake.review").click().run()

    whole, bad, cut = fake.kept(page.query_params["r"])
    assert whole.draft.text == "我们全网最低价"
    assert "not a picture" in bad.error
    assert cut.name == "cut.webp"
    assert "bad.png" in html_of(page)


def test_several_pictures_without_a_text_are_one_post_where_that_is_said(open_page):
    page = open_page("review")
    for name in ("a.png", "b.png"):
        page.file_uploader[0].upload(name, b"no picture", "image/png")
    page.run()

    assert page.checkbox(key="intake.together").label == "These pictures are one post"


def test_changing_the_platform_keeps_the_pictures(open_page, fake):
    page = open_page("review", r=kept(fake))

    page.selectbox(key="change.platform").set_value("weibo")
    page.button(key="change.apply").click().run()

    (review,) = fake.kept(page.query_params["r"])
    again = fake.with_pictures(page.query_params["r"], 0, review.draft)
    assert again.attached[0].copy == b"\xff\xd8"


def test_editing_brings_back_what_was_written_alone(open_page, fake):
    page = open_page("review", r=kept(fake))

    page.button(key="review.edit").click().run()

    assert page.text_area(key="intake.text").value == "好用"


def next_version(page, text=None):
    page.button(key="version.new").click().run()
    if text is not None:
        page.text_area[0].set_value(text).run()
    return page


def test_a_second_version_keeps_its_pictures_with_another_text(open_page, fake):
    key = kept(fake, written="全网最低价", read="药妆")
    page = next_version(open_page("review", r=key))
    assert page.text_area[0].value == "价格实惠"

    page.text_area[0].set_value("换了一句话").run()
    page.button(key="version.check").click().run()

    second = page.query_params["r"]
    assert second != key
    draft = fake.with_pictures(second, 0, fake.kept(second)[0].draft)
    (picture,) = draft.attached
    assert (draft.written, draft.text[picture.start : picture.end]) == ("换了一句话", "药妆")
    assert draft.text[picture.places[0].start : picture.places[0].end] == "药妆"
    assert picture.copy == b"\xff\xd8"
    assert not page.exception
    assert 'src="data:image/jpeg;base64,/9g="' in html_of(page)


def test_a_second_version_can_leave_the_pictures_out(open_page, fake):
    page = next_version(open_page("review", r=kept(fake)), "好用")

    page.checkbox(key="version.keep").uncheck().run()
    page.button(key="version.check").click().run()

    draft = fake.kept(page.query_params["r"])[0].draft
    assert (draft.text, draft.attached) == ("好用", ())


def test_a_version_of_a_picture_alone_needs_no_text_and_unchanged_is_the_same(open_page, fake):
    key = kept(fake, written="")
    page = next_version(open_page("review", r=key))
    assert page.text_area[0].value == ""

    page.button(key="version.check").click().run()

    assert page.query_params["r"] in (key, [key])
    assert not page.exception


def test_a_new_picture_that_cannot_be_read_makes_no_version(open_page, fake):
    key = kept(fake)
    page = next_version(open_page("review", r=key), "好用")

    page.file_uploader[0].upload("new.png", b"no picture", "image/png").run()
    page.button(key="version.check").click().run()

    assert "new.png: not a picture" in html_of(page)
    assert fake.versions.versions(key, 0) == ()


def test_a_dismissed_code_is_remembered_by_what_it_says(open_page, fake):
    text = "好用"
    code = Finding(
        entry=SUPERLATIVES.id,
        category="absolute-claims",
        severity="medium",
        confidence=0.9,
        span=None,
        detector="image",
        boxes=(Box(0, BOX),),
        code=f"HTTPS://{HOSTILE}",
    )
    review = fake.review(Draft(id="d", name="d", text=text, attached=(make_picture(2, 2, places=()),)))
    explained = fake._explain(review.draft, 1, code)
    page = open_page("review", r=fake.keep([dataclasses.replace(review, findings=(explained,))]))
    page.button(key="review.open.1").click().run()
    assert "shown as text and never opened" in html_of(page)

    page.text_area(key="dismiss.reason.1").set_value("own shop")
    page.text_input(key="dismiss.owner.1").set_value("Li")
    page.button(key="dismiss.send.1").click().run()

    (dismissal,) = fake.decisions.dismissals()
    assert (dismissal.quoted, dismissal.line) == (f"HTTPS://{HOSTILE}", "")
    assert not page.exception
    assert 'class="rl-box' not in html_of(page)


def test_a_key_with_two_underscores_opens(open_page, fake):
    key = "ab__cdefghijkl_-"
    review = fake.review(Draft(id="d", name="d", text="全网最低价"))
    with fake._database.work() as session:
        session.add(
            KeptReview(
                batch=key,
                position=0,
                kind="review",
                content=TypeAdapter(Review).dump_json(review).decode(),
                created=datetime.now(UTC),
            )
        )

    page = open_page("review", r=key)

    assert not page.exception
    assert [p for p in page.get("bidi_component") if "rows" in json.loads(p.proto.json or "{}")]


def test_pictures_among_many_files_are_reviewed_in_the_background_and_shown(
    open_page, fake, runner, monkeypatch
):
    lines = (PictureLine("全网最低价", 0.95, BOX),)
    monkeypatch.setattr("guide.drafts.recognise.read_lines", lambda image: lines)
    page = open_page("review")
    page.file_uploader[0].upload("a.png", packed(drawn(["x"])), "image/png")
    page.file_uploader[0].upload("all.zip", zipped({"b.png": packed(drawn(["y"]))}), "application/zip")
    page.run()

    page.button(key="intake.review").click().run()
    page.button(key="posts.open.2").click().run()

    assert runner.started == [page.query_params["r"]]
    html = html_of(page)
    assert not page.exception
    assert "all.zip/b.png" in html
    assert 'src="data:image/jpeg;base64,/9j/' in html


@pytest.mark.parametrize(("text", "together"), [("好用", None), ("", True), ("", False)])
def test_a_post_among_many_files_keeps_its_pictures(open_page, fake, runner, monkeypatch, text, together):
    monkeypatch.setattr("guide.drafts.recognise.read_lines", lambda image: ())
    page = open_page("review")
    page.text_area(key="intake.text").set_value(text).run()
    page.file_uploader[0].upload("posts.csv", b"text\none\ntwo\n", "text/csv")
    for name in ("a.png", "b.png"):
        page.file_uploader[0].upload(name, packed(drawn([name])), "image/png")
    page.run()
    if together is not None:
        page.checkbox(key="intake.together").set_value(together).run()

    page.button(key="intake.review").click().run()

    kept = fake.kept(page.query_params["r"])
    assert runner.started == [page.query_params["r"]]
    attached = [len(done.draft.attached) for done in kept]
    assert attached == ([0, 0, 1, 1] if together is False else [2, 0, 0])


@pytest.mark.parametrize(("text", "names"), [("", ["a.png"]), ("好用", ["a.png", "b.png"])])
def test_one_post_of_pictures_is_reviewed_while_one_waits(open_page, fake, runner, monkeypatch, text, names):
    monkeypatch.setattr("guide.drafts.recognise.read_lines", lambda image: ())
    page = open_page("review")
    page.text_area(key="intake.text").set_value(text).run()
    for name in names:
        page.file_uploader[0].upload(name, packed(drawn([name])), "image/png")
    page.run()

    page.button(key="intake.review").click().run()

    (review,) = fake.kept(page.query_params["r"])
    assert runner.started == []
    assert len(review.draft.attached) == len(names)
