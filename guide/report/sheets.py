"""
What every workbook needs: cells that are text and fit, names that Excel takes, a head that stays in sight.
"""

import io
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from guide.report.signs import printable
from guide.report.table import FORMULA_SIGNS

Look = Literal["plain", "bold", "high", "medium", "low"]
# Ink and ground of severities.
_COLOURS: dict[Look, tuple[str, str]] = {
    "high": ("AE2012", "FBE9E5"),
    "medium": ("855300", "FAEFD6"),
    "low": ("4A5A6A", "E8ECF0"),
}
# What one cell can hold, in UTF-16 units, and one sheet below its head, in rows.
MOST_IN_CELL = 32_767
MOST_ROWS = 1_048_575
_LONGEST_NAME = 31
# Excel's number for the size of paper.
_A4 = 9
# The height of a line and the most a row takes up, in points; the measure of longer texts does not matter.
_LINE, _HIGHEST, _MOST_MEASURED = 14.5, 180, 2_000
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


class TextSheet:
    """
    A sheet that rows of cells are added to, in a book written row by row.
    """

    def __init__(
        self, book: Any, name: str, heads: Sequence[str], widths: Sequence[float], freeze: str
    ) -> None:
        """
        Make the sheet and its head row, frozen at the cell `freeze`; `widths` are in characters.
        """
        from openpyxl.utils import get_column_letter

        self.sheet, self._widths, self._rows = book.create_sheet(name), widths, 0
        self.sheet.freeze_panes = freeze
        for place, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self.sheet.page_setup.orientation, self.sheet.page_setup.paperSize = "landscape", _A4
        self.sheet.print_title_rows = "1:1"
        self.sheet.oddFooter.right.text = "&P / &N"
        self._looks: dict[tuple[Look, bool], Any] = {}
        self.add([self.text(head, "bold") for head in heads])

    def text(self, text: str, look: Look = "plain") -> Any:
        """
        Return a cell of text at the top of its row; it is never a formula, not even after someone edits it.
        """
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(self.sheet)
        cell.value, cell.data_type = cell_text(text), "s"
        key = (look, text.startswith(FORMULA_SIGNS))
        if key not in self._looks:
            _dress(cell, *key)
            self._looks[key] = cell._style  # noqa: SLF001  Shared: to make it again costs more than the cell.
        cell._style = self._looks[key]  # noqa: SLF001
        return cell

    def number(self, value: int) -> Any:
        """
        Return a cell of a number, to sort and filter by.
        """
        cell = self.text("")
        cell.value = value
        return cell

    def add(self, cells: Sequence[Any]) -> None:
        """
        Add a row, high enough for its wrapped texts: not every program finds the height for itself.
        """
        self._rows += 1
        lines = max((_lines(str(c.value), w) for c, w in zip(cells, self._widths, strict=True)), default=1)
        self.sheet.row_dimensions[self._rows].height = min(_LINE * lines + 2, _HIGHEST)
        self.sheet.append(cells)

    def add_filter(self) -> None:
        """
        Give the columns a filter over the rows below the head.
        """
        from openpyxl.utils import get_column_letter

        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._widths))}{self._rows}"


def _dress(cell: Any, look: Look, guarded: bool) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.alignment = Alignment(vertical="top", wrap_text=True)
    ink, tint = _COLOURS.get(look, (None, None))
    if look != "plain":
        cell.font = Font(name="Calibri", size=11, bold=True, color=ink)
    if tint:
        cell.fill = PatternFill("solid", fgColor=tint)
    cell.quotePrefix = guarded


def _lines(text: str, width: float) -> int:
    """
    Return about how many lines a text takes in a column; Chinese signs are twice as wide.
    """
    return sum(
        max(1, math.ceil((len(line) + _wide(line)) / (width - 1))) for line in text.splitlines() or [""]
    )


def _wide(text: str) -> int:
    return sum(unicodedata.east_asian_width(sign) in "WF" for sign in text[:_MOST_MEASURED])


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
