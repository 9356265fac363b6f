"""
Where a finding on text from a picture stands in the picture.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from guide.domain import Box, Corners, Draft, Finding, Place, Point, Span

_NARROW = frozenset(" .,:;!|'()[]ijlItfr/")
_WIDE = frozenset("mwMW@%&—")


def place_finding(draft: Draft, finding: Finding) -> Finding:
    """
    Return a finding on text from a picture with its boxes there; others as they are.

    How surely the text was read bounds how sure the finding is.
    """
    span = finding.span
    if span is None or not draft.attached or span.end <= draft.written_end:
        return finding
    touched = [
        (n, place)
        for n, picture in enumerate(draft.attached)
        for place in picture.places
        if place.start < span.end and span.start < place.end
    ]
    if not touched:
        return finding
    reading = min(place.confidence for _, place in touched)
    return replace(
        finding,
        detector="image",
        confidence=round(finding.confidence * reading, 2),
        boxes=tuple(Box(n, _part(draft.text, place, span)) for n, place in touched),
        reading=reading,
    )


def _part(text: str, place: Place, span: Span) -> Corners:
    """
    Return the part of a line's box that a span takes, from the widths that its signs have in print.
    """
    widths = [_width(sign) for sign in text[place.start : place.end]]
    whole = sum(widths)
    first = max(span.start - place.start, 0)
    last = min(span.end, place.end) - place.start
    start, end = sum(widths[:first]) / whole, sum(widths[:last]) / whole
    a, b, c, d = place.box
    if _is_upright(place.box, len(widths)):
        return _along(a, d, start), _along(b, c, start), _along(b, c, end), _along(a, d, end)
    return _along(a, b, start), _along(a, b, end), _along(d, c, end), _along(d, c, start)


def _width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.01
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    if sign in _NARROW:
        return 0.28
    return 0.75 if sign in _WIDE else 0.65 if sign.isupper() else 0.53


def _is_upright(box: Corners, signs: int) -> bool:
    a, b, _, d = box
    return signs > 1 and abs(d[1] - a[1]) > 1.5 * abs(b[0] - a[0])


def _along(start: Point, end: Point, share: float) -> Point:
    return (
        round(start[0] + (end[0] - start[0]) * share),
        round(start[1] + (end[1] - start[1]) * share),
    )


def place_findings(draft: Draft, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """
    Return the findings with their boxes in the draft's pictures.
    """
    return tuple(place_finding(draft, finding) for finding in findings)
