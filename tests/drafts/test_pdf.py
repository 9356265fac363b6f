import io

import pypdf
import pytest
from pypdf.generic import NameObject, StreamObject

from guide.domain import Draft, UnreadableDraft
from guide.drafts.apart import read_apart
from guide.drafts.pdf import MOST_PAGES, join_lines, pdf_content
from guide.errors import DraftError
from tests.drafts.makers import read, word
from tests.drafts.papers import pdf


def test_pages_come_in_order_with_the_title_of_the_first():
    (draft,) = read("春季.pdf", pdf("标题：换季\n全网最低价", "", "第三页"))

    assert (draft.id, draft.name, draft.title) == ("春季", "春季.pdf", "换季")
    assert draft.text == "标题：换季\n全网最低价\n\n第三页"


def test_radicals_and_ligatures_of_fonts_are_read_as_the_characters_meant():
    assert pdf_content(pdf("全⽹⻚⾯ ﬁne")).text == "全网页面 fine"


def test_a_scanned_file_says_which_pages_to_send_as_pictures():
    (unreadable,) = read("a.pdf", pdf("", "", scanned=(1, 2)))

    assert unreadable.error.startswith("pages 1, 2 are pictures without a text")
    assert "send it as .png or .jpg" in unreadable.error


def test_a_scanned_page_among_others_costs_only_itself_and_is_named():
    draft, unreadable = read("a.pdf", pdf("一", "", "三", scanned=(2,)))

    assert draft.text == "一\n\n三"
    assert (unreadable.id, unreadable.name) == ("a~2", "a.pdf#page 2")
    assert "page 2 is a picture" in unreadable.error


def test_a_page_with_a_picture_and_a_text_is_read():
    (draft,) = read("a.pdf", pdf("好", scanned=(1,)))

    assert draft.text == "好"


def test_a_file_that_anybody_may_open_is_read_and_one_with_a_password_not():
    (opened,) = read("a.pdf", pdf("好", open_to_all=True))
    (closed,) = read("a.pdf", pdf("好", password="secret"))

    assert opened.text == "好"
    assert "protected with a password" in closed.error


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "not a PDF that can be read"),
        (pdf("好")[:200], "not a PDF that can be read"),
        (b"no pdf", "not a PDF that can be read"),
        (word("好"), "not a PDF (it begins like a ZIP archive)"),
        (pdf(""), "no text in it"),
        (pdf(*["x"] * (MOST_PAGES + 1)), "501 pages and may have 500"),
        (pdf("好" * 200_001), "more than 200,000 characters"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, words):
    (unreadable,) = read("a.pdf", data)

    assert isinstance(unreadable, UnreadableDraft)
    assert words in unreadable.error, unreadable.error


def with_content(content):
    writer = pypdf.PdfWriter(io.BytesIO(pdf("好")))
    stream = StreamObject()
    stream.set_data(content)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_takes_too_long_is_given_up():
    endless = with_content(b"BT () Tj ET\n" * 6_000_000)

    assert len(endless) < 1_000_000
    with pytest.raises(DraftError, match="takes longer than 2 seconds to read"):
        read_apart(endless, "pdf", seconds=2)


def test_a_file_that_swells_costs_only_itself():
    swelling = with_content(b"0 0 m\n" * 20_000_000)

    (unreadable,) = read("a.pdf", swelling)

    assert isinstance(unreadable, UnreadableDraft)


def test_a_parser_that_breaks_down_costs_only_the_file():
    with pytest.raises(DraftError, match="damaged or unlike others"):
        read_apart(b"x", "no such reader")


def test_nothing_is_imported_from_the_folder_that_people_work_in(tmp_path, monkeypatch):
    (tmp_path / "pypdf.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)

    (draft,) = read("a.pdf", pdf("好"))

    assert isinstance(draft, Draft)


WIDE = "这款精华适合换季时使用温和不刺激早晚各用一次全网最"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (f"{WIDE}\n低价等你来拿", f"{WIDE}低价等你来拿"),
        (f"短标题\n{WIDE}\n低价", f"短标题\n{WIDE}低价"),
        (f"{WIDE}。\n新的一段", f"{WIDE}。\n新的一段"),
        (f"第一点\n第二点\n{WIDE}", f"第一点\n第二点\n{WIDE}"),
        ("短\n句", "短\n句"),
        (
            "It is the very best kind of\nserum in all of China",
            "It is the very best kind of serum in all of China",
        ),
        ("This is a well-known and best-\nselling serum", "This is a well-known and best-selling serum"),
        (
            "It is the very best one.\nSerum in all of China",
            "It is the very best one.\nSerum in all of China",
        ),
    ],
)
def test_lines_that_the_width_of_the_page_broke_are_joined(lines, joined):
    assert join_lines(lines) == joined
