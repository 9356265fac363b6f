"""
Word files to text: paragraphs and table cells in order, as they read with all changes accepted.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from guide.drafts.archive import DAMAGE, check_no_document_type, open_office_file
from guide.errors import DraftError

MOST_DEPTH = 200

# Deleted or moved text, the reading above a character, and settings that hold no text of the post.
_SKIPPED = frozenset(
    {"del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def word_text(data: bytes) -> str:
    """
    Return the text of a Word file, one paragraph or table cell a line; deleted text is left out.

    Raises DraftError.
    """
    with open_office_file(data, "docx") as archive:
        try:
            name = _main_part(archive)
            check_no_document_type(archive, name)
            with archive.open(name) as part:
                return "".join(_text(block, []) for block in _blocks(part)).strip("\n")
        except (ElementTree.ParseError, *DAMAGE) as error:
            raise DraftError("this Word file is damaged; open it in Word and save it again") from error


def _main_part(archive: zipfile.ZipFile) -> str:
    listing = "_rels/.rels"
    if listing in archive.namelist():
        check_no_document_type(archive, listing)
        for relation in ElementTree.fromstring(archive.read(listing)):  # noqa: S314  No document type, no entities.
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _blocks(part: object) -> Iterator[ElementTree.Element]:
    """
    Yield the paragraphs and tables of the body one by one, forgetting each, so that long files stay small.
    """
    open_elements: list[ElementTree.Element] = []
    for event, element in ElementTree.iterparse(part, ("start", "end")):  # type: ignore[call-overload]  # noqa: S314
        if event == "start":
            open_elements.append(element)
            if len(open_elements) > MOST_DEPTH:
                raise DraftError("this Word file is nested too deeply; copy the text into a new one")
            continue
        open_elements.pop()
        if len(open_elements) == 2 and _kind(open_elements[1]) == "body":
            yield element
            open_elements[1].clear()


def _kind(element: ElementTree.Element) -> str:
    # Without its namespace: files saved as "strict" have another one for the same names.
    return element.tag.rpartition("}")[2]


def _text(element: ElementTree.Element, boxes: list[str]) -> str:
    """
    Return the text of an element; that of text boxes goes to `boxes`, which follow their paragraph.
    """
    kind = _kind(element)
    if kind in ("t", "symEx"):
        return element.text or _emoji(element)
    if kind in _SIGNS:
        return _SIGNS[kind]
    if kind in _SKIPPED or (kind == "tr" and _is_deleted(element)):
        return ""
    if kind == "AlternateContent":
        return _first_choice(element, boxes)
    if kind == "p":
        own: list[str] = []
        text = "".join(_text(child, own) for child in element)
        return text + ("" if _is_deleted(element) else "\n") + "".join(own)
    text = "".join(_text(child, boxes) for child in element)
    if kind == "txbxContent":
        boxes.append(text)
        return ""
    return text


def _first_choice(element: ElementTree.Element, boxes: list[str]) -> str:
    # The same content in several forms: the first that holds text is the one to read.
    before = len(boxes)
    for form in element:
        text = _text(form, boxes)
        if text or len(boxes) > before:
            return text
    return ""


def _emoji(element: ElementTree.Element) -> str:
    code = next((value for name, value in element.items() if name.endswith("char")), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_deleted(element: ElementTree.Element) -> bool:
    """
    Tell whether a paragraph's end or a table row is deleted in tracked changes.
    """
    settings = [child for child in element if _kind(child) in ("pPr", "trPr")]
    marks = [mark for child in settings for mark in child]
    marks += [inner for mark in marks if _kind(mark) == "rPr" for inner in mark]
    return any(_kind(mark) == "del" for mark in marks)
