"""
What a team's suppressions change in the findings of one draft.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guide.detect.merge import merge_findings
from guide.detect.words import Phrases
from guide.domain import Finding, SetAside, Suppression
from guide.text import fold


@dataclass(frozen=True, slots=True)
class Judged:
    """
    The findings of a draft in reading order, and those that house rules silenced or lowered.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[SetAside, ...] = ()


class HouseRules:
    """
    The suppressions of a team, looked up by the entry they are about.
    """

    def __init__(self, suppressions: Sequence[Suppression]) -> None:
        self._by_entry: dict[str, list[tuple[Suppression, Phrases]]] = {}
        for suppression in suppressions:
            known = self._by_entry.setdefault(suppression.entry, [])
            known.append((suppression, Phrases(suppression.words)))

    def apply(self, found: Iterable[Finding], day: date) -> Judged:
        """
        Return what stays of the findings on a day; the first rule that reaches a finding counts.
        """
        kept: list[Finding] = []
        aside: dict[Finding, SetAside] = {}
        for finding in found:
            rule = self._rule_for(finding, day)
            if rule is None:
                kept.append(finding)
                continue
            to = rule.to if rule.action == "lower" else None
            aside[finding] = SetAside(
                finding=finding, to=to, reason=rule.reason, owner=rule.owner, until=rule.until
            )
            if to is not None:
                kept.append(replace(finding, severity=to))
        listed = merge_findings(aside)
        return Judged(merge_findings(kept), tuple(aside[finding] for finding in listed))

    def _rule_for(self, finding: Finding, day: date) -> Suppression | None:
        for rule, words in self._by_entry.get(finding.entry, ()):
            about = not rule.words or (finding.span and words.found_in(fold(finding.span.text)))
            if about and day <= rule.until and rule.reaches(finding):
                return rule
        return None
