"""
All detectors of the knowledge base, ready to run over drafts.
"""

from collections.abc import Iterator
from typing import Protocol

from guide.detect.calendar import CalendarFinder
from guide.detect.limit import LimitFinder
from guide.detect.merge import merge_findings
from guide.detect.missing import MissingFinder
from guide.detect.pattern import PatternFinder
from guide.detect.terms import TermsFinder
from guide.detect.view import DraftView
from guide.domain import CATEGORIES, CalendarDay, Draft, Finding, Library, Norm, Skipped

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
    Judges drafts by every detector of a library.

    `meaning` is the learnt detector, None where no model of meanings was built.
    """

    def __init__(self, library: Library, meaning: Finder | None = None) -> None:
        norms = library.norms
        days = {day.id: day for day in library.of_kind(CalendarDay)}
        self._norms = {norm.id: norm for norm in norms}
        self._finders: list[Finder] = [
            TermsFinder(norms),
            PatternFinder(norms),
            MissingFinder(norms),
            LimitFinder(norms, library.measures_of),
            CalendarFinder(norms, days),
        ]
        if meaning is not None:
            self._finders.append(meaning)
        self._has_meaning = meaning is not None
        covered = {norm.category for norm in norms}
        self.categories = tuple(category for category in CATEGORIES if category in covered)

    def judge(self, draft: Draft) -> tuple[Finding, ...]:
        """
        Return the findings of one draft in reading order.
        """
        view = DraftView.of(draft)
        found = (
            finding
            for finder in self._finders
            for finding in finder.find(view)
            if applies(self._norms[finding.entry], draft)
        )
        return merge_findings(found)

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
