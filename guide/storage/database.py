"""
Opens the database and brings it to this version's form.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session

from guide.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"


def insert_into(session: Session, table: Any) -> Any:
    """
    Return an insert that can say what to do where the row is there already, for this database.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


class Database:
    """
    A connection for each unit of work, on SQLite or PostgreSQL, migrated when first opened.
    """

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
        except ArgumentError as error:
            raise StorageError(
                "REDLINE_DATABASE_URL is not a database address, such as sqlite:///file.db"
            ) from error
        self._engine = _engine(self._url)
        try:
            self._migrate()
        except (SQLAlchemyError, OSError) as error:
            name = self._url.render_as_string(hide_password=True)
            raise StorageError(f"cannot open the database {name}: {_first_line(error)}") from error

    @contextmanager
    def work(self) -> Iterator[Session]:
        """
        Yield a session that is committed at the end, or rolled back on an error.

        Raises StorageError where the database fails.
        """
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            raise StorageError(f"the database refused: {_first_line(error)}") from error

    def _migrate(self) -> None:
        file = self._url.database if self._url.get_backend_name() == "sqlite" else None
        if file and file != ":memory:":
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            # Two processes that start together must not migrate together.
            with FileLock(f"{file}.lock", timeout=60):
                self._upgrade()
        else:
            self._upgrade()

    def _upgrade(self) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _engine(url: Any) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if url.database in (None, "", ":memory:"):
        from sqlalchemy.pool import StaticPool

        return create_engine(url, connect_args={"check_same_thread": False}, poolclass=StaticPool)
    engine = create_engine(url, connect_args={"timeout": 30})
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _set_pragmas(connection: Any, _: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
