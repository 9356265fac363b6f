"""
Keeps what people did, as the values they saw, and gives it back.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import func, select

from guide.domain import Answer, Attempt, Draft, Lang, QuizItem, Review, Round, UnreadableDraft
from guide.errors import UsageError
from guide.storage.batches import BatchStore, kept_row
from guide.storage.database import Database, insert_into
from guide.storage.pictures import picture_rows, with_copies
from guide.storage.tables import KeptAnswer, KeptReview, QuizAttempt, QuizRound
from guide.storage.values import dump, load


def new_key() -> str:
    """
    Return a key that cannot be guessed, for an address.
    """
    return secrets.token_urlsafe(12)


class Store:
    """
    Reviews, answers and quiz rounds in the database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.batches = BatchStore(database)

    def keep_reviews(self, reviews: Sequence[Review | UnreadableDraft]) -> str:
        """
        Store a batch in order and return its key.
        """
        batch, now = new_key(), datetime.now(UTC)
        rows = [kept_row(batch, i, review, now) for i, review in enumerate(reviews)]
        with self._database.work() as session:
            session.add_all(rows)
            session.flush()
            session.add_all(picture_rows(batch, reviews))
        return batch

    def with_pictures(self, batch: str, position: int, draft: Draft) -> Draft:
        """
        Return a kept draft with the copies of its pictures, as far as they are there.
        """
        return with_copies(self._database, batch, position, draft)

    def reviews(self, batch: str) -> tuple[Review | UnreadableDraft, ...]:
        """
        Return a batch in order; nothing where the key is unknown.
        """
        wanted = select(KeptReview).where(KeptReview.batch == batch).order_by(KeptReview.position)
        with self._database.work() as session:
            return tuple(
                load(Review if row.kind == "review" else UnreadableDraft, row.content)
                for row in session.scalars(wanted)
            )

    def keep_answer(self, conversation: str, answer: Answer) -> None:
        """
        Add an answer to the end of a conversation.
        """
        count = select(func.count()).where(KeptAnswer.conversation == conversation)
        with self._database.work() as session:
            session.add(
                KeptAnswer(
                    conversation=conversation,
                    position=session.scalar(count) or 0,
                    content=dump(Answer, answer),
                    created=datetime.now(UTC),
                )
            )

    def answers(self, conversation: str) -> tuple[Answer, ...]:
        """
        Return the answers of a conversation, oldest first, as they were shown.
        """
        wanted = (
            select(KeptAnswer.content)
            .where(KeptAnswer.conversation == conversation)
            .order_by(KeptAnswer.position)
        )
        with self._database.work() as session:
            return tuple(load(Answer, content) for content in session.scalars(wanted))

    def keep_round(self, round_: Round, knowledge: str) -> None:
        """
        Store a round with its items.
        """
        with self._database.work() as session:
            session.add(
                QuizRound(
                    key=round_.id,
                    lang=round_.lang,
                    items=dump(tuple[QuizItem, ...], round_.items),
                    knowledge=knowledge,
                    created=datetime.now(UTC),
                )
            )

    def round(self, key: str) -> Round | None:
        """
        Return a round with the attempts made so far, or None where the key is unknown.
        """
        with self._database.work() as session:
            row = session.get(QuizRound, key)
            if row is None:
                return None
            made = session.scalars(
                select(QuizAttempt).where(QuizAttempt.round_key == key).order_by(QuizAttempt.id)
            )
            attempts = tuple(Attempt(key, a.item, a.chosen, a.right) for a in made)
            lang: Lang = "zh" if row.lang == "zh" else "en"
            return Round(key, lang, load(tuple[QuizItem, ...], row.items), attempts)

    def keep_attempt(self, round_key: str, item_id: str, chosen: int) -> Attempt:
        """
        Store a response and return the one that counts: the first for this item.

        Raises UsageError for an unknown round, item or option.
        """
        round_ = self.round(round_key)
        item = next((i for i in round_.items if i.id == item_id), None) if round_ else None
        if item is None or not 0 <= chosen < len(item.options):
            raise UsageError(f"no such question or option: {item_id!r}, {chosen}")
        row = {
            "round_key": round_key,
            "item": item_id,
            "chosen": chosen,
            "right": chosen == item.key,
            "created": datetime.now(UTC),
        }
        with self._database.work() as session:
            session.execute(insert_into(session, QuizAttempt).values(**row).on_conflict_do_nothing())
            stands = session.scalars(
                select(QuizAttempt).where(QuizAttempt.round_key == round_key, QuizAttempt.item == item_id)
            ).one()
            return Attempt(round_key, item_id, stands.chosen, stands.right)
