"""
PDF files to text: the text layer, page by page, with the lines that only the page's width broke joined again.
"""

import io
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from guide.drafts.archive import begins_like
from guide.drafts.content import Content, check_characters
from guide.errors import DraftError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 500
MOST_DEPTH = 20

# Of lines shorter than half the widest, and on pages narrower than this, nothing can be told.
_NARROW = 24
_SLACK = 2
_FIRST_WORD = re.compile(r"[!-~\u00a1-\u02af\u2018-\u201d]+|.")
# A page without text whose drawing takes more bytes than this shows something: letters turned into outlines.
_DRAWN = 5_000
_PROTECTED = "it is protected with a password; print or save a copy as PDF without one"
_SENTENCE_ENDS = ".!?:;。！？：；…"

# Browsers' PDFs name a character after its first likeness in the font, which is often the radical of that
# look; and two letters set as one come as one sign.
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_FOLDED = (*range(0x2F00, 0x2FD6), *range(0xFB00, 0xFB05))
_MEANT = str.maketrans(
    {**_RADICALS, **{chr(sign): unicodedata.normalize("NFKC", chr(sign)) for sign in _FOLDED}, "\0": "\ufffd"}
)


def pdf_content(data: bytes) -> Content:
    """
    Return the text of a PDF; a page that is a picture is named among the unread.

    Raises DraftError. To be called through `read_apart`, since its parser may hang or run out of memory.
    """
    if (other := begins_like(data)) and other != "a PDF":
        raise DraftError(f"not a PDF (it begins like {other}). Save it again as .pdf")
    from pypdf.errors import PyPdfError

    try:
        return _content(_open(data))
    except PyPdfError as error:
        raise DraftError(
            f"not a PDF that can be read ({error}); open it and save it again as .pdf"
        ) from error


def _content(reader: "PdfReader") -> Content:
    if len(reader.pages) > MOST_PAGES:
        raise DraftError(f"it has {len(reader.pages):,} pages and may have {MOST_PAGES}; split it up")
    texts: list[str] = []
    pictures: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        text = join_lines(page.extract_text().translate(_MEANT)).strip("\n")
        texts.append(text)
        check_characters(sum(map(len, texts)))
        if not text.strip() and _shows_something(page):
            pictures.append(number)
    if pictures and not any(text.strip() for text in texts):
        raise DraftError(_no_text(pictures))
    unread = tuple((f"page {number}", _no_text([number])) for number in pictures)
    return Content(text="\n\n".join(filter(str.strip, texts)), unread=unread)


def _open(data: bytes) -> "PdfReader":
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        # Files that anybody may open, but not change, are encrypted with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise DraftError(_PROTECTED)
        _ = len(reader.pages)
    except DependencyError as error:
        raise DraftError(_PROTECTED) from error
    return reader


def _no_text(pages: Sequence[int]) -> str:
    named = ", ".join(map(str, pages[:10])) + (" and others" if len(pages) > 10 else "")
    are = "page {} is a picture" if len(pages) == 1 else "pages {} are pictures"
    return (
        f"{are.format(named)} without a text (scanned?); send it as .png or .jpg, or save the text as .docx"
    )


def _shows_something(page: "PageObject") -> bool:
    resources = page.get("/Resources")
    if resources is not None and _has_picture(resources.get_object(), 0):
        return True
    contents = page.get_contents()
    drawn = contents.get_data() if contents is not None else b""
    return len(drawn) > _DRAWN or b"\nID " in drawn or b" ID " in drawn


def _has_picture(resources: Any, depth: int) -> bool:
    named = resources.get("/XObject")
    for reference in named.get_object().values() if named is not None else ():
        thing = reference.get_object()
        if thing.get("/Subtype") == "/Image":
            return True
        inner = thing.get("/Resources")
        if depth < MOST_DEPTH and inner is not None and _has_picture(inner.get_object(), depth + 1):
            return True
    return False


def join_lines(text: str) -> str:
    """
    Return the text of a page with lines joined that end where the page does and not where a sentence does.

    A PDF keeps lines and no paragraphs; words cut by a line's end would not be found.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    widest = max(map(_width, lines), default=0)
    if widest < _NARROW:
        return "\n".join(lines)
    joined: list[str] = []
    last = ""
    for line in lines:
        glue = _glue(last, line) if _is_full(last, line, widest) else None
        if joined and glue is not None:
            joined[-1] += glue + line.lstrip()
        else:
            joined.append(line)
        last = line
    return "\n".join(joined)


def _is_full(before: str, after: str, widest: int) -> bool:
    """
    Tell whether a line ended because the next word would not have fitted.
    """
    width = _width(before)
    word = _FIRST_WORD.match(after.lstrip())
    return 2 * width >= widest and word is not None and width + _width(word[0]) + _SLACK > widest


def _glue(before: str, after: str) -> str | None:
    """
    Return what to put between two lines that are one, or None where the second begins anew.
    """
    after = after.lstrip()
    if not before or not after or before[-1] in _SENTENCE_ENDS:
        return None
    if _is_wide(before[-1]) or _is_wide(after[0]) or before[-1] == "-":
        return ""
    return " " if after[0].islower() or before[-1] == "," or before[-1].islower() else None


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _width(line: str) -> int:
    return sum(2 if _is_wide(sign) else 1 for sign in line)
