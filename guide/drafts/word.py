"""
Word files to text: the body in order as it reads with all changes accepted, then headers, footers and notes.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from guide.drafts.archive import DAMAGE, check_no_document_type, open_office_file
from guide.drafts.content import Content, check_characters
from guide.drafts.wordtext import WordText, hidden_styles, kind_of
from guide.errors import DraftError

MOST_DEPTH = 200
MOST_PART = 60_000_000

_CONTAINERS = frozenset({"body", "hdr", "ftr", "footnote", "endnote"})
# What stands at the margins of the pages, in the order in which it is added to the text.
_MARGINS = ("/header", "/footer", "/footnotes", "/endnotes")
_ONLY_PAGE_NUMBERS = re.compile(r"(?:page|of|第|页|頁|共|[\W\d_])*", re.IGNORECASE)


def word_content(data: bytes) -> Content:
    """
    Return the text of a Word file, one paragraph or table cell a line.

    Text boxes follow their paragraph; headers, footers, footnotes and endnotes follow the body. Deleted and
    hidden text and comments are left out and counted. Raises DraftError.
    """
    with open_office_file(data, "docx") as archive:
        try:
            return _content(archive)
        except (ElementTree.ParseError, *DAMAGE) as error:
            raise DraftError("this Word file is damaged; open it in Word and save it again") from error


def _content(archive: zipfile.ZipFile) -> Content:
    main = next(_related(archive, "", "/officeDocument"), "word/document.xml")
    styles = next(_related(archive, main, "/styles"), "")
    text = WordText(hidden_styles(_root(archive, styles)) if styles else frozenset())
    blocks: list[str] = []
    length = 0
    for block in _blocks(archive, main):
        blocks.append(text.of(block))
        check_characters(length := length + len(blocks[-1]))
    margins: dict[str, None] = {}
    for kind in _MARGINS:
        for name in _related(archive, main, kind):
            for block in _blocks(archive, name):
                # The same header on every kind of page is one header, and page numbers are nobody's text.
                lines = text.of(block).strip("\n")
                if not _ONLY_PAGE_NUMBERS.fullmatch(lines):
                    margins[lines] = None
                    check_characters(length := length + len(lines))
    body = "".join(blocks).strip("\n")
    return Content(text="\n".join([body, *margins]) if margins else body, left_out=text.left_out)


def _related(archive: zipfile.ZipFile, part: str, kind: str) -> Iterator[str]:
    """
    Yield the names of the parts that `part` (or the file itself, named "") relates to in this way.
    """
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive.namelist():
        return
    for relation in _root(archive, listing):
        inside = relation.get("TargetMode") != "External"
        if inside and relation.get("Type", "").endswith(kind):
            yield posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def _root(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    _check_part(archive, name)
    return ElementTree.fromstring(archive.read(name))  # noqa: S314  No document type, no entities.


def _check_part(archive: zipfile.ZipFile, name: str) -> None:
    check_no_document_type(archive, name)
    if (size := archive.getinfo(name).file_size) > MOST_PART:
        raise DraftError(
            f"its text takes {size // 1_000_000} MB and may take {MOST_PART // 1_000_000}; "
            "copy the text into a new file"
        )


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[ElementTree.Element]:
    """
    Yield the paragraphs and tables of a part one by one, forgetting each, so that long files stay small.
    """
    _check_part(archive, name)
    open_elements: list[ElementTree.Element] = []
    with archive.open(name) as part:
        for event, element in ElementTree.iterparse(part, ("start", "end")):  # noqa: S314  As above.
            if event == "start":
                open_elements.append(element)
                if len(open_elements) > MOST_DEPTH:
                    raise DraftError("this Word file is nested too deeply; copy the text into a new one")
                continue
            open_elements.pop()
            if open_elements and kind_of(open_elements[-1]) in _CONTAINERS:
                yield element
                open_elements[-1].clear()
