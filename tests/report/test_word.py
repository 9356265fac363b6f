"""
The Word document, read again: comments stand on the spans of their findings, and nowhere else.
"""

import io
import re
import shutil
import subprocess
import sys

import docx
import pytest
from docx.oxml.ns import qn

from guide.report import export_reviews
from guide.report.signs import printable
from guide.report.spans import cut_text
from tests.report.reviews import (
    CODE,
    HOSTILE,
    hostile_review,
    make_explained,
    make_review,
    many_findings,
    overlapping_review,
    pictured_review,
    plain_review,
)


def read(*reviews, lang="en"):
    return docx.Document(io.BytesIO(export_reviews(reviews, "docx", lang)))


def anchored(document):
    """
    Return the text between the marks of each comment, by its id; a new paragraph is a line break.
    """
    open_now, told, first = set(), {}, True
    for element in document.element.body.iter():
        name = element.tag
        if name == qn("w:p"):
            for key in open_now if not first else ():
                told[key] += "\n"
            first = False
        elif name == qn("w:commentRangeStart"):
            open_now.add(element.get(qn("w:id")))
            told[element.get(qn("w:id"))] = ""
        elif name == qn("w:commentRangeEnd"):
            open_now.remove(element.get(qn("w:id")))
        elif name in (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
            text = (
                element.text or ""
                if name == qn("w:t")
                else {"tab": "\t", "br": "\n"}.get(name.split("}")[1], "-")
            )
            for key in open_now:
                told[key] += text
    assert not open_now
    return told


def as_lines(text):
    return re.sub(r"\r\n|\r", "\n", printable(text))


@pytest.mark.parametrize(
    "make", [plain_review, overlapping_review, hostile_review, pictured_review, lambda: many_findings(120)]
)
def test_every_comment_is_anchored_on_its_span(make):
    review = make()
    document = read(review)

    anchors = anchored(document)

    comments = list(document.comments)
    assert len(comments) == len(review.findings) == len(anchors)
    for comment, explained in zip(comments, review.findings, strict=True):
        span = explained.finding.span
        found = anchors[str(comment.comment_id)]
        if explained.finding.code is not None:
            assert found.startswith("in picture 1 (<b>店</b>.png)")
        elif span is None:
            assert found.startswith("About the whole post")
        else:
            # A line break at an edge of a span is the border between two paragraphs.
            assert found.strip("\n") == as_lines(span.text).strip("\n")


def test_comments_are_by_redline_on_the_date_of_the_review():
    comments = list(read(plain_review()).comments)

    assert {(comment.author, comment.initials) for comment in comments} == {("Redline", "RL")}
    assert {str(comment.timestamp) for comment in comments} == {"2027-01-20 00:00:00+00:00"}


def test_each_draft_of_a_batch_keeps_its_own_date():
    from datetime import date

    document = read(
        plain_review(), plain_review(id="two", date=date(2027, 2, 3)), plain_review(id="3", date=None)
    )

    days = [comment.timestamp and comment.timestamp.date().isoformat() for comment in document.comments]
    assert days == ["2027-01-20"] * 3 + ["2027-02-03"] * 3 + [None] * 3


def test_a_comment_says_all_of_its_finding():
    text = list(read(plain_review(), lang="both").comments)[1].text

    for said in (
        "2 · High 高",
        "How it is read.",
        "读法。",
        "What was meant.",
        "Replace with: 价格实惠",
        "改为：价格实惠",
    ):
        assert said in text
    assert "Advertising Law (2021), Art. 9(3) / 广告法（2021）第九条第三项 (Law 法律法规, 2021-04-29)" in text


def test_a_comment_on_a_picture_says_which_and_what_a_code_says_as_text():
    document = read(pictured_review(), lang="both")

    comments = [comment.text for comment in document.comments]
    assert "in picture" not in comments[0]
    assert f"in picture 1 (<b>店</b>.png) 在图 1（<b>店</b>.png）中: {CODE}" in comments[1]
    assert "in picture 2 (b.png); hard to read there: compare" in comments[3]
    assert "Picture 2: b.png / 图 2：b.png" in [paragraph.text for paragraph in document.paragraphs]
    assert not list(document.element.body.iter(qn("w:hyperlink")))


def test_the_draft_stands_in_the_document_as_it_was():
    review = overlapping_review()
    texts = [paragraph.text for paragraph in read(review).paragraphs]

    lines = as_lines(review.draft.text).split("\n")
    at = texts.index(lines[0])
    assert texts[at : at + len(lines)] == lines


def test_the_summary_comes_first_with_verdict_counts_and_the_worst():
    document = read(plain_review())
    texts = [paragraph.text for paragraph in document.paragraphs]

    order = [
        texts.index(name) for name in ("Block", "Fix first", "Rewritten", "Draft with comments", "Findings")
    ]
    assert order == sorted(order)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["2", "1", "0"]
    assert any(text.startswith("2  High  全网最低价 → 价格实惠") for text in texts[: order[3]])


def test_a_rewrite_is_marked_so_that_it_reads_without_colour():
    runs = [run for paragraph in read(plain_review()).paragraphs for run in paragraph.runs]

    from docx.enum.text import WD_UNDERLINE

    gone = [run.text for run in runs if run.font.strike]
    put = [run.text for run in runs if run.font.underline == WD_UNDERLINE.DOUBLE]
    assert gone == ["全网最低价"]
    assert put == ["广告\n", "价格实惠"]


def test_several_drafts_have_a_section_each():
    document = read(plain_review(), overlapping_review())

    assert len(document.sections) == 3
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == ["draft-1.txt", "重叠.txt"]
    assert sorted(int(comment.comment_id) for comment in document.comments) == list(range(11))


def test_a_span_of_line_breaks_alone_still_has_its_comment():
    review = make_review("ab\n\ncd", make_explained(1, "ab\n\ncd", 2, 4))

    assert anchored(read(review)) == {"0": ""}


def test_a_span_that_does_not_fit_the_draft_is_about_all_of_it():
    review = make_review("short", make_explained(1, "a longer text", 2, 12))

    assert anchored(read(review))["0"].startswith("About the whole post")


def test_pieces_make_up_the_text_and_know_their_findings():
    review = many_findings(80)

    pieces = cut_text(review.draft.text, review.findings)

    assert "".join(piece.text for piece in pieces) == review.draft.text
    for index, explained in enumerate(review.findings):
        covered = [piece for piece in pieces if index in piece.over]
        assert "".join(piece.text for piece in covered) == explained.finding.span.text
        assert [index in piece.ends for piece in covered] == [False] * (len(covered) - 1) + [True]


def test_control_signs_are_shown_and_keep_their_places():
    assert printable("a\x00\x1b\x7f\ufffe\tb\n") == "a\u2400\u241b\u2421\ufffd\tb\n"
    assert [len(printable(text)) for text in HOSTILE] == [len(text) for text in HOSTILE]


@pytest.mark.heavy
@pytest.mark.parametrize("make", [lambda: many_findings(200), hostile_review, overlapping_review])
def test_libreoffice_opens_it_and_keeps_every_comment(make, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    review = make()
    (tmp_path / "review.docx").write_bytes(export_reviews([review], "docx"))

    home = f"-env:UserInstallation=file://{tmp_path}/home"
    again = tmp_path / "again"
    command = [
        office,
        "--headless",
        home,
        "--convert-to",
        "docx",
        "--outdir",
        str(again),
        str(tmp_path / "review.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)

    if not (again / "review.docx").exists():
        pytest.skip("LibreOffice has no Writer here")
    comments = list(docx.Document(str(again / "review.docx")).comments)
    assert len(comments) == len(review.findings)
    assert {comment.author for comment in comments} == {"Redline"}


def test_the_command_line_starts_without_the_libraries_of_office_files():
    told = "import sys, guide.cli; print([m for m in ('docx', 'openpyxl', 'lxml') if m in sys.modules])"

    result = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "[]"
