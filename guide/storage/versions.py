"""
Keeps the versions of a draft in order, and deletes reviews with all they hold.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from guide.domain import Draft, Review, Version
from guide.errors import UsageError
from guide.storage.batches import kept_row
from guide.storage.database import Database, insert_into
from guide.storage.decision_tables import DeletedReview, KeptDecision, KeptDismissal, KeptVersion
from guide.storage.decisions import in_utc
from guide.storage.pictures import picture_rows, with_copies
from guide.storage.store import new_key
from guide.storage.tables import Batch, BatchInput, KeptPicture, KeptReview
from guide.storage.values import dump


def first_line(batch: str, position: int) -> str:
    """
    Return the name of the versions that begin with this review.
    """
    return f"{batch}.{position}"


class VersionStore:
    """
    The versions of drafts, each a kept review, and the end of kept reviews.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_version(self, batch: str, position: int, earlier: Review, review: Review) -> str:
        """
        Store a review as the next version of an earlier one, and return its key.

        A version with the same text, pictures, options and knowledge is there once: then its key is returned.
        Raises UsageError where the earlier review is gone.
        """
        # The copies of pictures lie apart, and they tell a picture from another that reads the same.
        earlier = replace(earlier, draft=with_copies(self._database, batch, position, earlier.draft))
        try:
            with self._database.work() as session:
                try:
                    return self._add(session, (batch, position), earlier, review)
                except IntegrityError as error:
                    raise UsageError(
                        "the earlier version was deleted, or changed at this moment; load the page again"
                    ) from error
        except UsageError:
            # Two at once on a server database: the other has been stored by now, if that was the reason.
            found = self._same(batch, position, review)
            if found is None:
                raise
            return found

    def _add(self, session: Session, of: tuple[str, int], earlier: Review, review: Review) -> str:
        # The first statement writes, so that on SQLite nobody else can come between here and the end.
        first = {
            "batch": of[0],
            "position": of[1],
            "line": first_line(*of),
            "number": 1,
            "digest": _digest(earlier),
            "created": datetime.now(UTC),
        }
        session.execute(insert_into(session, KeptVersion).values(**first).on_conflict_do_nothing())
        line = session.scalars(select(KeptVersion.line).where(*_is(KeptVersion, *of))).one()
        digest, now = _digest(review), datetime.now(UTC)
        same = select(KeptVersion.batch).where(KeptVersion.line == line, KeptVersion.digest == digest)
        if (kept := session.scalars(same).first()) is not None:
            return kept
        newest = session.scalar(select(func.max(KeptVersion.number)).where(KeptVersion.line == line)) or 1
        key = new_key()
        session.add(kept_row(key, 0, review, now))
        session.flush()
        session.add_all(picture_rows(key, [review]))
        session.add(
            KeptVersion(batch=key, position=0, line=line, number=newest + 1, digest=digest, created=now)
        )
        session.flush()
        return key

    def _same(self, batch: str, position: int, review: Review) -> str | None:
        line = self.line_of(batch, position)
        wanted = select(KeptVersion.batch).where(
            KeptVersion.line == line, KeptVersion.digest == _digest(review)
        )
        with self._database.work() as session:
            return session.scalars(wanted).first()

    def line_of(self, batch: str, position: int) -> str:
        """
        Return the name of the versions a review belongs to, its own where it is the only one.
        """
        wanted = select(KeptVersion.line).where(*_is(KeptVersion, batch, position))
        with self._database.work() as session:
            return session.scalars(wanted).first() or first_line(batch, position)

    def versions(self, batch: str, position: int) -> tuple[Version, ...]:
        """
        Return the versions a review belongs to, in order; none where it is the only one.
        """
        line = select(KeptVersion.line).where(*_is(KeptVersion, batch, position)).scalar_subquery()
        wanted = select(KeptVersion).where(KeptVersion.line == line).order_by(KeptVersion.number)
        with self._database.work() as session:
            found = tuple(
                Version(row.number, row.batch, row.position, in_utc(row.created))
                for row in session.scalars(wanted)
            )
        return found if len(found) > 1 or (found and found[0].number > 1) else ()

    def is_kept(self, batch: str) -> bool:
        """
        Tell whether a review is kept under this key.
        """
        with self._database.work() as session:
            return bool(session.scalar(select(exists().where(KeptReview.batch == batch))))

    def deleted_on(self, batch: str) -> datetime | None:
        """
        Return when the review under this key was deleted, or None where none was.
        """
        with self._database.work() as session:
            gone = session.get(DeletedReview, batch)
            return in_utc(gone.deleted) if gone else None

    def delete_review(self, batch: str, *, end_dismissals: bool, by: str) -> None:
        """
        Delete what is kept under a key: reviews, pictures, decisions, and places among versions.

        A batch goes with its inputs and its state, and so stops where it is still worked on. Dismissals
        made there are remembered further, unless `end_dismissals`.
        """
        now = datetime.now(UTC)
        with self._database.work() as session:
            # The state first: whoever adds reviews to it now has them kept before this, or not at all.
            gone = _deleted(session, delete(Batch).where(Batch.key == batch))
            for table in (BatchInput, KeptDecision, KeptVersion, KeptPicture, KeptReview):
                gone += _deleted(session, delete(table).where(table.batch == batch))
            if end_dismissals:
                made_here = update(KeptDismissal).where(
                    KeptDismissal.batch == batch, KeptDismissal.ended.is_(None)
                )
                session.execute(made_here.values(ended=now, ended_by=by))
            if gone:
                mark = insert_into(session, DeletedReview).values(batch=batch, deleted=now)
                session.execute(mark.on_conflict_do_nothing())


def _deleted(session: Session, statement: Any) -> int:
    result: Any = session.execute(statement)
    return int(result.rowcount)


def _is(table: Any, batch: str, position: int) -> tuple[Any, Any]:
    return table.batch == batch, table.position == position


def _digest(review: Review) -> str:
    """
    Return a hash of what makes two versions the same: the draft but for its names, and the knowledge.
    """
    draft = dump(Draft, review.draft, exclude={"id", "name"})
    return hashlib.sha256((draft + review.engine.knowledge).encode()).hexdigest()
