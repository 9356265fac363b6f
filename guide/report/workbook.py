"""
The knowledge base as an Excel workbook: one sheet a kind, one row an entry, each text in both languages.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any

from guide.domain import Bilingual, Entry, Examples, Fact, Lang, Questions, Reference
from guide.report.sheets import TextSheet, new_workbook, saved

_LANGS: tuple[Lang, ...] = ("en", "zh")
_WIDTH = 36


def entries_workbook(entries: Iterable[Entry]) -> bytes:
    """
    Return the bytes of a workbook of entries; every cell is text, so nothing is taken for a formula.
    """
    sheets: dict[str, list[dict[str, str]]] = {}
    for entry in entries:
        sheets.setdefault(entry.kind, []).append(dict(_cells(entry)))
    book = new_workbook()
    for kind, rows in (sheets or {"entries": []}).items():
        columns = list(dict.fromkeys(name for row in rows for name in row))
        sheet = TextSheet(book, kind, columns, [_WIDTH] * len(columns), "B2")
        for row in rows:
            sheet.add([sheet.text(row.get(name, "")) for name in columns])
    return saved(book)


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
