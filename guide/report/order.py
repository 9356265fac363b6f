"""
What is common to the exports: findings numbered and ordered, drafts by file, the day a file carries.
"""

import datetime
from collections.abc import Iterable, Sequence

from guide.domain import SEVERITY_RANK, ExplainedFinding, Review, UnreadableDraft, Verdict

Reviewed = Review | UnreadableDraft

# The worst first.
VERDICTS: tuple[Verdict, ...] = ("block", "revise", "ok")
# How many findings a summary names; the rest stand below it.
MOST_FIRST = 5


def worst_first(findings: Sequence[ExplainedFinding]) -> list[tuple[int, ExplainedFinding]]:
    """
    Return the findings with their numbers, which count from 1 in reading order, the most severe first.
    """
    return sorted(
        enumerate(findings, 1), key=lambda pair: (-SEVERITY_RANK[pair[1].finding.severity], pair[0])
    )


def only_reviews(reviews: Iterable[Reviewed]) -> list[Review]:
    """
    Return the drafts that could be read and were reviewed.
    """
    return [review for review in reviews if isinstance(review, Review)]


def name_of(review: Reviewed) -> str:
    """
    Return the name of a draft, or its id where it has none.
    """
    if isinstance(review, UnreadableDraft):
        return review.name or review.id
    return review.draft.name or review.draft.id


def file_of(review: Reviewed) -> str:
    """
    Return the file that a draft came from: its name without the row.
    """
    return name_of(review).rsplit("#", 1)[0] or name_of(review)


def day_of(reviews: Iterable[Reviewed]) -> datetime.date | None:
    """
    Return the latest date of the reviews, which stands for the file's; None where none has one.
    """
    return max((review.draft.date for review in only_reviews(reviews) if review.draft.date), default=None)


def knowledge_of(reviews: Iterable[Reviewed]) -> str:
    """
    Return the version of the knowledge that the reviews rest on; more than one are listed.
    """
    return ", ".join(dict.fromkeys(review.engine.knowledge for review in only_reviews(reviews)))


def dates_of(reviews: Iterable[Reviewed]) -> str:
    """
    Return the planned dates of the reviews: one, or the first and the last; empty where none has one.
    """
    days = sorted({review.draft.date for review in only_reviews(reviews) if review.draft.date})
    return " – ".join(dict.fromkeys(day.isoformat() for day in (*days[:1], *days[-1:])))
