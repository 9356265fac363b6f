"""
The `pattern` detector: a regular expression, for what a list of words cannot say.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from guide.detect.context import Context
from guide.detect.literals import canonical, literals_of
from guide.detect.prefilter import Places, Prefilter, find_from
from guide.detect.view import DraftView
from guide.domain import Finding, Norm, PatternDetector, Span
from guide.text import fold

CONFIDENCE = 0.9


class _Pattern:
    def __init__(self, norm: Norm, detector: PatternDetector) -> None:
        self.norm = norm
        self.source = detector.pattern
        # What folding would change (full-width signs, traditional characters) is found as typed only.
        self.sees_typed = fold(detector.pattern) != detector.pattern
        self.context = Context(detector)
        self.replacement = detector.replace

    @cached_property
    def regex(self) -> re.Pattern[str]:
        # Compiled when a draft first calls for it; its syntax was read before, for its literals.
        return re.compile(self.source)


class PatternFinder:
    """
    Runs every entry's patterns over the folded draft and, where it differs, over the draft as typed.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        self._patterns = [
            _Pattern(norm, detector)
            for norm in norms
            for detector in norm.detect
            if isinstance(detector, PatternDetector)
        ]
        self._patterns_in = Prefilter([pattern.source for pattern in self._patterns]).candidates

    @property
    def literals(self) -> Iterator[str]:
        """
        The literals that tell whether a pattern may match, one or several for each.
        """
        for pattern in self._patterns:
            for clauses in literals_of(pattern.source).alternatives:
                for clause in clauses:
                    yield from clause

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each match that counts where it stands.
        """
        typed, folded = view.draft.text, view.folded.text
        in_folded = dict(self._patterns_in(view.folded.text))
        in_typed: dict[int, Places] = {}
        if typed != folded:
            # Mostly only width and case differ, and the same literals stand at the same places.
            even = view.folded.is_even
            in_typed = in_folded if even else dict(self._patterns_in(canonical(typed)))
        for i in sorted(in_folded.keys() | in_typed.keys()):
            pattern = self._patterns[i]
            if i in in_folded and (matches := find_from(pattern.regex, folded, in_folded[i])):
                yield from _judge_folded(pattern, view, matches)
            if (
                i in in_typed
                and pattern.sees_typed
                and (matches := find_from(pattern.regex, typed, in_typed[i]))
            ):
                yield from _judge_typed(pattern, view, matches)


def _judge_folded(pattern: _Pattern, view: DraftView, matches: list[re.Match[str]]) -> Iterator[Finding]:
    for match in matches:
        start, end = match.span()
        if start < end and pattern.context.allows(view, start, end):
            yield _finding(pattern, view.span(start, end))


def _judge_typed(pattern: _Pattern, view: DraftView, matches: list[re.Match[str]]) -> Iterator[Finding]:
    origin = view.folded.origin
    for match in matches:
        start, end = match.span()
        if start == end:
            continue
        first, last = _folded_at(origin, start), _folded_at(origin, end - 1)
        if pattern.context.allows(view, first, last + 1):
            yield _finding(pattern, view.typed_span(start, end))


def _folded_at(origin: Sequence[int], typed: int) -> int:
    """
    Return which folded sign stands for a typed one, or for the one before if that was dropped.
    """
    last = bisect_right(origin, typed) - 1
    return bisect_left(origin, origin[last]) if last >= 0 else 0


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
