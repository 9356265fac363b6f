"""
The file of `--format jsonl --out FILE`: it takes its place when it is whole; a run goes on where one ended.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from guide.errors import UsageError


def part_of(out: Path) -> Path:
    """
    Return where the lines stand until the file is whole: beside it, so that nobody takes half for all.
    """
    place = out.resolve()
    return place.with_name(f"{place.name}.part")


@contextmanager
def lines_into(out: Path, *, resume: bool, is_whole: Callable[[], bool]) -> Iterator[TextIO]:
    """
    Open a file for lines, each written at once; it takes its place at the end, where `is_whole()`.

    Until then, and where the run ends before, the lines stand in `part_of(out)`. With `resume` they follow
    those of an earlier run. Raises UsageError where they cannot be written.
    """
    place, part = out.resolve(), part_of(out)
    try:
        if place.exists() and not place.is_file():
            with place.open("w", encoding="utf-8", newline="\n") as lines:
                yield lines
            return
        if resume and place.exists() and not part.exists():
            shutil.copyfile(place, part)
        # Line by line to the file, so that a run that is killed has lost nothing but what it was at.
        with part.open("a", encoding="utf-8", newline="\n", buffering=1) as lines:
            if not resume:
                _begin_anew(lines, part)
            try:
                yield lines
            except BaseException:
                if not resume and not lines.tell():
                    part.unlink()
                raise
        if is_whole():
            if place.exists():
                shutil.copymode(place, part)
            part.replace(place)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}") from error


def _begin_anew(lines: TextIO, part: Path) -> None:
    from guide.batch import lock_lines

    # Not before it is ours: another run may be writing it.
    lock_lines(lines, part)
    lines.truncate(0)
