"""
The `missing` detector: a draft that ought to say something and does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.detect.prefilter import Prefilter
from guide.detect.view import DraftView
from guide.detect.words import Phrases
from guide.domain import Addition, Finding, MissingDetector, Norm

CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class _Omission:
    norm: Norm
    when_any: Phrases
    and_any: Phrases | None
    need_any: Phrases
    unless_near: Phrases
    addition: Addition | None

    @classmethod
    def of(cls, norm: Norm, detector: MissingDetector) -> "_Omission":
        missing = detector.missing
        return cls(
            norm,
            Phrases(missing.when_any),
            Phrases(missing.and_any) if missing.and_any else None,
            Phrases(missing.need_any),
            Phrases(missing.unless_near),
            missing.fix,
        )

    def is_in(self, view: DraftView) -> bool:
        text = view.folded.text
        if self.need_any.found_in(text) or (self.and_any and not self.and_any.found_in(text)):
            return False
        occasions = self.when_any.ranges(text)
        return any(not self.unless_near.found_in(view.sentence_at(start)) for start, _ in occasions)


class MissingFinder:
    """
    Finds what drafts leave out.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        self._omissions = [
            _Omission.of(norm, detector)
            for norm in norms
            for detector in norm.detect
            if isinstance(detector, MissingDetector)
        ]
        self._occasions = Prefilter([omission.when_any.pattern for omission in self._omissions])

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding without a span for each omission.
        """
        for i, _ in self._occasions.candidates(view.folded.text):
            omission = self._omissions[i]
            if omission.is_in(view):
                addition = omission.addition
                yield Finding(
                    entry=omission.norm.id,
                    category=omission.norm.category,
                    severity=omission.norm.severity,
                    confidence=CONFIDENCE,
                    span=None,
                    detector="omission",
                    fix="add" if addition else "none",
                    rewrite=addition.add if addition else None,
                    add_at=addition.at if addition else "head",
                )
