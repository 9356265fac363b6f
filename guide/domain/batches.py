"""
A batch of drafts under way, and each of its posts in short.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from guide.domain.reviews import Review, Span, UnreadableDraft
from guide.domain.words import SEVERITIES, Author, Platform, Severity, Verdict

BatchState = Literal["running", "stopped", "failed", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchProgress:
    """
    How far a batch is: `done` of `total` drafts, None where the total is not known yet.

    `beat` is when its runner was last heard of, in seconds since 1970, 0 where nobody has begun; `error`
    says why a failed one ended.
    """

    key: str
    state: BatchState
    done: int
    total: int | None
    beat: float
    created: datetime.datetime
    error: str = ""


@dataclass(frozen=True, slots=True)
class FindingSummary:
    """
    One finding of a post in short: what counts are made of, and what a dismissal is recognised by.
    """

    entry: str
    category: str
    severity: Severity
    span: Span | None = None
    code: str | None = None

    @property
    def quoted(self) -> str:
        """
        The words it is about, or what a code says; empty where it is about the whole draft.
        """
        return self.span.text if self.span else self.code or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """
    One post of a batch in short: what a list and its charts need of a review.

    `n` is its place in the batch, from 1. `error` says why an input could not be read; then it has no
    verdict.
    """

    n: int
    id: str
    name: str
    text: str = ""
    title: str = ""
    verdict: Verdict | None = None
    platform: Platform = "xiaohongshu"
    author: Author = "brand"
    industry: str | None = None
    date: datetime.date | None = None
    findings: tuple[FindingSummary, ...] = ()
    mode: Literal["offline", "model"] = "offline"
    seconds: float = 0.0
    error: str = ""

    @property
    def file(self) -> str:
        """
        The file it came from: its name without the row.
        """
        return self.name.rsplit("#", 1)[0]

    @property
    def counts(self) -> dict[Severity, int]:
        """
        The number of findings of each severity.
        """
        severities = [finding.severity for finding in self.findings]
        return {severity: severities.count(severity) for severity in SEVERITIES}


def summarise(n: int, done: Review | UnreadableDraft) -> PostSummary:
    """
    Return the `n`th post of a batch in short.
    """
    if isinstance(done, UnreadableDraft):
        return PostSummary(n=n, id=done.id, name=done.name, error=done.error)
    draft = done.draft
    findings = [explained.finding for explained in done.findings]
    return PostSummary(
        n=n,
        id=draft.id,
        name=draft.name,
        text=draft.text,
        title=draft.title,
        verdict=done.verdict,
        platform=draft.platform,
        author=draft.author,
        industry=draft.industry,
        date=draft.date,
        findings=tuple(FindingSummary(f.entry, f.category, f.severity, f.span, f.code) for f in findings),
        mode=done.engine.mode,
        seconds=done.engine.seconds,
    )
