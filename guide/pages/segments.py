"""
Cuts a draft into the rows and nested marks that the galley draws.

Offsets are cut here, in code points, because the browser counts in other units: it is sent pieces.
A piece is one of `{"t": text}`, `{"b": blank to fill}`, `{"h": name of an invisible sign}`, a mark
`{"m": number, "s": severity, "c": pieces}`, and `{"n": number, "s": severity}`, the number chip that
follows the last character of its finding.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from guide.domain import SEVERITY_RANK, Draft, ExplainedFinding, Severity
from guide.text import blanks

Piece = dict[str, Any]

# Format characters and other signs that leave no mark on the screen or turn the text around.
_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TOPIC_LINES = re.compile(r"(?:\A|\n)[ \t\u3000]*#[^\n]*(?:\n[ \t\u3000]*(?:#[^\n]*)?)*\Z")
_MOST_MARKS = 2


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """
    A finding with its number: the place it has among the review's findings, from 1.

    `refused` tells that its entry has a fix, which would raise something new here.
    """

    n: int
    explained: ExplainedFinding
    refused: bool = False

    @property
    def severity(self) -> Severity:
        """
        How severe the finding is.
        """
        return self.explained.finding.severity

    @property
    def start(self) -> int:
        """
        Where the span begins; -1 without one.
        """
        return self.explained.finding.span.start if self.explained.finding.span else -1

    @property
    def end(self) -> int:
        """
        Where the span ends; -1 without one.
        """
        return self.explained.finding.span.end if self.explained.finding.span else -1


@dataclass(frozen=True, slots=True)
class DraftParts:
    """
    The code point ranges of a draft's title, body, closing lines of topics and pictures; empty ones are None.
    """

    title: tuple[int, int] | None
    body: tuple[int, int] | None
    topics: tuple[int, int] | None
    pictures: tuple[tuple[int, int] | None, ...] = ()


def number_findings(findings: Sequence[ExplainedFinding]) -> tuple[NumberedFinding, ...]:
    """
    Return the findings with their numbers, in reading order.
    """
    return tuple(NumberedFinding(n, explained) for n, explained in enumerate(findings, 1))


def hidden_signs(text: str) -> tuple[str, ...]:
    """
    Return the names of the invisible signs in a text, each once, in order.
    """
    return tuple(dict.fromkeys(sign_name(sign) for sign in _HIDDEN.findall(text)))


def sign_name(sign: str) -> str:
    """
    Return the name of an invisible sign: `U+200B ZERO WIDTH SPACE`.
    """
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def split_draft(draft: Draft) -> DraftParts:
    """
    Return where the title, the body and the closing topics of a draft stand.
    """
    text = draft.written
    start = draft.body_start if draft.title_end else 0
    topics = _TOPIC_LINES.search(text, start)
    topics_start = topics.start() if topics else len(text)
    return DraftParts(
        title=_trimmed(text, draft.title_start, start) if start else None,
        body=_trimmed(text, start, topics_start),
        topics=_trimmed(text, topics_start, len(text)),
        pictures=tuple(_trimmed(draft.text, picture.start, picture.end) for picture in draft.attached),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] == "\n":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def cut(text: str, start: int, end: int, findings: Sequence[NumberedFinding]) -> list[Piece]:
    """
    Return the pieces of `text[start:end]`, marks nested where findings overlap.
    """
    inside = [f for f in findings if f.start < end and f.end > start and f.end > f.start]
    edges = {start, end}
    for finding in inside:
        edges |= {max(finding.start, start), min(finding.end, end)}
    for blank_start, blank_end in blanks(text):
        if start < blank_end and blank_start < end:
            edges |= {max(blank_start, start), min(blank_end, end)}
    runs = [
        _Run(text[a:b], _cover(inside, a, b), _ending(inside, b, end)) for a, b in pairwise(sorted(edges))
    ]
    return list(_nest(runs, 0))


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    cover: tuple[NumberedFinding, ...]
    ending: tuple[NumberedFinding, ...]


def _cover(findings: Iterable[NumberedFinding], start: int, end: int) -> tuple[NumberedFinding, ...]:
    over = [f for f in findings if f.start <= start and f.end >= end]
    # Three deep or more: the two most severe are drawn, the rest keep their number chip.
    shown = sorted(over, key=lambda f: (-SEVERITY_RANK[f.severity], f.n))[:_MOST_MARKS]
    return tuple(sorted(shown, key=lambda f: (f.start, -f.end, f.n)))


def _ending(findings: Iterable[NumberedFinding], at: int, end: int) -> tuple[NumberedFinding, ...]:
    ended = [f for f in findings if f.end == at or (at == end and f.end > end)]
    return tuple(sorted(ended, key=lambda f: (-f.start, f.n)))


def _nest(runs: Sequence[_Run], depth: int) -> Iterator[Piece]:
    at = 0
    while at < len(runs):
        run = runs[at]
        if len(run.cover) <= depth:
            yield from _leaves(run)
            at += 1
            continue
        mark = run.cover[depth]
        stop = at
        while stop < len(runs) and len(runs[stop].cover) > depth and runs[stop].cover[depth] is mark:
            stop += 1
        yield {"m": mark.n, "s": mark.severity, "c": list(_nest(runs[at:stop], depth + 1))}
        at = stop


def _leaves(run: _Run) -> Iterator[Piece]:
    if blanks(run.text) == ((0, len(run.text)),):
        yield {"b": run.text}
        yield from ({"n": f.n, "s": f.severity} for f in run.ending)
        return
    end = 0
    for sign in _HIDDEN.finditer(run.text):
        if sign.start() > end:
            yield {"t": run.text[end : sign.start()]}
        yield {"h": sign_name(sign.group())}
        end = sign.end()
    if end < len(run.text):
        yield {"t": run.text[end:]}
    yield from ({"n": f.n, "s": f.severity} for f in run.ending)
