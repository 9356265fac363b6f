"""
The `calendar` detector: words that clash with the day on which a draft is to appear.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from guide.detect.prefilter import Prefilter
from guide.detect.view import DraftView
from guide.detect.words import Phrases
from guide.domain import HOUSE, CalendarDay, CalendarDetector, Finding, Mourning, Norm
from guide.text import rule_covers

CONFIDENCE = 0.85
# The day of the calendar whose dates are not computed but switched on by a team.
DECLARED_MOURNING = "calendar/declared-mourning"


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

    def __init__(
        self,
        norms: Sequence[Norm],
        days: Mapping[str, CalendarDay],
        mourning: Sequence[Mourning] = (),
    ) -> None:
        self._mourning = tuple(mourning)
        self._clashes = [
            _Clash(
                norm,
                tuple(
                    days[day_id]
                    for key in d.calendar.dates
                    for day_id in (f"calendar/{key}", f"{HOUSE}calendar/{key}")
                    if day_id in days
                ),
                d.calendar.days_before,
                d.calendar.days_after,
                Phrases(d.calendar.when_any),
                Phrases(d.calendar.unless_near),
            )
            for norm in norms
            for d in norm.detect
            if isinstance(d, CalendarDetector)
        ]
        self._words = Prefilter([clash.when_any.pattern for clash in self._clashes])
        # Posts of one batch share few days.
        self._falls_on = lru_cache(maxsize=512)(self._find_clashes)

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each word that does not go with the day.
        """
        day = view.draft.date
        if day is None:
            return
        today = self._falls_on(day)
        for i, _ in self._words.candidates(view.folded.text) if today else ():
            if i not in today:
                continue
            clash = self._clashes[i]
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

    def _find_clashes(self, day: date) -> frozenset[int]:
        return frozenset(
            i
            for i, clash in enumerate(self._clashes)
            if any(self._is_near(entry, day, clash) for entry in clash.days)
        )

    def _is_near(self, entry: CalendarDay, day: date, clash: _Clash) -> bool:
        if entry.id == DECLARED_MOURNING:
            return any(mourning.covers(day) for mourning in self._mourning)
        return rule_covers(entry.rule, day, clash.before, clash.after)
