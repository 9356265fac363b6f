"""
Every format: the same bytes for the same reviews, in the app as on the command line; nothing promised.
"""

import dataclasses
import io
import re
import time
import zipfile

import docx
import openpyxl
import pytest

from guide.domain import Engine, Review
from guide.errors import UsageError
from guide.report import REPORT_FORMATS, export_reviews
from tests.report.reviews import (
    UNREAD,
    hostile_review,
    many_findings,
    overlapping_review,
    plain_review,
)

OWN = ("sarif", "xlsx", "docx", "html")
LANGS = ("en", "zh", "both")


def text_of(data: bytes, form: str) -> str:
    """
    Return all that a reader of the file can see.
    """
    if form == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    if form == "docx":
        document = docx.Document(io.BytesIO(data))
        parts = [
            document.element.body,
            *(comment._comment_elm for comment in document.comments),
            *(section.footer._element for section in document.sections),
        ]
        return "\n".join(text for part in parts for text in part.itertext())
    return data.decode("utf-8")


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_the_same_reviews_give_the_same_bytes(form):
    reviews = [plain_review(), overlapping_review(), UNREAD]

    first = export_reviews(reviews, form)
    time.sleep(2.1 if form in ("docx", "xlsx") else 0)  # Zip files count in steps of two seconds.

    assert export_reviews(reviews, form) == first


@pytest.mark.parametrize("form", OWN)
def test_how_long_a_review_took_is_not_in_a_report(form):
    review = plain_review()
    slower = dataclasses.replace(review, engine=Engine("offline", None, "2026.11+test", 99.0))

    assert export_reviews([review], form) == export_reviews([slower], form)


@pytest.mark.parametrize("form", REPORT_FORMATS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("make", [hostile_review, overlapping_review, lambda: many_findings(60)])
def test_any_text_can_be_exported(form, lang, make):
    assert export_reviews([make(), UNREAD], form, lang)


@pytest.mark.parametrize("form", OWN)
def test_a_report_states_knowledge_date_and_what_it_is_not(form):
    text = text_of(export_reviews([plain_review()], form), form)

    assert "2026.11+test" in text
    assert "2027-01-20" in text
    assert "Guidance for writers, not legal advice." in text


@pytest.mark.parametrize("form", OWN)
@pytest.mark.parametrize("review", [plain_review(), plain_review(findings=(), verdict="ok", rewritten=None)])
def test_no_draft_is_said_to_be_legal(form, review):
    text = text_of(export_reviews([review], form), form)

    claims = re.findall(r"(?i)\b(?:is|are|be|fully) (?:legal|lawful|compliant)\b|合法|合规|legal", text)
    assert {claim.lower() for claim in claims} <= {"legal", "合法"}
    assert "不等于合法" in text
    assert text.count("合法") == text.count("不等于合法")
    assert len(re.findall(r"(?i)legal", text)) == text.count("not legal advice")


@pytest.mark.parametrize("form", OWN)
@pytest.mark.parametrize(
    ("lang", "has", "lacks"), [("en", "How it is read.", "读法。"), ("zh", "读法。", "How it is read.")]
)
def test_a_report_is_in_the_language_asked_for(form, lang, has, lacks):
    text = text_of(export_reviews([plain_review()], form, lang), form)

    assert has in text
    # A page holds both, and shows the one that its switch is set to.
    assert (lacks in text) == (form == "html")


@pytest.mark.parametrize("form", OWN)
def test_a_finding_is_explained_in_full(form):
    text = text_of(export_reviews([plain_review()], form), form)

    for said in (
        *(
            "A title",
            "标题",
            "全网最低价",
            "价格实惠",
            "How it is read.",
            "读法。",
            "What was meant.",
            "本意。",
        ),
        *("What to do.", "改法建议。", "Advertising Law (2021)", "9(3)", "第九条第三项", "Law", "法律法规"),
        *("Absolute claims", "绝对化用语", "General knowledge"),
    ):
        assert said in text, said
    assert re.search(r"High|\"high\"", text)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_an_unreadable_input_is_not_lost(form):
    text = text_of(export_reviews([plain_review(), UNREAD], form), form)

    assert "b.docx" in text
    assert "not a Word file" in text


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_nothing_at_all_can_be_exported(form):
    assert isinstance(export_reviews([], form), bytes)


def test_an_unknown_format_is_named():
    with pytest.raises(UsageError, match="'pdf'"):
        export_reviews([], "pdf")


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_file_carries_the_date_of_the_review_and_no_time_of_day(form):
    data = export_reviews([plain_review()], form)

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {member.date_time for member in package.infolist()} == {(2027, 1, 20, 0, 0, 0)}
        everything = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", everything)) == {"2027-01-20T00:00:00"}


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_review_without_a_date_has_none_in_its_file(form):
    data = export_reviews([plain_review(date=None)], form)

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        everything = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert not re.findall(r"\d{4}-\d\d-\d\dT", everything)


def test_half_a_pair_of_surrogates_stops_no_export():
    review: Review = plain_review(name="a\ud800.txt")

    for form in OWN:
        assert export_reviews([review], form)
