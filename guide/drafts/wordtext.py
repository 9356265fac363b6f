"""
The text of one paragraph or table of a Word file, and what of it does not show.
"""

from collections import Counter
from xml.etree.ElementTree import Element

from guide.domain import LeftOut

# Deleted or moved text, the reading above a character, and settings that hold no text of the post.
_SKIPPED = frozenset(
    {"del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_OFF = ("0", "false", "off")
_COUNTED = {"commentReference": "comment", "blip": "picture", "imagedata": "picture"}


def kind_of(element: Element) -> str:
    """
    Return the name of an element without its namespace: files saved as "strict" have another one.
    """
    return element.tag.rpartition("}")[2]


def hidden_styles(styles: Element) -> frozenset[str]:
    """
    Return the ids of the styles whose text is hidden, by themselves or by what they are based on.
    """
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in styles:
        name = _value(style, "styleId")
        own[name] = _vanishes(style)
        based[name] = next((_value(child) for child in style if kind_of(child) == "basedOn"), "")
    return frozenset(name for name in own if _inherits(name, own, based))


def _inherits(name: str, own: dict[str, bool | None], based: dict[str, str]) -> bool:
    seen: set[str] = set()
    while name in own and name not in seen:
        seen.add(name)
        if (vanishes := own[name]) is not None:
            return vanishes
        name = based[name]
    return False


def _value(element: Element, name: str = "val") -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _vanishes(element: Element) -> bool | None:
    """
    Tell whether the settings of a run, a paragraph's end or a style hide it; None where they do not say.
    """
    for settings in element:
        if kind_of(settings) == "rPr":
            for mark in settings:
                if kind_of(mark) in ("vanish", "specVanish"):
                    return _value(mark) not in _OFF
    return None


class WordText:
    """
    Turns elements into text and counts what is left out.
    """

    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden_styles = hidden
        self._counts: Counter[str] = Counter()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """
        What was left out so far, by kind.
        """
        return tuple(LeftOut(kind, n) for kind, n in sorted(self._counts.items()))  # type: ignore[arg-type]

    def of(self, element: Element) -> str:
        """
        Return the text of a paragraph or table; that of text boxes follows their paragraph.
        """
        return self._text(element, [], hidden=False)

    def _text(self, element: Element, boxes: list[str], *, hidden: bool) -> str:
        kind = kind_of(element)
        if kind in _COUNTED:
            self._counts[_COUNTED[kind]] += 1
        if kind in _SKIPPED or (kind == "tr" and _is_deleted(element)):
            self._count_deleted(element, kind)
            return ""
        if kind in ("t", "symEx") or kind in _SIGNS:
            return "" if hidden else _SIGNS.get(kind) or element.text or _emoji(element)
        if kind == "AlternateContent":
            return self._first_choice(element, boxes, hidden=hidden)
        if kind == "p":
            return self._paragraph(element, hidden=hidden)
        if kind == "r":
            hidden = self._is_hidden_run(element, inherited=hidden)
            if hidden and any(kind_of(child) == "t" and child.text for child in element):
                self._counts["hidden"] += 1
        text = "".join(self._text(child, boxes, hidden=hidden) for child in element)
        if kind == "txbxContent":
            boxes.append(text)
            return ""
        return text

    def _paragraph(self, element: Element, *, hidden: bool) -> str:
        settings = next((child for child in element if kind_of(child) == "pPr"), None)
        hidden = hidden or self._has_hidden_style(settings, "pStyle")
        own: list[str] = []
        text = "".join(self._text(child, own, hidden=hidden) for child in element)
        ends_hidden = settings is not None and (_vanishes(settings) or (hidden and not text))
        end = "" if _is_deleted(element) or ends_hidden else "\n"
        return text + end + "".join(own)

    def _first_choice(self, element: Element, boxes: list[str], *, hidden: bool) -> str:
        # The same content in several forms: the first that holds text is the one to read and to count.
        before, counts = len(boxes), self._counts
        first: Counter[str] | None = None
        for form in element:
            self._counts = counts.copy()
            text = self._text(form, boxes, hidden=hidden)
            if text or len(boxes) > before:
                return text
            first = self._counts if first is None else first
        self._counts = counts if first is None else first
        return ""

    def _is_hidden_run(self, run: Element, *, inherited: bool) -> bool:
        vanishes = _vanishes(run)
        if vanishes is not None:
            return vanishes
        settings = next((child for child in run if kind_of(child) == "rPr"), None)
        return inherited or self._has_hidden_style(settings, "rStyle")

    def _has_hidden_style(self, settings: Element | None, name: str) -> bool:
        named = settings if settings is not None else ()
        return any(kind_of(mark) == name and _value(mark) in self._hidden_styles for mark in named)

    def _count_deleted(self, element: Element, kind: str) -> None:
        if kind in ("del", "tr") and any(kind_of(part) in ("delText", "t") for part in element.iter()):
            self._counts["deleted"] += 1


def _emoji(element: Element) -> str:
    code = next((value for name, value in element.items() if name.endswith("char")), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_deleted(element: Element) -> bool:
    """
    Tell whether a paragraph's end or a table row is deleted in tracked changes.
    """
    settings = [child for child in element if kind_of(child) in ("pPr", "trPr")]
    marks = [mark for child in settings for mark in child]
    marks += [inner for mark in marks if kind_of(mark) == "rPr" for inner in mark]
    return any(kind_of(mark) == "del" for mark in marks)
