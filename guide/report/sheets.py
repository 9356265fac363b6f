"""
What every workbook needs: cells that are text and fit, names that Excel takes, a head that stays in sight.
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from guide.report.signs import printable
from guide.report.table import FORMULA_SIGNS

# What one cell can hold, in UTF-16 units, and one sheet below its head, in rows.
MOST_IN_CELL = 32_767
MOST_ROWS = 1_048_575
_LONGEST_NAME = 31
# Excel's number for the size of paper.
_A4 = 9
_BARRED_IN_NAME = re.compile(r"[\[\]:*?/\\]")
# Excel reads `_x000D_` in a text as the sign with that code; the escaped underscore keeps it as typed.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def new_workbook() -> Any:
    """
    Return a workbook without sheets, written row by row so that long ones need little memory.
    """
    import openpyxl

    return openpyxl.Workbook(write_only=True)


def saved(book: Any) -> bytes:
    """
    Return the bytes of a workbook.
    """
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_text(text: str) -> str:
    """
    Return a text as a cell can hold it: no sign that XML bars, no longer than Excel allows.
    """
    fit = _CODED.sub("_x005F_", printable(text))
    units = fit.encode("utf-16-le")
    if len(units) // 2 <= MOST_IN_CELL:
        return fit
    # A pair of halves that would be cut through is left out.
    return units[: 2 * (MOST_IN_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def text_cell(sheet: Any, text: str, *, bold: bool = False, wrap: bool = True) -> Any:
    """
    Return a cell of text at the top of its row; it is never a formula, not even after someone edits it.
    """
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet)
    shown = cell_text(text)
    cell.value, cell.data_type = shown, "s"
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if bold:
        cell.font = Font(bold=True)
    if shown.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell


def add_sheet(book: Any, name: str, heads: Sequence[str], widths: Sequence[float], freeze: str) -> Any:
    """
    Return a new sheet with its head row, frozen; rows are appended to it. `widths` are in characters.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(name)
    sheet.freeze_panes = freeze
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.right.text = "&P / &N"
    sheet.append([text_cell(sheet, head, bold=True) for head in heads])
    return sheet


def add_filter(sheet: Any, columns: int, rows: int) -> None:
    """
    Give a sheet a filter over its columns and the rows below the head.
    """
    from openpyxl.utils import get_column_letter

    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """
    Return a name for each sheet, near the wanted one, that Excel takes: 31 signs, none barred, no two alike.
    """
    used = {name.casefold() for name in taken} | {"history"}
    names = []
    for text in wanted:
        base = _BARRED_IN_NAME.sub("_", printable(" ".join(text.split()))).strip("' ") or "sheet"
        name, n = _short(base, ""), 1
        while name.casefold() in used:
            n += 1
            name = _short(base, f" ({n})")
        used.add(name.casefold())
        names.append(name)
    return names


def _short(base: str, tail: str) -> str:
    most = 2 * (_LONGEST_NAME - len(tail))
    return base.encode("utf-16-le")[:most].decode("utf-16-le", "ignore").strip("' ") + tail
