"""
What a team adds to the knowledge base: words it prefers, findings it sets aside, days it keeps quiet.
"""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from guide.domain.batches import FindingSummary
from guide.domain.categories import FAMILY_OF
from guide.domain.reviews import Finding
from guide.domain.words import SEVERITY_RANK, STRICT, Bilingual, Severity

# The id of whatever a house folder holds begins with this.
HOUSE = "house/"
# A house rule may not set aside what the law or the nation's symbols make grave.
NEVER_SET_ASIDE = ("law", "nation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """
    A finding of the base that the team silences, or lowers to a severity, for a reason and a time.

    `words`, where given, limit it to findings whose span holds one of them. It ends with the day `until`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    entry: str
    words: tuple[str, ...] = ()
    action: Literal["silence", "lower"] = "silence"
    to: Severity = "low"
    reason: str
    owner: str
    until: datetime.date

    def reaches(self, finding: Finding) -> bool:
        """
        Tell whether it may change a finding: never a high one of the families law and nation.
        """
        if is_protected(finding):
            return False
        return self.action == "silence" or SEVERITY_RANK[self.to] < SEVERITY_RANK[finding.severity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """
    The spelling a team wants, in place of others.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    write: str
    instead_of: tuple[str, ...]
    why: Bilingual
    owner: str
    category: str = "translation-tells"
    severity: Severity = "low"
    checked: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mourning:
    """
    Days on which any promotion is a finding, both ends included; without `until`, from `since` on.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    since: datetime.date
    until: datetime.date | None = None
    reason: Bilingual
    owner: str

    def covers(self, day: datetime.date) -> bool:
        """
        Tell whether a day is one of them.
        """
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class House:
    """
    The rules of a team beside its own entries.
    """

    suppressions: tuple[Suppression, ...] = ()
    mourning: tuple[Mourning, ...] = ()


def is_protected(finding: Finding | FindingSummary) -> bool:
    """
    Tell whether a finding is a high one of the families law and nation, which nobody may hide.
    """
    return finding.severity == "high" and FAMILY_OF.get(finding.category) in NEVER_SET_ASIDE


def is_house(entry_id: str) -> bool:
    """
    Tell whether an entry is the team's own.
    """
    return entry_id.startswith(HOUSE)
