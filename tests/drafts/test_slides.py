import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Cm

from guide.domain import LeftOut, UnreadableDraft
from guide.drafts.slides import MOST_SLIDES, slides_content
from tests.drafts.makers import read, with_part, word
from tests.drafts.papers import presentation, saved

SLIDE = "ppt/slides/slide1.xml"


def test_slides_and_their_shapes_come_in_order_with_the_notes_after_each():
    (draft,) = read("春季.pptx", presentation(("标题：换季", "正文"), ("第二页",), notes="备注"))

    assert (draft.id, draft.title) == ("春季", "换季")
    assert draft.text == "标题：换季\n正文\n备注\n\n第二页"


def test_groups_tables_and_line_breaks_are_read():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "标题\v副标题"
    inner = slide.shapes.add_group_shape().shapes.add_group_shape()
    inner.shapes.add_shape(MSO_SHAPE.OVAL, Cm(1), Cm(1), Cm(1), Cm(1)).text_frame.text = "组里"
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(5), Cm(5)).table
    for place, text in [((0, 0), "甲"), ((1, 0), "丙"), ((1, 1), "丁")]:
        table.cell(*place).text = text
    table.cell(0, 0).merge(table.cell(0, 1))

    assert slides_content(saved(deck)).text == "标题\n副标题\n组里\n甲\n丙\n丁"


def test_slide_numbers_are_left_out():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for text in ("7", "好"):
        slide.shapes.add_textbox(Cm(1), Cm(1), Cm(1), Cm(1)).text_frame.text = text
    slide.shapes[0]._element.nvSpPr.nvPr.get_or_add_ph().set("type", "sldNum")

    assert slides_content(saved(deck)).text == "好"


def test_hidden_slides_and_pictures_are_left_out_and_counted(tmp_path):
    from PIL import Image

    Image.new("RGB", (2, 2)).save(tmp_path / "a.png")
    deck = Presentation()
    for n, text in enumerate(("藏", "好")):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.add_textbox(Cm(1), Cm(1), Cm(1), Cm(1)).text_frame.text = text
        slide.shapes.add_picture(str(tmp_path / "a.png"), Cm(1), Cm(1))
        if n == 0:
            slide._element.set("show", "0")

    (draft,) = read("a.pptx", saved(deck))

    assert draft.text == "好"
    assert draft.left_out == (LeftOut("hidden", 1), LeftOut("picture", 1))


def test_entities_are_refused_in_any_part():
    def declare(part):
        return b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + part.split(b"?>", 1)[1]

    for part in (SLIDE, "ppt/theme/theme1.xml", "[Content_Types].xml"):
        (unreadable,) = read("a.pptx", with_part(presentation(("好",)), part, declare))

        assert "XML entities" in unreadable.error


def test_links_are_not_followed():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    run = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(1), Cm(1)).text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "这里", "http://127.0.0.1:9/x"

    assert slides_content(saved(deck)).text == "这里"


def test_too_many_slides_are_refused():
    def repeat(part):
        start = part.index(b"<p:sldId ")
        end = part.index(b"/>", start) + 2
        return part[:end] + part[start:end] * MOST_SLIDES + part[end:]

    (unreadable,) = read("a.pptx", with_part(presentation(("好",)), "ppt/presentation.xml", repeat))

    assert "it has 501 slides and may have 500" in unreadable.error


def test_deep_groups_are_refused():
    def nest(part):
        properties = b"<p:cNvPr id='9' name='g'/><p:cNvGrpSpPr/><p:nvPr/>"
        group = b"<p:grpSp><p:nvGrpSpPr>" + properties + b"</p:nvGrpSpPr><p:grpSpPr/>"
        return part.replace(b"</p:spTree>", group * 60 + b"</p:grpSp>" * 60 + b"</p:spTree>")

    (unreadable,) = read("a.pptx", with_part(presentation(("好",)), SLIDE, nest))

    assert "nested more than 50 deep" in unreadable.error


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (word("好"), "not a PowerPoint file (it is a Word file)"),
        (presentation(("好",))[:-200], "damaged or cut short"),
        (with_part(presentation(("好",)), SLIDE, lambda part: part[:300]), "damaged"),
        (with_part(presentation(("好",)), SLIDE, lambda _: b"<x/>"), "damaged"),
        (presentation(()), "no text in it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "old Office format"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, words):
    (unreadable,) = read("a.pptx", data)

    assert isinstance(unreadable, UnreadableDraft)
    assert words in unreadable.error, unreadable.error
