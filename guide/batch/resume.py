"""
Going on with a file of finished lines: each line says what it reviewed, so the file is its own record.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from guide.batch.local import TWICE
from guide.batch.order import Read
from guide.domain import Draft, UnreadableDraft
from guide.drafts import PictureFile
from guide.errors import BatchError

_ENDING = 64 * 1024
# What of a draft a line repeats, and a review of it depends on.
_FIELDS = ("name", "platform", "author", "industry", "market", "text")


class FinishedLines:
    """
    The lines of `--format jsonl --out FILE` that an earlier run finished; to be used in a `with`.

    A half-written last line is cut off. While it is open no second run goes on with the same file.
    Raises BatchError where the file cannot be gone on with.
    """

    def __init__(self, path: Path, knowledge: str) -> None:
        self.path = path
        self.count = 0
        self._knowledge = knowledge
        try:
            self._file = path.open("ab+")
        except OSError as error:
            raise BatchError(f"cannot write {path}: {error.strerror}") from error
        lock_lines(self._file, path)
        _cut_half_line(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def skip(self, drafts: Iterable[Read], seen: Callable[[dict[str, Any]], None]) -> Iterator[Read]:
        """
        Yield the drafts that have no line yet; `seen` is given each finished line.

        Raises BatchError at the first line that is not the review of its draft, before any is yielded.
        """
        rest = iter(drafts)
        with self.path.open("rb") as lines:
            for line in lines:
                draft = next(rest, None)
                if isinstance(draft, PictureFile):
                    # Its line is compared by the text, so that another picture in its place is noticed.
                    draft = draft.read()
                seen(self._finished(line, draft))
                self.count += 1
        yield from rest

    def _finished(self, line: bytes, draft: Draft | UnreadableDraft | None) -> dict[str, Any]:
        where = f"{self.path}:{self.count + 1}"
        anew = "give another --out, or leave out --resume to begin anew"
        if draft is None:
            raise BatchError(f"{where}: the file has more reviews than there are drafts now; {anew}")
        try:
            value = json.loads(line)
        except ValueError as error:
            raise BatchError(f"{where}: not a line of --format jsonl; {anew}") from error
        if not isinstance(value, dict) or "schema" not in value:
            raise BatchError(f"{where}: not a line of --format jsonl; {anew}")
        told = {**value, "knowledge": _knowledge_of(value), "pictures": _pictures_of(value)}
        differ = [name for name, one in self._expected(draft, told).items() if told.get(name) != one]
        if differ:
            raise BatchError(
                f"{where}: not a review of {draft.name} as it is to be reviewed now ({', '.join(differ)} "
                f"differ); use the same files, settings and knowledge, {anew}"
            )
        return value

    def _expected(self, draft: Draft | UnreadableDraft, told: dict[str, Any]) -> dict[str, Any]:
        # A draft that ended two workers stands as unreadable, though it was read.
        error = TWICE if isinstance(draft, Draft) else draft.error
        if not isinstance(draft, Draft) or told.get("error") == TWICE:
            return {"schema": "redline.error/1", "id": draft.id, "name": draft.name, "error": error}
        return {
            "schema": "redline.review/1",
            "id": draft.id,
            **{name: getattr(draft, name) for name in _FIELDS},
            "date": draft.date.isoformat() if draft.date else None,
            "left_out": [{"kind": left.kind, "count": left.count} for left in draft.left_out],
            "knowledge": self._knowledge,
            "pictures": [
                [picture.width, picture.height, [code.text for code in picture.codes]]
                for picture in draft.attached
            ],
        }


def _knowledge_of(line: dict[str, Any]) -> str | None:
    engine = line.get("engine")
    return engine.get("knowledge") if isinstance(engine, dict) and engine.get("mode") == "offline" else None


def _pictures_of(line: dict[str, Any]) -> list[Any] | None:
    """
    Return what tells pictures apart in which the same text was read.
    """
    try:
        return [
            [picture["width"], picture["height"], [code["text"] for code in picture["codes"]]]
            for picture in line.get("pictures", ())
        ]
    except (KeyError, TypeError):
        return None


def lock_lines(file: IO[Any], path: Path) -> None:
    """
    Keep other runs from the file while it is open. Raises BatchError where another has it.
    """
    try:
        import fcntl
    except ImportError:  # Not on Windows.
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BatchError(f"another run is writing {path}; wait for it, or give another --out") from error


def _cut_half_line(file: IO[bytes]) -> None:
    end = file.seek(0, os.SEEK_END)
    while end:
        start = max(0, end - _ENDING)
        file.seek(start)
        last = file.read(end - start).rfind(b"\n")
        if last >= 0:
            end = start + last + 1
            break
        end = start
    file.truncate(end)
