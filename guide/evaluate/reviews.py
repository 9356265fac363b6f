"""
Scores reviews against gold: what was found, and what alarmed without need.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guide.domain import Finding

Gold = Mapping[str, Any]


@dataclass(slots=True)
class ReviewScore:
    """
    Counts over gold drafts, from which the figures follow.
    """

    drafts: int = 0
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    total: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found_lenient: int = 0
    high: int = 0
    high_found: int = 0
    serious: int = 0
    serious_extra: int = 0
    controls: int = 0
    alarmed: int = 0
    alarmed_high: int = 0
    misses: list[tuple[str, str, str | None]] = field(default_factory=list)
    alarms: list[tuple[str, list[tuple[str, str | None]]]] = field(default_factory=list)

    def add(self, row: Gold, findings: Sequence[Finding]) -> None:
        """
        Count one gold row (`id`, `text`, `gold`, …) and what was found in it.
        """
        self.drafts += 1
        serious = [finding for finding in findings if finding.severity != "low"]
        if not row["gold"]:
            self._add_control(row, findings, serious)
            return
        for issue in row["gold"]:
            self._add_issue(row, issue, findings)
        known = [*row["gold"], *({"span": text, "category": ""} for text in row.get("tolerated", ()))]
        self.serious += len(serious)
        self.serious_extra += sum(
            not any(matches(row["text"], issue, finding, lenient=True) for issue in known)
            for finding in serious
        )

    def _add_control(self, row: Gold, findings: Sequence[Finding], serious: Sequence[Finding]) -> None:
        self.controls += 1
        self.alarmed_high += any(finding.severity == "high" for finding in findings)
        if serious:
            self.alarmed += 1
            self.alarms.append((row["id"], [(f.category, f.span.text if f.span else None) for f in serious]))

    def _add_issue(self, row: Gold, issue: Gold, findings: Sequence[Finding]) -> None:
        category = issue["category"]
        hit = any(matches(row["text"], issue, finding) for finding in findings)
        self.total[category] += 1
        self.found[category] += hit
        self.found_lenient += hit or any(matches(row["text"], issue, f, lenient=True) for f in findings)
        if issue["severity"] == "high":
            self.high += 1
            self.high_found += hit
        if not hit:
            self.misses.append((row["id"], category, issue["span"]))

    def figures(self) -> dict[str, Any]:
        """
        Return the figures that `redline eval` prints.
        """
        issues = sum(self.total.values())
        return {
            "drafts": self.drafts,
            "issues": issues,
            "recall": _share(sum(self.found.values()), issues),
            "recall_lenient": _share(self.found_lenient, issues),
            "recall_high": _share(self.high_found, self.high),
            "precision_serious": round(1 - self.serious_extra / max(self.serious, 1), 3),
            "control_alarm_rate": _share(self.alarmed, self.controls),
            "control_high_alarm_rate": _share(self.alarmed_high, self.controls),
            "by_category": {name: f"{self.found[name]}/{self.total[name]}" for name in sorted(self.total)},
        }


def matches(text: str, issue: Gold, finding: Finding, lenient: bool = False) -> bool:
    """
    Tell whether a finding answers a gold issue: same category, and overlapping where the issue has a span.

    `lenient` drops the condition on the category for issues with a span.
    """
    same = finding.category in {issue["category"], *issue.get("also_accept", ())}
    if issue["span"] is None:
        return same
    if not (same or lenient):
        return False
    if finding.span is None:
        return same
    start, end = finding.span.start, finding.span.end
    return any(start < b and a < end for a, b in _ranges(text, issue["span"]))


def _ranges(text: str, span: str) -> Iterable[tuple[int, int]]:
    at = text.find(span)
    while at >= 0:
        yield at, at + len(span)
        at = text.find(span, at + 1)


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 3)
