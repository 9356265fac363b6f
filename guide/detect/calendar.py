"""
The `calendar` detector: words that clash with the day on which a draft is to appear.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.detect.view import DraftView
from guide.detect.words import Phrases
from guide.domain import CalendarDay, CalendarDetector, Finding, Norm
from guide.text import rule_covers

CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class _Clash:
    norm: Norm
    days: tuple[CalendarDay, ...]
    before: int
    after: int
    when_any: Phrases
    unless_near: Phrases


class CalendarFinder:
    """
    Finds words that clash with the date of posting; a draft without a date has none.
    """

    def __init__(self, norms: Sequence[Norm], days: Mapping[str, CalendarDay]) -> None:
        self._clashes = [
            _Clash(
                norm,
                tuple(days[f"calendar/{key}"] for key in d.calendar.dates if f"calendar/{key}" in days),
                d.calendar.days_before,
                d.calendar.days_after,
                Phrases(d.calendar.when_any),
                Phrases(d.calendar.unless_near),
            )
            for norm in norms
            for d in norm.detect
            if isinstance(d, CalendarDetector)
        ]

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each word that does not go with the day.
        """
        day = view.draft.date
        if day is None:
            return
        for clash in self._clashes:
            if not any(rule_covers(d.rule, day, clash.before, clash.after) for d in clash.days):
                continue
            for start, end in clash.when_any.ranges(view.folded.text):
                if not clash.unless_near.found_in(view.sentence_at(start)):
                    yield Finding(
                        entry=clash.norm.id,
                        category=clash.norm.category,
                        severity=clash.norm.severity,
                        confidence=CONFIDENCE,
                        span=view.span(start, end),
                        detector="calendar",
                    )
