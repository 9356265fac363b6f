"""
Keeps batches: what was handed in, how far each is, and who is working on it.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import case, delete, select, update
from sqlalchemy.orm import Session

from guide.domain import BatchProgress, PostSummary, Review, UnreadableDraft, summarise
from guide.storage.database import Database, insert_into
from guide.storage.pictures import picture_rows, without_copies
from guide.storage.tables import Batch, BatchInput, KeptReview
from guide.storage.values import dump, load

# After this many seconds without a sign a runner is taken to be gone, and another may take over.
LEASE = 15.0


class BatchStore:
    """
    Batches in the database. The reviews of a batch are kept under its key, as those of the page are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, key: str, inputs: Sequence[tuple[str, bytes]], options: str) -> bool:
        """
        Store a batch with its inputs (name, content), unless there is one under this key.

        Return whether it is new.
        """
        row = {
            "key": key,
            "state": "running",
            "options": options,
            "done": 0,
            "runner": "",
            "beat": 0.0,
            "error": "",
            "created": datetime.now(UTC),
        }
        with self._database.work() as session:
            insert = insert_into(session, Batch).values(**row).on_conflict_do_nothing().returning(Batch.key)
            if session.scalar(insert) is None:
                return False
            session.add_all(
                BatchInput(batch=key, position=i, name=name, content=content)
                for i, (name, content) in enumerate(inputs)
            )
            return True

    def progress(self, key: str) -> BatchProgress | None:
        """
        Return how far a batch is, None where the key is unknown.
        """
        with self._database.work() as session:
            row = session.get(Batch, key)
            return None if row is None else _progress(row)

    def running(self) -> tuple[str, ...]:
        """
        Return the keys of the batches that are not finished, oldest first.
        """
        wanted = select(Batch.key).where(Batch.state == "running").order_by(Batch.created)
        with self._database.work() as session:
            return tuple(session.scalars(wanted))

    def options(self, key: str) -> str | None:
        """
        Return the options that the batch was started with, None where the key is unknown.
        """
        with self._database.work() as session:
            return session.scalars(select(Batch.options).where(Batch.key == key)).first()

    def inputs(self, key: str) -> Iterator[tuple[str, bytes]]:
        """
        Yield the inputs (name, content) in order, one in memory at a time.
        """
        position = 0
        while True:
            with self._database.work() as session:
                row = session.get(BatchInput, (key, position))
                if row is None:
                    return
                found = row.name, row.content
            yield found
            position += 1

    def claim(self, key: str, runner: str) -> bool:
        """
        Take a running batch over, unless somebody else works on it; tell whether it is ours now.
        """
        now = time.time()
        free = (Batch.runner.in_(["", runner])) | (Batch.beat < now - LEASE)
        claimed = update(Batch).where(Batch.key == key, Batch.state == "running", free)
        with self._database.work() as session:
            return _changed(session, claimed.values(runner=runner, beat=now))

    def beat(self, key: str, runner: str, total: int | None = None) -> bool:
        """
        Give a sign of life, with the number of drafts where it is known; False where the work shall end.
        """
        values: dict[str, Any] = {"beat": time.time()}
        if total is not None:
            values["total"] = total
        ours = update(Batch).where(Batch.key == key, Batch.runner == runner, Batch.state == "running")
        with self._database.work() as session:
            return _changed(session, ours.values(**values))

    def add(self, key: str, runner: str, first: int, done: Sequence[Review | UnreadableDraft]) -> bool:
        """
        Keep the reviews from place `first` (0-based) on; False, and nothing kept, where another took over.
        """
        now, last = datetime.now(UTC), first + len(done)
        ours = update(Batch).where(Batch.key == key, Batch.runner == runner, Batch.done == first)
        # A file may hold more than was counted: pages of a PDF that could not be read stand beside it.
        total = case((Batch.total < last, last), else_=Batch.total)
        with self._database.work() as session:
            # The first statement writes: a batch that is deleted at this moment keeps nothing of ours.
            if not _changed(session, ours.values(done=last, total=total, beat=time.time())):
                return False
            session.add_all(kept_row(key, first + i, review, now) for i, review in enumerate(done))
            session.flush()
            session.add_all(picture_rows(key, done, first))
            return True

    def end(self, key: str, runner: str, state: str, error: str = "") -> None:
        """
        Set how the work of a runner ended: `done` or `failed`.
        """
        ours = update(Batch).where(Batch.key == key, Batch.runner == runner, Batch.state == "running")
        with self._database.work() as session:
            if _changed(session, ours.values(state=state, error=error, runner="")) and state == "done":
                # The reviews hold every text; the files are of no more use.
                session.execute(delete(BatchInput).where(BatchInput.batch == key))

    def stop(self, key: str) -> None:
        """
        Stop a running batch; what is done is kept.
        """
        with self._database.work() as session:
            session.execute(
                update(Batch).where(Batch.key == key, Batch.state == "running").values(state="stopped")
            )

    def go_on(self, key: str) -> None:
        """
        Set a stopped or failed batch running again; nobody works on it yet.
        """
        ended = Batch.state.in_(["stopped", "failed"])
        with self._database.work() as session:
            session.execute(
                update(Batch).where(Batch.key == key, ended).values(state="running", error="", runner="")
            )

    def posts(self, key: str) -> tuple[PostSummary, ...]:
        """
        Return the posts kept under a key in short, in order.
        """
        columns = KeptReview.position, KeptReview.kind, KeptReview.summary
        wanted = select(*columns).where(KeptReview.batch == key).order_by(KeptReview.position)
        with self._database.work() as session:
            rows = session.execute(wanted).all()
            return tuple(
                load(PostSummary, summary)
                if summary is not None
                # Kept by a version that made no summaries.
                else summarise(position + 1, _whole(session, key, position, kind))
                for position, kind, summary in rows
            )

    def review(self, key: str, position: int) -> Review | UnreadableDraft | None:
        """
        Return what is kept at a place (0-based) under a key, None where there is nothing.
        """
        with self._database.work() as session:
            row = session.get(KeptReview, (key, position))
            return None if row is None else _whole(session, key, position, row.kind)


def kept_row(batch: str, position: int, review: Review | UnreadableDraft, now: datetime) -> KeptReview:
    """
    Return the row of one review, or of one unreadable input; copies of pictures have rows of their own.
    """
    return KeptReview(
        batch=batch,
        position=position,
        kind="review" if isinstance(review, Review) else "unreadable",
        content=dump(type(review), without_copies(review)),
        summary=dump(PostSummary, summarise(position + 1, review)),
        created=now,
    )


def _whole(session: Session, key: str, position: int, kind: str) -> Review | UnreadableDraft:
    content = select(KeptReview.content).where(KeptReview.batch == key, KeptReview.position == position)
    done: Review | UnreadableDraft = load(
        Review if kind == "review" else UnreadableDraft, session.scalars(content).one()
    )
    return done


def _progress(row: Batch) -> BatchProgress:
    return load(  # type: ignore[no-any-return]
        BatchProgress,
        {
            "key": row.key,
            "state": row.state,
            "done": row.done,
            "total": row.total,
            "beat": row.beat,
            "created": row.created,
            "error": row.error,
        },
    )


def _changed(session: Session, statement: Any) -> bool:
    result: Any = session.execute(statement)
    return bool(result.rowcount)
