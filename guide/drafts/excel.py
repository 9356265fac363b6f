"""
Excel files to rows of values; formulas are never evaluated.
"""

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from guide.drafts.archive import DAMAGE, check_no_document_types, open_office_file
from guide.errors import DraftError

# A few bytes can claim a cell at the far end of a sheet, and all those before it with it. A sheet of Excel
# ends at row 1,048,576.
MOST_CELLS = 10_000_000
MOST_EMPTY_ROWS = 1_100_000

# How a carriage return and its like are written inside a cell.
_ESCAPED = re.compile(r"_x000([9ADad])_")


def sheet_rows(data: bytes) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """
    Yield sheet name and cell values of each row of an Excel file; formulas give their stored values.

    Raises DraftError.
    """
    with open_office_file(data, "xlsx") as archive:
        check_no_document_types(archive)
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    # What openpyxl cannot keep when it saves a file is of no interest to a reader.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    cells = empty = 0
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                # The size that the file states may be wrong in either direction.
                sheet.reset_dimensions()
                for row in sheet.iter_rows(values_only=True):
                    cells += len(row)
                    empty += not row
                    if cells > MOST_CELLS or empty > MOST_EMPTY_ROWS:
                        raise DraftError(_too_large())
                    yield sheet.title, tuple(map(_value, row))
        finally:
            book.close()
    except (*DAMAGE, InvalidFileException, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise DraftError("this Excel file is damaged; open it in Excel and save it again") from error


def _too_large() -> str:
    return (
        f"its sheets reach over more than {MOST_CELLS // 1_000_000} million cells or {MOST_EMPTY_ROWS:,} "
        "empty rows; copy the rows into a new file"
    )


def _value(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and "_x000" in value:
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    return value
