"""
Lines of a picture to a running text: lines of one paragraph are joined, and each keeps its range in the text.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from guide.domain import PictureLine, Place

# A paragraph's lines are about as high as each other, near each other, and one above the other.
_HEIGHTS = 1.35
_APART = 1.1
_SHARED = 0.5
# Room left at the end of a line, in letter heights, from which on the line was ended on purpose.
_ROOM = 2.2
_ENDED = re.compile("[。！？!?…][”’」』）)]*$")
_BEGINS = re.compile(r"\s*(?:[#•·●○▪▶→✓✔✅❌☑★☆①-⑳⓪]|[-–—*]\s|\(?\d{1,2}[.、)）]\D|[一二三四五六七八九十]、)")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014]")


@dataclass(frozen=True, slots=True)
class _Row:
    """
    What stands on one line, in one piece or several, with its edges in pixels.
    """

    lines: tuple[PictureLine, ...]
    left: float
    top: float
    right: float
    bottom: float
    height: float

    @classmethod
    def of(cls, *lines: PictureLine) -> "_Row":
        xs = [x for line in lines for x, _ in line.box]
        ys = [y for line in lines for _, y in line.box]
        heights = [(d[1] - a[1] + c[1] - b[1]) / 2 for a, b, c, d in (line.box for line in lines)]
        return cls(lines, min(xs), min(ys), max(xs), max(ys), max(median(heights), 1.0))

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def running_text(lines: Sequence[PictureLine], start: int = 0) -> tuple[str, tuple[Place, ...]]:
    """
    Return the text of a picture, one paragraph a line, and where each of its lines stands in it.

    The places count from `start`, where the text is to stand in a draft.
    """
    text = ""
    places: list[Place] = []
    for paragraph in _paragraphs(_rows(lines)):
        text += "\n" if text else ""
        for n, row in enumerate(paragraph):
            if n:
                text += _between(text, row.text)
            for m, line in enumerate(row.lines):
                text += " " if m else ""
                at = start + len(text)
                places.append(Place(at, at + len(line.text), line.box, line.confidence))
                text += line.text
    return text, tuple(places)


def _rows(lines: Sequence[PictureLine]) -> list[_Row]:
    """
    Return the lines with those pieces put together that stand beside each other on one line.
    """
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: (min(x for x, _ in line.box), line.box)):
        piece = _Row.of(line)
        beside = next((i for i, row in enumerate(rows) if _is_beside(row, piece)), None)
        if beside is None:
            rows.append(piece)
        else:
            rows[beside] = _Row.of(*rows[beside].lines, line)
    return sorted(rows, key=lambda row: (row.top, row.left))


def _is_beside(row: _Row, piece: _Row) -> bool:
    shared = min(row.bottom, piece.bottom) - max(row.top, piece.top)
    gap = piece.left - row.right
    height = min(row.height, piece.height)
    return shared > 0.6 * height and -0.5 * height < gap < height and _are_alike(row, piece)


def _paragraphs(rows: Sequence[_Row]) -> list[list[_Row]]:
    """
    Return the rows as paragraphs, in the order of their first rows.
    """
    columns: list[list[_Row]] = []
    for row in rows:
        above = [column for column in columns if _is_below(column[-1], row)]
        if above:
            max(above, key=lambda column: column[-1].bottom).append(row)
        else:
            columns.append([row])
    return [paragraph for column in columns for paragraph in _split(column)]


def _is_below(above: _Row, row: _Row) -> bool:
    height = max(above.height, row.height)
    shared = min(above.right, row.right) - max(above.left, row.left)
    narrower = max(min(above.right - above.left, row.right - row.left), 1.0)
    return (
        -0.5 * height < row.top - above.bottom < _APART * height
        and shared >= _SHARED * narrower
        and _are_alike(above, row)
    )


def _are_alike(one: _Row, other: _Row) -> bool:
    return max(one.height, other.height) <= _HEIGHTS * min(one.height, other.height)


def _split(column: Sequence[_Row]) -> list[list[_Row]]:
    """
    Return a column as paragraphs: a line that left room for more ended on purpose.
    """
    paragraphs = [[column[0]]]
    left, right = min(row.left for row in column), max(row.right for row in column)
    for above, row in itertools.pairwise(column):
        centred = abs(above.left + above.right - row.left - row.right) < above.height
        room = (right - left) - (above.right - above.left) if centred else right - above.right
        needed = _ROOM * above.height if _CHINESE.match(row.text) else _first_word(row)
        if _ENDED.search(above.text) or _BEGINS.match(row.text) or room > needed:
            paragraphs.append([row])
        else:
            paragraphs[-1].append(row)
    return paragraphs


def _first_word(row: _Row) -> float:
    """
    Return the width, in pixels, that a line's first word and the space before it need.
    """
    signs = max(len(row.text), 1)
    return (len(row.text.split(" ", 1)[0]) + 1) * (row.right - row.left) / signs + _ROOM / 2 * row.height


def _between(above: str, below: str) -> str:
    if above.endswith(("-", "\u2010")) or _CHINESE.match(above[-1:]) or _CHINESE.match(below[:1]):
        return ""
    return " "
