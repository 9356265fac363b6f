"""
The `limit` detector: lengths and counts that the platform's own file gives.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from guide.detect.view import DraftView
from guide.domain import Finding, LimitDetector, Measures, Norm, Span

CONFIDENCE = 0.99

_TAG = re.compile(r"#[^\s#]+")


class LimitFinder:
    """
    Finds what is longer or more than the platform allows.
    """

    def __init__(self, norms: Sequence[Norm], measures_of: Callable[[str], Measures]) -> None:
        self._limits = [
            (norm, d.limit) for norm in norms for d in norm.detect if isinstance(d, LimitDetector)
        ]
        # Asked once for each platform: the answer is looked for among all entries.
        self._measures_of = cache(measures_of)

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each limit that is passed; its span is what lies beyond.
        """
        measures = self._measures_of(view.draft.platform)
        for norm, part in self._limits:
            most = getattr(measures, part)
            if most is None:
                continue
            for span in _BEYOND[part](view, most):
                yield Finding(
                    entry=norm.id,
                    category=norm.category,
                    severity=norm.severity,
                    confidence=CONFIDENCE,
                    span=span,
                    detector="format",
                )


def _title(view: DraftView, most: int) -> Iterator[Span | None]:
    draft = view.draft
    if draft.title_end - draft.title_start > most:
        yield view.typed_span(draft.title_start + most, draft.title_end)


def _body(view: DraftView, most: int) -> Iterator[Span | None]:
    draft = view.draft
    # What stands in a picture counts for no limit.
    end = len(draft.written.rstrip())
    if end - draft.body_start > most:
        yield view.typed_span(draft.body_start + most, end)


def _tags(view: DraftView, most: int) -> Iterator[Span | None]:
    tags = list(_TAG.finditer(view.draft.written))
    if len(tags) > most:
        yield view.typed_span(tags[most].start(), tags[-1].end())


def _pictures(view: DraftView, most: int) -> Iterator[Span | None]:
    if view.draft.pictures is not None and view.draft.pictures > most:
        yield None


_BEYOND: Mapping[str, Callable[[DraftView, int], Iterator[Span | None]]] = {
    "title": _title,
    "body": _body,
    "tags": _tags,
    "pictures": _pictures,
}
