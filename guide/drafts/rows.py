"""
Tables and JSON Lines to rows: a mapping for each draft, with its place in the file.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from guide.drafts.decode import decode
from guide.drafts.draft import find_column
from guide.drafts.excel import sheet_rows
from guide.errors import DraftError

LONGEST_CELL = 10_000_000
_LOOKED_AT = 20
_END = "\0end of the table"


@dataclass(frozen=True, slots=True)
class Row:
    """
    A row's place in its file, such as `17` or `Plan!17`, and its fields, or why it cannot be read.
    """

    place: str
    fields: Mapping[str, Any] | DraftError


def table_rows(data: bytes, ending: str, text_column: str) -> Iterator[Row]:
    """
    Yield the rows of a table or JSON Lines file, numbered from 1 after the head; empty ones are passed over.

    Raises DraftError where the file cannot be read or has no column for the text.
    """
    if ending == "jsonl":
        yield from _json_rows(decode(data))
    elif ending == "xlsx":
        yield from _sheets_rows(data, text_column)
    else:
        yield from _separated_rows(decode(data), "\t" if ending == "tsv" else None, text_column)


def columns_of(data: bytes, ending: str) -> tuple[str, ...]:
    """
    Return the columns of a table, or the fields of the first lines of a JSON Lines file, in order.

    Of an Excel file those of all sheets. Raises DraftError.
    """
    if ending == "jsonl":
        rows = (row.fields for row in islice(_json_rows(decode(data)), _LOOKED_AT))
        names = [name for fields in rows if not isinstance(fields, DraftError) for name in fields]
    elif ending == "xlsx":
        heads: dict[str, list[str]] = {}
        for sheet, cells in sheet_rows(data):
            if sheet not in heads and not _is_empty(cells):
                heads[sheet] = _head(cells)
        names = [name for head in heads.values() for name in head]
    else:
        text = decode(data).lstrip("\r\n")
        delimiter = "\t" if ending == "tsv" else _delimiter(text.split("\n", 1)[0], "")
        try:
            names = _head(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
        except (csv.Error, StopIteration) as error:
            raise DraftError("its first line is not the head of a table; save the table again") from error
    return tuple(dict.fromkeys(filter(None, names)))


def _json_rows(text: str) -> Iterator[Row]:
    # Not splitlines(): a line separator inside a text does not end the row.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Row(str(number), _json_fields(line))


def _json_fields(line: str) -> Mapping[str, Any] | DraftError:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return DraftError(
            f"this line is not JSON ({error.msg} at column {error.colno}); mend it or leave it out"
        )
    except (ValueError, RecursionError):
        return DraftError("this line is JSON too deep or too long to read; leave it out")
    if isinstance(value, dict):
        return value
    return DraftError('this line is not an object with fields; write {"text": "…"}, one object a line')


def _separated_rows(text: str, delimiter: str | None, text_column: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    lines = chain(io.StringIO(text.lstrip("\r\n"), newline=""), [_END])
    first = text.lstrip("\r\n").split("\n", 1)[0]
    rows = csv.reader(lines, delimiter=delimiter or _delimiter(first, text_column))
    try:
        head = _head(next(rows))
        find_column(head, text_column)
        for number, cells in enumerate(rows, 1):
            if cells == [_END]:
                return
            if any(cell.strip() for cell in cells):
                yield Row(str(number), _separated_fields(head, cells))
    except csv.Error as error:
        raise DraftError(
            f"line {rows.line_num} cannot be read as a table ({error}); save the table again"
        ) from error


def _separated_fields(head: Sequence[str], cells: Sequence[str]) -> Mapping[str, Any] | DraftError:
    if any(cell.endswith(_END) for cell in cells):
        return DraftError(
            "a quotation mark that opens here is never closed, so the rows after it cannot be told apart; "
            "close it, or double it where it is part of the text"
        )
    if any(cell.strip() for cell in cells[len(head) :]):
        return DraftError(
            f"this row has {len(cells)} cells and the head {len(head)}; put a text with separators "
            "in quotation marks"
        )
    return dict(zip(head, cells, strict=False))


def _delimiter(head: str, text_column: str) -> str:
    # The sign that leaves the text's column whole; else the one that cuts the head into most pieces.
    signs = ",;\t|"
    wanted = text_column.casefold()
    for sign in signs:
        if wanted in (cell.strip(' "\r\ufeff').casefold() for cell in head.split(sign)):
            return sign
    return max(signs, key=head.count)


def _sheets_rows(data: bytes, text_column: str) -> Iterator[Row]:
    heads: dict[str, list[str]] = {}
    texts: list[str] = []
    rows_of: dict[str, int] = {}
    for sheet, cells in sheet_rows(data):
        if sheet not in heads:
            if not _is_empty(cells):
                heads[sheet] = _head(cells)
                if _has(heads[sheet], text_column):
                    texts.append(sheet)
            continue
        rows_of[sheet] = number = rows_of.get(sheet, 0) + 1
        if sheet in texts and not _is_empty(cells):
            # The first sheet of texts needs no name; those after it do.
            place = str(number) if sheet == texts[0] else f"{sheet}!{number}"
            yield Row(place, dict(zip(heads[sheet], cells, strict=False)))
    if not texts:
        find_column([name for head in heads.values() for name in head], text_column)


def _is_empty(cells: Sequence[Any]) -> bool:
    return all(cell is None or not str(cell).strip() for cell in cells)


def _head(cells: Sequence[Any]) -> list[str]:
    return ["" if cell is None else str(cell).strip(" \t\r\n\ufeff") for cell in cells]


def _has(head: Sequence[str], column: str) -> bool:
    return column.casefold() in (name.casefold() for name in head)
