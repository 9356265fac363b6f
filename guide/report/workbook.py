"""
The knowledge base as an Excel workbook: one sheet a kind, one row an entry, each text in both languages.
"""

import dataclasses
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from guide.domain import Bilingual, Entry, Examples, Fact, Lang, Questions, Reference

_LANGS: tuple[Lang, ...] = ("en", "zh")
# What one cell of Excel can hold.
_LONGEST = 32_767
_WIDTH = 36


def entries_workbook(entries: Iterable[Entry]) -> bytes:
    """
    Return the bytes of a workbook of entries; every cell is text, so nothing is taken for a formula.
    """
    import openpyxl

    sheets: dict[str, list[dict[str, str]]] = {}
    for entry in entries:
        sheets.setdefault(entry.kind, []).append(dict(_cells(entry)))
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for kind, rows in (sheets or {"entries": []}).items():
        _fill(book.create_sheet(kind), rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, rows: list[dict[str, str]]) -> None:
    from openpyxl.styles import Alignment, Font

    columns = list(dict.fromkeys(name for row in rows for name in row))
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], start=1):
        for place, name in enumerate(columns, start=1):
            cell = sheet.cell(number, place)
            cell.value, cell.data_type = row.get(name, "")[:_LONGEST], "s"
            cell.alignment = Alignment(vertical="top", wrap_text=number > 1)
            if number == 1:
                cell.font = Font(bold=True)
    for place in range(1, len(columns) + 1):
        sheet.column_dimensions[sheet.cell(1, place).column_letter].width = _WIDTH
    sheet.freeze_panes = "B2"


def _cells(entry: Entry) -> Iterator[tuple[str, str]]:
    for field in dataclasses.fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Bilingual):
            yield from ((f"{field.name} {lang}", value.text(lang)) for lang in _LANGS)
        elif isinstance(value, Questions):
            yield from ((f"{field.name} {lang}", "\n".join(getattr(value, lang))) for lang in _LANGS)
        elif isinstance(value, Examples):
            yield "flags", "\n".join(example.text for example in value.flags)
            yield "passes", "\n".join(example.text for example in value.passes)
        elif field.name == "facts":
            yield from ((f"facts {lang}", "\n".join(_fact(fact, lang) for fact in value)) for lang in _LANGS)
        elif value is not None:
            yield field.name, _text(value)


def _fact(fact: Fact, lang: Lang) -> str:
    return f"{getattr(fact, lang)} [{_text(fact.source) if fact.source else 'general knowledge'}]"


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case Reference():
            return f"{value.id} {value.at}" if value.at else value.id
        case tuple():
            return "\n".join(_text(one) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {name: one for name, one in dataclasses.asdict(value).items() if one not in (None, ())}
        return json.dumps(told, ensure_ascii=False, default=str)
    return str(value)
