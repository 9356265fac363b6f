import io

import openpyxl

from guide.report import entries_workbook
from tests.makers import both, make_norm


def read(entries):
    sheet = openpyxl.load_workbook(io.BytesIO(entries_workbook(entries)))["norm"]
    heads, *rows = sheet.iter_rows()
    return [{head.value: cell for head, cell in zip(heads, row, strict=True)} for row in rows]


def test_each_text_has_a_column_for_each_language():
    (row,) = read([make_norm(norm=both("No lowest price.", "不写最低价。"))])

    assert (row["norm en"].value, row["norm zh"].value) == ("No lowest price.", "不写最低价。")


def test_nothing_is_taken_for_a_formula():
    (row,) = read([make_norm(norm=both("=1+1", "=HYPERLINK(1)"))])

    assert (row["norm en"].value, row["norm en"].data_type) == ("=1+1", "s")


def test_no_entries_give_an_empty_sheet():
    assert openpyxl.load_workbook(io.BytesIO(entries_workbook([]))).sheetnames == ["entries"]
