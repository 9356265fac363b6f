"""
What around a match makes it fine, or is needed for it to count.
"""

from guide.detect.view import DraftView
from guide.detect.words import Phrases
from guide.domain import PatternDetector, TermsDetector


class Context:
    """
    The `unless`, `unless_near` and `near` of a detector.
    """

    def __init__(self, detector: TermsDetector | PatternDetector) -> None:
        self._unless = Phrases(detector.unless)
        self._unless_near = Phrases(detector.unless_near)
        self._near = Phrases(detector.near) if detector.near else None

    def allows(self, view: DraftView, start: int, end: int) -> bool:
        """
        Tell whether a match at a folded range counts.
        """
        sentence = view.sentence_at(start)
        # What is spoken of may be named a sentence earlier or later; what excuses it may not.
        if self._near is not None and not self._near.found_in(view.around(start)):
            return False
        if self._unless_near.found_in(sentence):
            return False
        return not any(a <= start and end <= b for a, b in self._unless.ranges(view.folded.text))
