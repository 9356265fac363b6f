"""
Keeps the small copies of pictures apart from their reviews, which stay small.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from guide.domain import Draft, Review, UnreadableDraft
from guide.storage.database import Database
from guide.storage.tables import KeptPicture


def without_copies(review: Review | UnreadableDraft) -> Review | UnreadableDraft:
    """
    Return the review with no bytes of pictures in it.
    """
    if isinstance(review, UnreadableDraft) or not review.draft.attached:
        return review
    attached = tuple(replace(picture, copy=b"") for picture in review.draft.attached)
    return replace(review, draft=replace(review.draft, attached=attached))


def picture_rows(
    batch: str, reviews: Sequence[Review | UnreadableDraft], first: int = 0
) -> list[KeptPicture]:
    """
    Return rows for the pictures of reviews from place `first` (0-based) on; one without a copy has none.
    """
    return [
        KeptPicture(batch=batch, position=position, number=number, content=picture.copy)
        for position, review in enumerate(reviews, first)
        if isinstance(review, Review)
        for number, picture in enumerate(review.draft.attached)
        if picture.copy
    ]


def with_copies(database: Database, batch: str, position: int, draft: Draft) -> Draft:
    """
    Return a kept draft with the copies of its pictures, as far as they are there.
    """
    if not draft.attached:
        return draft
    wanted = select(KeptPicture).where(KeptPicture.batch == batch, KeptPicture.position == position)
    with database.work() as session:
        copies = {row.number: row.content for row in session.scalars(wanted)}
    attached = tuple(replace(p, copy=copies.get(n, b"")) for n, p in enumerate(draft.attached))
    return replace(draft, attached=attached)
