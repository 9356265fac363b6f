"""
The workbook of reviews, read again: one row a finding, no formula, nothing that Excel refuses.
"""

import io
import zipfile

import openpyxl
import pytest

from guide.report import excel, export_reviews
from guide.report.sheets import MOST_IN_CELL, cell_text, sheet_names
from tests.report.reviews import (
    CODE,
    HOSTILE,
    UNREAD,
    hostile_review,
    make_explained,
    make_review,
    many_findings,
    pictured_review,
    plain_review,
)


def read(*reviews, lang="en"):
    return openpyxl.load_workbook(io.BytesIO(export_reviews(reviews, "xlsx", lang)))


def rows_of(sheet):
    heads, *rows = sheet.iter_rows()
    return [{head.value: cell for head, cell in zip(heads, row, strict=True)} for row in rows]


def test_there_is_a_sheet_of_all_and_one_for_each_file():
    book = read(
        plain_review(name="a.csv#1"),
        plain_review(name="b.docx", id="b"),
        plain_review(name="a.csv#2", id="c"),
        UNREAD,
    )

    assert book.sheetnames == ["All findings", "a.csv", "b.docx", "About this file"]
    assert [len(rows_of(sheet)) for sheet in book.worksheets[:3]] == [10, 6, 4]


def test_a_row_holds_a_finding_and_where_it_stands():
    row = rows_of(read(plain_review())["All findings"])[1]

    told = {name: cell.value for name, cell in row.items()}
    assert (told["No."], told["Start"], told["End"]) == (2, 3, 8)
    assert (told["Quoted words"], told["New words"], told["Fix"]) == (
        "全网最低价",
        "价格实惠",
        "Replace with",
    )
    assert told["Sources"].splitlines()[0] == (
        "Advertising Law (2021), Art. 9(3) (Law, 2021-04-29) https://law.example/a?b=1&c=2"
    )


def test_where_there_are_pictures_a_column_names_them():
    rows = rows_of(read(pictured_review())["All findings"])

    assert [row["Picture"].value or "" for row in rows] == [
        "",
        "in picture 1 (<b>店</b>.png)",
        "in picture 1 (<b>店</b>.png)",
        "in picture 2 (b.png); hard to read there: compare",
    ]
    assert rows[1]["Quoted words"].value == CODE
    assert rows[1]["Quoted words"].hyperlink is None
    assert "Picture" not in rows_of(read(plain_review())["All findings"])[0]


def test_both_languages_have_a_column_each():
    heads = [cell.value for cell in read(plain_review(), lang="both").worksheets[0][1]]

    assert {"Title", "标题", "You probably meant", "你想说的可能是", "Severity 严重程度"} <= set(heads)
    assert len(set(heads)) == len(heads)


def test_the_head_is_frozen_and_every_column_can_be_filtered():
    sheet = read(plain_review()).worksheets[0]

    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet["B2"].alignment.wrap_text
    assert all(sheet.column_dimensions[cell.column_letter].width > 5 for cell in sheet[1])


def test_no_cell_is_a_formula():
    data = export_reviews([hostile_review(), UNREAD], "xlsx")

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [package.read(name) for name in package.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    rows = rows_of(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0])[:5]
    cells = [row["Quoted words 原文"] for row in rows]
    assert [cell.data_type for cell in cells] == ["s"] * 5
    # Someone who edits the cell does not make it one either.
    assert all(cell.quotePrefix for cell in cells)
    assert [cell.value for cell in cells] == list(HOSTILE[:5])


def test_a_cell_holds_no_more_than_excel_allows():
    long = "🙂" * 20_000

    fit = cell_text(long)

    assert len(fit.encode("utf-16-le")) // 2 <= MOST_IN_CELL
    assert fit.endswith("🙂…")
    assert cell_text("x" * MOST_IN_CELL) == "x" * MOST_IN_CELL


def test_what_excel_would_decode_is_kept_as_typed():
    assert cell_text("_x000D_ and _y") == "_x005F_x000D_ and _y"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["a.csv", "A.CSV"], ["a.csv", "A.CSV (2)"]),
        (["[x]:*?/\\y"], ["_x______y"]),
        (["history", "'quoted'", ""], ["history (2)", "quoted", "sheet"]),
        (["x" * 40, "x" * 41], ["x" * 31, "x" * 27 + " (2)"]),
        (["🙂" * 20], ["🙂" * 15]),
        (["a\x00\nb"], ["a\u2400 b"]),
    ],
)
def test_names_of_sheets_are_clean_and_unlike(wanted, names):
    assert sheet_names(wanted) == names


def test_a_file_named_like_our_own_sheets_gets_another_name():
    assert read(plain_review(name="all FINDINGS")).sheetnames == [
        "All findings",
        "all FINDINGS (2)",
        "About this file",
    ]


def test_five_hundred_findings_are_five_hundred_rows():
    rows = rows_of(read(many_findings()).worksheets[0])

    assert [row["No."].value for row in rows] == list(range(1, 501))


def test_a_draft_with_nothing_found_has_a_row():
    (row,) = rows_of(read(make_review("今天去了书店。")).worksheets[0])

    assert row["Verdict"].value == "OK, nothing found above low"
    assert row["No."].value is None


def test_more_rows_than_a_sheet_holds_go_on_the_next(monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    text = "abcdefgh"
    found = [make_explained(n, text, n, n + 1) for n in range(7)]

    book = read(make_review(text, *found, name="x"))

    assert book.sheetnames[:3] == ["All findings", "All findings (2)", "All findings (3)"]
    assert sum(len(rows_of(book[name])) for name in book.sheetnames[:3]) == 7
