"""
Web pages to text: what a reader sees, one block a line.
"""

import codecs
import re
from collections.abc import Mapping

from guide.drafts.archive import begins_like
from guide.drafts.content import Content
from guide.drafts.decode import decode
from guide.errors import DraftError

MOST_DEPTH = 2_000

_INVISIBLE = re.compile(
    "head|title|script|style|template|noscript|noframes|noembed|iframe|object|svg|math|canvas|audio|video"
    "|select|datalist|rt|rp"
)
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary"
    "|table|tbody|td|textarea|tfoot|th|thead|tr|ul"
)
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I
)
_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_HEAD = 4096
# What browsers take these names for.
_READ_AS = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "cp950"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A line end in the source stands for a space between words, and for nothing between Chinese characters.
_WIDE = "[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n\f]*(?={_WIDE})")


def html_content(data: bytes) -> Content:
    """
    Return the visible text of a web page; nothing that it points to is loaded.

    Styles that hide text are obeyed where they stand in the element itself. Raises DraftError.
    """
    if (other := begins_like(data)) is not None:
        raise DraftError(f"not a web page (it begins like {other}). Save it again as .html")
    from lxml import etree

    visible = _Visible()
    parser = etree.HTMLParser(target=visible, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        parser.feed(_decoded(data).encode())
        text: str = parser.close()
    except etree.XMLSyntaxError as error:
        raise DraftError("this web page is damaged; open it in a browser and save the text") from error
    return Content(text=text)


def _decoded(data: bytes) -> str:
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    stated = None if marked else _CHARSET.search(data[:_HEAD])
    if stated:
        try:
            name = codecs.lookup(stated[1].decode()).name
            text = data.decode(_READ_AS.get(name, name))
        except (LookupError, UnicodeError):
            # It says what it is not; then it is judged by its bytes, as any text.
            return decode(data)
        if "\0" not in text:
            return text
    return decode(data)


class _Visible:
    """
    Gathers the text that is seen, from the events of a parser, so that no tree is built.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._depth = 0
        self._hidden_from = 0
        self._kept_from = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """
        Note the beginning of an element.
        """
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise DraftError(f"its elements are nested more than {MOST_DEPTH:,} deep; save only the text")
        if self._hidden_from:
            return
        if _BLOCK.fullmatch(tag):
            self._end_line()
        if _is_hidden(tag, attributes):
            self._hidden_from = self._depth
        elif tag == "br":
            self._end_line(blank=True)
        elif tag in ("pre", "textarea") and not self._kept_from:
            self._kept_from = self._depth

    def end(self, tag: str) -> None:
        """
        Note the end of an element.
        """
        if self._depth == self._hidden_from:
            self._hidden_from = 0
        elif not self._hidden_from and _BLOCK.fullmatch(tag):
            self._end_line()
        if self._depth == self._kept_from:
            self._kept_from = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        """
        Note a piece of text.
        """
        if not self._hidden_from:
            self._pieces.append(text)

    def close(self) -> str:
        """
        Return the text seen.
        """
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def _end_line(self, *, blank: bool = False) -> None:
        # Pieces are joined first: a parser may cut a text anywhere.
        line = "".join(self._pieces)
        self._pieces.clear()
        if self._kept_from:
            line = line.replace("\r\n", "\n").strip("\n")
        else:
            line = _SPACE.sub(" ", _WRAPPED.sub("", line)).strip(" ")
        if line or blank:
            self._lines.append(line)


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if _INVISIBLE.fullmatch(tag) or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    return _HIDDEN_STYLE.search(attributes.get("style", "")) is not None
