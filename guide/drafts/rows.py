"""
Tables and JSON Lines to rows: a mapping for each draft, with its number.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from guide.drafts.decode import decode
from guide.drafts.office import sheet_rows
from guide.errors import DraftError

Row = tuple[int, dict[str, Any] | DraftError]

LONGEST_CELL = 10_000_000


def table_rows(data: bytes, ending: str, text_column: str) -> Iterator[Row]:
    """
    Yield number (from 1, without the head) and row of a table or JSON Lines file; empty rows are passed over.

    Raises DraftError where the file cannot be read or has no column for the text.
    """
    if ending == "jsonl":
        yield from _json_rows(decode(data))
    elif ending == "xlsx":
        yield from _sheet_rows(data, text_column)
    else:
        yield from _separated_rows(decode(data), "\t" if ending == "tsv" else None, text_column)


def _json_rows(text: str) -> Iterator[Row]:
    number = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        number += 1
        try:
            value = json.loads(line)
        except ValueError as error:
            yield number, DraftError(f"row {number} is not JSON ({error}); mend it or leave it out")
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            yield number, DraftError(f'row {number} is not an object with fields; write {{"text": …}}')


def _separated_rows(text: str, delimiter: str | None, text_column: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(first))
    try:
        head = [cell.strip() for cell in next(rows, [])]
        _check_head(head, text_column)
        number = 0
        for cells in rows:
            if any(cell.strip() for cell in cells):
                number += 1
                yield number, dict(zip(head, cells, strict=False))
    except csv.Error as error:
        raise DraftError(
            f"line {rows.line_num} cannot be read as a table: {error}; save it again as CSV"
        ) from error


def _delimiter(head: str) -> str:
    # A head line has few words: the sign that cuts it into most pieces is the separator.
    return max(",;\t|", key=head.count)


def _sheet_rows(data: bytes, text_column: str) -> Iterator[Row]:
    heads: dict[str, list[str]] = {}
    number = 0
    for sheet, cells in sheet_rows(data):
        if sheet not in heads:
            heads[sheet] = ["" if cell is None else str(cell).strip() for cell in cells]
        elif text_column in heads[sheet] and any(cell is not None and str(cell).strip() for cell in cells):
            number += 1
            yield number, dict(zip(heads[sheet], cells, strict=False))
    if not any(text_column in head for head in heads.values()):
        _check_head([name for head in heads.values() for name in head if name], text_column)


def _check_head(head: Sequence[str], text_column: str) -> None:
    if text_column not in head:
        found = ", ".join(repr(name) for name in head if name) or "none"
        raise DraftError(
            f"no column {text_column!r}; the columns are {found}. "
            "Name the one with the text: --text-column NAME"
        )
