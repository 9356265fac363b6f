"""
The `pattern` detector: a regular expression, for what a list of words cannot say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.detect.context import Context
from guide.detect.view import DraftView
from guide.domain import Finding, Norm, PatternDetector, Span
from guide.text import fold

CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class _Pattern:
    norm: Norm
    regex: re.Pattern[str]
    sees_typed: bool
    context: Context
    replacement: str | None


class PatternFinder:
    """
    Runs every entry's patterns over the folded draft and, where it differs, over the draft as typed.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        self._patterns = [
            _Pattern(
                norm,
                re.compile(detector.pattern),
                # What folding would change (full-width signs, traditional characters) is found as typed only.
                fold(detector.pattern) != detector.pattern,
                Context(detector),
                detector.replace,
            )
            for norm in norms
            for detector in norm.detect
            if isinstance(detector, PatternDetector)
        ]

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each match that counts where it stands.
        """
        typed = view.draft.text
        folded_at = _folded_index(view) if typed != view.folded.text else None
        for pattern in self._patterns:
            for match in pattern.regex.finditer(view.folded.text):
                start, end = match.span()
                if start < end and pattern.context.allows(view, start, end):
                    yield _finding(pattern, view.span(start, end))
            if folded_at is None or not pattern.sees_typed:
                continue
            for match in pattern.regex.finditer(typed):
                start, end = match.span()
                if start < end and pattern.context.allows(view, folded_at[start], folded_at[end - 1] + 1):
                    yield _finding(pattern, view.typed_span(start, end))


def _folded_index(view: DraftView) -> list[int]:
    """
    Return for each typed code point the folded one that stands for it, or the one before.
    """
    index = [0] * len(view.draft.text)
    for folded, typed in reversed(list(enumerate(view.folded.origin))):
        index[typed] = folded
    last = 0
    seen = set(view.folded.origin)
    for typed in range(len(index)):
        last = index[typed] if typed in seen else last
        index[typed] = last
    return index


def _finding(pattern: _Pattern, span: Span) -> Finding:
    replacement = pattern.replacement
    return Finding(
        entry=pattern.norm.id,
        category=pattern.norm.category,
        severity=pattern.norm.severity,
        confidence=CONFIDENCE,
        span=span,
        detector="pattern",
        fix="none" if replacement is None else "replace" if replacement else "delete",
        rewrite=replacement or None,
    )
