"""
Findings to a review: readings, advice, citations, the verdict and the rewritten draft.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guide.detect import Detectors
from guide.domain import (
    Draft,
    Engine,
    ExplainedFinding,
    Finding,
    FindingSummary,
    Library,
    Norm,
    Review,
    Verdict,
)
from guide.explain.citations import cite
from guide.explain.rewrite import offered_fixes, rewrite_draft, rewrite_some
from guide.text import detect_language


class Reviewer:
    """
    Reviews drafts with the detectors and entries of one library.
    """

    def __init__(self, library: Library, detectors: Detectors) -> None:
        self._library = library
        self._detectors = detectors
        self._norms = {norm.id: norm for norm in library.norms}
        self._citations = {norm.id: cite(norm, library) for norm in library.norms}

    def review(self, draft: Draft) -> Review:
        """
        Return the review of one draft.
        """
        started = time.perf_counter()
        judged = self._detectors.examine(draft)
        findings = judged.findings
        rewritten, applied = rewrite_draft(draft, findings, self._detectors.judge)
        explained = tuple(
            self._explain(f"{draft.id}/{i + 1}", finding, i in applied) for i, finding in enumerate(findings)
        )
        return Review(
            draft=draft,
            lang=detect_language(draft.text),
            verdict=verdict_of(findings),
            findings=explained,
            rewritten=rewritten,
            checked=self._detectors.categories,
            skipped=self._detectors.skipped(draft),
            suppressed=judged.suppressed,
            engine=Engine("offline", None, self._library.version, round(time.perf_counter() - started, 4)),
        )

    def offered(self, review: Review) -> frozenset[int]:
        """
        Return the numbers of the findings whose fix, applied alone, raises nothing new.
        """
        findings = [explained.finding for explained in review.findings]
        return frozenset(i + 1 for i in offered_fixes(review.draft, findings, self._detectors.judge))

    def rewrite(self, review: Review, numbers: Iterable[int]) -> Review:
        """
        Return the review with its draft rewritten by the fixes of these findings, and no others.

        A fix that overlaps another of them or raises something new is left out.
        """
        findings = [explained.finding for explained in review.findings]
        wanted = (n - 1 for n in numbers)
        text, applied = rewrite_some(review.draft, findings, wanted, self._detectors.judge)
        explained = tuple(replace(e, applied=i in applied) for i, e in enumerate(review.findings))
        return replace(review, rewritten=text, findings=explained)

    def _explain(self, finding_id: str, finding: Finding, applied: bool) -> ExplainedFinding:
        norm: Norm = self._norms[finding.entry]
        return ExplainedFinding(
            id=finding_id,
            finding=finding,
            title=norm.title,
            chinese_reading=norm.chinese_reading,
            western_assumption=norm.western_assumption,
            advice=norm.advice,
            citations=self._citations[norm.id],
            applied=applied,
        )


def verdict_of(findings: Sequence[Finding | FindingSummary]) -> Verdict:
    """
    Return `block` for any high finding, `revise` for any medium one, else `ok`.
    """
    severities = {finding.severity for finding in findings}
    return "block" if "high" in severities else "revise" if "medium" in severities else "ok"
