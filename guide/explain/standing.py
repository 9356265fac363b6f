"""
How the findings of a review stand: which are dismissed, what counts, and which to fix first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from guide.domain import (
    FAMILY_OF,
    SEVERITY_RANK,
    Dismissal,
    Draft,
    Finding,
    FindingSummary,
    PostSummary,
    Review,
    dismissal_key,
    is_protected,
)
from guide.domain.house import NEVER_SET_ASIDE
from guide.explain.review import verdict_of
from guide.text import fold

# From the surest to apply to the most work: one press, a line to add, a text to think about.
_EASE = {"replace": 0, "delete": 0, "add": 1, "none": 2}


def words_of(finding: Finding | FindingSummary) -> str:
    """
    Return the folded words a finding quotes, or what a code says; empty where it is about the whole draft.
    """
    return fold(finding.quoted)


def memory_key(finding: Finding | FindingSummary, draft: Draft | PostSummary, line: str) -> str:
    """
    Return what a dismissal of the finding is remembered by; `line` names the draft with its versions.
    """
    words = words_of(finding)
    return dismissal_key(finding.entry, words, draft.author, "" if words else line)


def dismissed_in(
    review: Review, dismissals: Iterable[Dismissal], line: str, day: date
) -> dict[int, Dismissal]:
    """
    Return the dismissals that hold for findings of a review on a day, by the findings' numbers.
    """
    known = {dismissal.key: dismissal for dismissal in dismissals if dismissal.holds(day)}
    if not known:
        return {}
    keys = (memory_key(explained.finding, review.draft, line) for explained in review.findings)
    return {n: known[key] for n, key in enumerate(keys, 1) if key in known}


def hidden_of(review: Review, dismissed: Mapping[int, Dismissal]) -> frozenset[int]:
    """
    Return the numbers of the findings that a dismissal takes out of the count: never a protected one.
    """
    return frozenset(n for n in dismissed if not is_protected(review.findings[n - 1].finding))


def counted(review: Review, hidden: frozenset[int]) -> Review:
    """
    Return the review without the hidden findings, and with the verdict of what is left.
    """
    if not hidden:
        return review
    left = tuple(explained for n, explained in enumerate(review.findings, 1) if n not in hidden)
    return replace(review, findings=left, verdict=verdict_of([explained.finding for explained in left]))


def posts_counted(
    posts: Sequence[PostSummary], dismissals: Iterable[Dismissal], batch: str, day: date
) -> tuple[tuple[PostSummary, ...], int]:
    """
    Return the posts of a batch as they count after dismissals, and how many findings do not.
    """
    known = {dismissal.key: dismissal.entry for dismissal in dismissals if dismissal.holds(day)}
    entries = frozenset(known.values())
    seen = tuple(_post_counted(post, known, entries, batch) for post in posts) if known else tuple(posts)
    found = sum(len(post.findings) for post in posts)
    return seen, found - sum(len(post.findings) for post in seen)


def _post_counted(
    post: PostSummary, known: Mapping[str, str], entries: frozenset[str], batch: str
) -> PostSummary:
    # A post of a batch is a first version, so its line has its own name.
    line = f"{batch}.{post.n - 1}"
    left = tuple(
        finding
        for finding in post.findings
        # Few findings are of an entry that was dismissed: the others need no key.
        if finding.entry not in entries
        or is_protected(finding)
        or memory_key(finding, post, line) not in known
    )
    if len(left) == len(post.findings):
        return post
    return replace(post, findings=left, verdict=verdict_of(left))


def fix_first(review: Review, numbers: Iterable[int]) -> list[int]:
    """
    Return finding numbers by what to fix first: severity, law and nation, confidence, ease of the fix.
    """

    def urgency(n: int) -> tuple[int, bool, float, int, int]:
        finding = review.findings[n - 1].finding
        grave = FAMILY_OF.get(finding.category) in NEVER_SET_ASIDE
        # Confidence in tenths: smaller differences say nothing.
        return (
            -SEVERITY_RANK[finding.severity],
            not grave,
            -round(finding.confidence, 1),
            _EASE[finding.fix],
            n,
        )

    return sorted(numbers, key=urgency)


def with_fixes(review: Review, numbers: Sequence[int] | frozenset[int]) -> Review:
    """
    Return the review with a fix only where a finding's number is given; the others keep their advice.
    """
    findings = tuple(
        explained
        if n in numbers or explained.finding.fix == "none"
        else replace(explained, finding=replace(explained.finding, fix="none", rewrite=None))
        for n, explained in enumerate(review.findings, 1)
    )
    return replace(review, findings=findings)
