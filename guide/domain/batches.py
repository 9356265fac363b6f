"""
A batch of drafts under way, and each of its posts in short.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from guide.domain.reviews import Review, UnreadableDraft
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """
    One post of a batch in short: what a list and its charts need of a review.

    `n` is its place in the batch, from 1. `found` counts findings by category and severity. `error` says why
    an input could not be read; it has no verdict then.
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
    found: tuple[tuple[str, Severity, int], ...] = ()
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
        return {s: sum(n for _, severity, n in self.found if severity == s) for s in SEVERITIES}


def summarise(n: int, done: Review | UnreadableDraft) -> PostSummary:
    """
    Return the `n`th post of a batch in short.
    """
    if isinstance(done, UnreadableDraft):
        return PostSummary(n=n, id=done.id, name=done.name, error=done.error)
    draft = done.draft
    found: dict[tuple[str, Severity], int] = {}
    for explained in done.findings:
        kind = explained.finding.category, explained.finding.severity
        found[kind] = found.get(kind, 0) + 1
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
        found=tuple((category, severity, count) for (category, severity), count in found.items()),
        mode=done.engine.mode,
        seconds=done.engine.seconds,
    )
