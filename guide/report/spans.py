"""
Cuts a draft at the edges of its findings, so that overlapping spans can be marked in any format.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.domain import ExplainedFinding


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A stretch `[start, end)` of code points that lies wholly inside or outside of every finding.

    `over` are the indices of the findings it lies in, `ends` those that end with it.
    """

    start: int
    end: int
    text: str
    over: tuple[int, ...]
    ends: tuple[int, ...]


def cut_text(text: str, findings: Sequence[ExplainedFinding], cuts: Iterable[int] = ()) -> tuple[Piece, ...]:
    """
    Return the pieces of a draft's text in order, cut at `cuts` too; joined, they are the text.
    """
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index in spanned(text, findings):
        span = findings[index].finding.span
        if span is not None:
            starts.setdefault(span.start, []).append(index)
            ends.setdefault(span.end, []).append(index)
    edges = sorted({0, len(text), *starts, *ends, *cuts})
    pieces: list[Piece] = []
    over: set[int] = set()
    for start, end in pairwise(edges):
        over = over.difference(ends.get(start, ())).union(starts.get(start, ()))
        pieces.append(
            Piece(start, end, text[start:end], tuple(sorted(over)), tuple(sorted(ends.get(end, ()))))
        )
    return tuple(pieces)


def spanned(text: str, findings: Sequence[ExplainedFinding]) -> list[int]:
    """
    Return the indices of the findings that mark a stretch of the text; the others are about all of it.
    """
    return [
        index
        for index, explained in enumerate(findings)
        if (span := explained.finding.span) is not None and 0 <= span.start < span.end <= len(text)
    ]
