"""
Small makers of files for tests.
"""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import openpyxl

from guide.domain import Draft, UnreadableDraft
from guide.drafts import ReadOptions, read_files


def read(name: str, data: bytes | str, **options: Any) -> list[Draft | UnreadableDraft]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_files([(name, raw)], ReadOptions(**options)))


def word(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(1, len(cells))
        for i, cell in enumerate(cells):
            table.cell(0, i).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheets(**rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in rows.items():
        page = book.create_sheet(name)
        for row in cells:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(*rows: list[Any]) -> bytes:
    return sheets(Sheet=list(rows))


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """
    Return an Office file with one of its parts changed.
    """
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, change(content) if part == name else content)
    return out.getvalue()


def word_xml(xml: str) -> bytes:
    """
    Return a Word file whose body begins with this XML.
    """
    spaces = {
        b"mc": b"http://schemas.openxmlformats.org/markup-compatibility/2006",
        b"w16se": b"http://schemas.microsoft.com/office/word/2015/wordml/symex",
    }

    def put(part: bytes) -> bytes:
        for name, space in spaces.items():
            if b"xmlns:" + name not in part:
                part = part.replace(b"<w:document", b'<w:document xmlns:%s="%s"' % (name, space), 1)
        return part.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)

    return with_part(word(), "word/document.xml", put)
