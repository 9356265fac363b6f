"""
Word and Excel files: checked before they are opened, text only, formulas never evaluated.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from guide.errors import DraftError

MOST_EXPANDED = 200 * 1024 * 1024
MOST_RATIO = 200

_ENDINGS = {"docx": ("a Word", "word/document.xml"), "xlsx": ("an Excel", "xl/workbook.xml")}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"<", "a web page"),
    (b"PK", "an archive"),
)


def check_office_file(data: bytes, ending: str) -> None:
    """
    Check that bytes are a Word or Excel file that is safe to open.

    Raises DraftError with what it looks like instead, and what to do.
    """
    name, part = _ENDINGS[ending]
    if data.startswith(_OLD_OFFICE):
        raise DraftError(
            f"this is an old or password-protected Office file; save it as .{ending} without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [(info.file_size, info.compress_size) for info in archive.infolist()]
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DraftError(
            f"this is not {name} file{_begins_like(data)}. Save it again as .{ending}"
        ) from error
    if part not in names:
        raise DraftError(f"this is an archive, but not {name} file. Save it again as .{ending}")
    expanded = sum(size for size, _ in sizes)
    if expanded > MOST_EXPANDED or expanded > MOST_RATIO * max(len(data), 50_000):
        raise DraftError(f"this file unpacks to {expanded // 1_000_000} MB, which is too much; split it up")


def _begins_like(data: bytes) -> str:
    for beginning, words in _BEGINNINGS:
        if data.startswith(beginning):
            return f" (it begins like {words})"
    return " or is damaged"


def word_text(data: bytes) -> str:
    """
    Return paragraphs and table cells of a Word file in order, one a line; deleted text is left out.

    Raises DraftError.
    """
    check_office_file(data, "docx")
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [_paragraph(p) for p in document.element.body.iter(_tag("p"))]
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise DraftError("this Word file is damaged; open it in Word and save it again as .docx") from error
    return "\n".join(lines).strip("\n")


def _tag(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def _paragraph(paragraph: Any) -> str:
    pieces = []
    for element in paragraph.iter(_tag("t"), _tag("tab"), _tag("br"), _tag("cr")):
        # A text box inside a paragraph has paragraphs of its own.
        if next(element.iterancestors(_tag("p"))) is not paragraph:
            continue
        if element.tag == _tag("t"):
            pieces.append(element.text or "")
        elif element.tag == _tag("tab"):
            # The tab stops of a paragraph's settings are no text.
            pieces.append("\t" if element.getparent().tag == _tag("r") else "")
        else:
            pieces.append("\n")
    return "".join(pieces)


def sheet_rows(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """
    Yield sheet name and cell values of each row of an Excel file; formulas give their stored values.

    Raises DraftError.
    """
    check_office_file(data, "xlsx")
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                yield sheet.title, list(row)
        book.close()
    except (InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise DraftError("this Excel file is damaged; open it in Excel and save it again as .xlsx") from error
