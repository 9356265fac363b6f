"""
A draft prepared once for all detectors: folded, cut into sentences, with the way back to what was typed.
"""

from bisect import bisect_right
from dataclasses import dataclass

from guide.domain import Draft, Span
from guide.text import Normalised, normalise, sentences


@dataclass(frozen=True, slots=True)
class DraftView:
    """
    A draft, its folded copy, and the ranges of the folded copy's sentences.
    """

    draft: Draft
    folded: Normalised
    cuts: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, draft: Draft) -> "DraftView":
        """
        Return the view of a draft.
        """
        folded = normalise(draft.text)
        return cls(draft, folded, tuple(sentences(folded.text)))

    def sentence_at(self, index: int) -> str:
        """
        Return the folded sentence that holds a folded code point.
        """
        at = bisect_right(self.cuts, (index, len(self.folded.text) + 1)) - 1
        start, end = self.cuts[max(at, 0)] if self.cuts else (0, 0)
        return self.folded.text[start:end] if start <= index < end else ""

    def around(self, index: int) -> str:
        """
        Return the folded sentence that holds a folded code point, with those before and after it.
        """
        at = bisect_right(self.cuts, (index, len(self.folded.text) + 1)) - 1
        near = self.cuts[max(at - 1, 0) : at + 2]
        return self.folded.text[near[0][0] : near[-1][1]] if near else ""

    def span(self, start: int, end: int) -> Span:
        """
        Return the span of typed code points behind a folded range.
        """
        return self.typed_span(*self.folded.range_of(start, end))

    def typed_span(self, start: int, end: int) -> Span:
        """
        Return the span of a range of typed code points.
        """
        return Span(start, end, self.draft.text[start:end])
