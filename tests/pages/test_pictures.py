import dataclasses
import json

from guide.domain import Box, Draft, Picture, Place
from guide.pages.pictures import edges
from tests.drafts.picture_makers import picture_code
from tests.pages.conftest import html_of
from tests.pages.fake_library import HOSTILE
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
    draft = Draft(id="d", name="d", text=text, attached=(make_picture(start, len(text), **changes),))
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
    assert review.draft.attached[0].copy == b"\xff\xd8"


def test_editing_brings_back_what_was_written_alone(open_page, fake):
    page = open_page("review", r=kept(fake))

    page.button(key="review.edit").click().run()

    assert page.text_area(key="intake.text").value == "好用"
