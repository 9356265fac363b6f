"""
Keeps what people decide about findings; the first decision stands until it is taken back.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from guide.domain import Decision, Dismissal, Slot
from guide.errors import UsageError
from guide.storage.database import Database, insert_into
from guide.storage.decision_tables import KeptDecision, KeptDismissal

_GONE = "this review was deleted meanwhile; nothing can be decided about it"


def in_utc(when: datetime) -> datetime:
    """
    Return a time that was kept in UTC as one that says so: SQLite forgets it.
    """
    return when if when.tzinfo else when.replace(tzinfo=UTC)


class DecisionStore:
    """
    Decisions about findings of kept reviews, and dismissals that hold beyond them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def decide(self, decisions: Sequence[Decision]) -> None:
        """
        Store decisions; where a finding has one of the kind already, that one stands.

        Raises UsageError where the review is gone.
        """
        rows = [_row(decision) | {"slot": decision.slot} for decision in decisions]
        if not rows:
            return
        with self._database.work() as session:
            try:
                session.execute(insert_into(session, KeptDecision).values(rows).on_conflict_do_nothing())
            except IntegrityError as error:
                raise UsageError(_GONE) from error

    def take_back(self, batch: str, position: int, finding: int, slot: Slot) -> None:
        """
        Forget one decision, where there is one.
        """
        wanted = delete(KeptDecision).where(
            KeptDecision.batch == batch,
            KeptDecision.position == position,
            KeptDecision.finding == finding,
            KeptDecision.slot == slot,
        )
        with self._database.work() as session:
            session.execute(wanted)

    def decisions(self, batch: str, position: int) -> tuple[Decision, ...]:
        """
        Return the decisions about one kept review, by the findings' numbers.
        """
        wanted = (
            select(KeptDecision)
            .where(KeptDecision.batch == batch, KeptDecision.position == position)
            .order_by(KeptDecision.finding, KeptDecision.slot)
        )
        with self._database.work() as session:
            return tuple(_value(Decision, row) for row in session.scalars(wanted))

    def dismiss(self, dismissal: Dismissal, day: date) -> None:
        """
        Remember a dismissal; one that still holds on this day for the same words stands.
        """
        row = _row(dismissal) | {"key": dismissal.key}
        over = or_(KeptDismissal.ended.is_not(None), KeptDismissal.until < day)
        with self._database.work() as session:
            insert = insert_into(session, KeptDismissal).values(**row)
            session.execute(insert.on_conflict_do_update(index_elements=["key"], set_=row, where=over))

    def dismissals(self) -> tuple[Dismissal, ...]:
        """
        Return all dismissals, those that end soonest first, also those that have ended.
        """
        wanted = select(KeptDismissal).order_by(KeptDismissal.until, KeptDismissal.key)
        with self._database.work() as session:
            return tuple(_value(Dismissal, row) for row in session.scalars(wanted))

    def end_dismissal(self, key: str, by: str) -> None:
        """
        End a dismissal now; one that was ended before stays as it was.
        """
        wanted = update(KeptDismissal).where(KeptDismissal.key == key, KeptDismissal.ended.is_(None))
        with self._database.work() as session:
            session.execute(wanted.values(ended=datetime.now(UTC), ended_by=by))


def _row(value: Decision | Dismissal) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _value(kind: Any, row: Any) -> Any:
    value = kind(**{field.name: getattr(row, field.name) for field in fields(kind)})
    times = {name: in_utc(when) for name in ("made", "ended") if (when := getattr(value, name, None))}
    return replace(value, **times)
