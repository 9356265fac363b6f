"""
All detectors of the knowledge base, ready to run over drafts.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from guide.detect.calendar import CalendarFinder
from guide.detect.codes import CodesFinder
from guide.detect.disguised import DisguiseFinder, tell_disguise
from guide.detect.house import HouseRules, Judged
from guide.detect.limit import LimitFinder
from guide.detect.missing import MissingFinder
from guide.detect.pattern import PatternFinder
from guide.detect.places import place_finding, place_findings
from guide.detect.terms import TermsFinder
from guide.detect.together import TogetherFinder
from guide.detect.view import DraftView
from guide.domain import CATEGORIES, CalendarDay, Draft, Finding, Library, Norm, Skipped
from guide.text import today_in_shanghai

# Industries that norms may name; an unknown industry in a draft switches nothing off.
INDUSTRIES = frozenset(
    [
        "beauty",
        "food",
        "drinks",
        "alcohol",
        "fashion",
        "luxury",
        "jewellery",
        "electronics",
        "home",
        "travel",
        "hotels",
        "health",
        "finance",
        "education",
        "property",
        "parenting",
        "pets",
        "sports",
        "automotive",
        "toys",
        "media",
        "tobacco",
        "medical",
    ]
)


class Finder(Protocol):
    """
    One kind of detector over all entries.
    """

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield what it finds in a draft.
        """
        ...


class Detectors:
    """
    Judges drafts by every detector of a library, and by the house rules that set findings aside.

    `meaning` is the learnt detector, None where no model of meanings was built. A house rule that has
    ended on the day of posting no longer counts; for a draft without a day `today` is asked.
    """

    def __init__(
        self,
        library: Library,
        meaning: Finder | None = None,
        today: Callable[[], date] = today_in_shanghai,
    ) -> None:
        norms = library.norms
        days = {day.id: day for day in library.of_kind(CalendarDay)}
        self._norms = {norm.id: norm for norm in norms}
        patterns = PatternFinder(norms)
        self.finders: list[Finder] = [
            TermsFinder(norms),
            patterns,
            TogetherFinder(norms),
            MissingFinder(norms),
            LimitFinder(norms, library.measures_of),
            CalendarFinder(norms, days, library.house.mourning),
            CodesFinder(norms),
            DisguiseFinder(norms, patterns),
        ]
        if meaning is not None:
            self.finders.append(meaning)
        self._has_meaning = meaning is not None
        self._house = HouseRules(library.house.suppressions)
        self._today = today
        covered = {norm.category for norm in norms}
        self.categories = tuple(category for category in CATEGORIES if category in covered)

    def judge(self, draft: Draft) -> tuple[Finding, ...]:
        """
        Return the findings of one draft in reading order, after house rules.
        """
        return self.examine(draft).findings

    def examine(self, draft: Draft) -> Judged:
        """
        Return the findings of one draft, and what house rules set aside.
        """
        view = DraftView.of(draft)
        found = (
            tell_disguise(finding)
            for finder in self.finders
            for finding in finder.find(view)
            if applies(self._norms[finding.entry], draft)
        )
        judged = self._house.apply(found, draft.date or self._today())
        if not draft.attached:
            return judged
        return Judged(
            place_findings(draft, judged.findings),
            tuple(replace(aside, finding=place_finding(draft, aside.finding)) for aside in judged.suppressed),
        )

    def skipped(self, draft: Draft) -> tuple[Skipped, ...]:
        """
        Return the detectors that do not run for a draft, and why.
        """
        skipped = [Skipped("model", "no model configured")]
        if draft.date is None:
            skipped.append(Skipped("calendar", "no date of posting given"))
        if not self._has_meaning:
            skipped.append(Skipped("semantic", "no model of meanings was built"))
        return tuple(skipped)


def applies(norm: Norm, draft: Draft) -> bool:
    """
    Tell whether a norm holds for the draft's platform, author and industry.
    """
    where = norm.applies_to
    if draft.author not in where.authors:
        return False
    if "all" not in where.platforms and draft.platform not in where.platforms:
        return False
    known = draft.industry is not None and draft.industry in INDUSTRIES
    return not known or "all" in where.industries or draft.industry in where.industries
