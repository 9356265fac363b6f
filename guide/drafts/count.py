"""
How many drafts files hold, where that can be told without reading the drafts, for a progress bar.
"""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from guide.drafts.draft import ReadOptions
from guide.drafts.files import TABLES, _bytes_of, _walk
from guide.drafts.rows import table_rows
from guide.errors import DraftError

# To count what is in these is to read them.
_UNKNOWN = ("zip", "pdf", "pptx")


def count_paths(paths: Iterable[str | Path], options: ReadOptions) -> int | None:
    """
    Return the number of drafts in files and folders, None where it cannot be told, as for standard input.
    """
    total = 0
    for path in paths:
        for name, file in _walk(Path(path)):
            data = _bytes_of(file) if _ending(name) in TABLES else b""
            count = None if str(path) == "-" else _count(name, data, options)
            if count is None:
                return None
            total += count
    return total


def count_files(named: Iterable[tuple[str, bytes]], options: ReadOptions) -> int | None:
    """
    Return the number of drafts in named files (name, content), None where it cannot be told.
    """
    total = 0
    for name, data in named:
        count = _count(name, data, options)
        if count is None:
            return None
        total += count
    return total


def _count(name: str, data: bytes | DraftError, options: ReadOptions) -> int | None:
    ending = _ending(name)
    if ending in _UNKNOWN:
        return None
    if ending not in TABLES or isinstance(data, DraftError):
        return 1
    rows = 0
    try:
        for _ in table_rows(data, ending, options.text_column):
            rows += 1
    except DraftError:
        # What stops the reading stands as one unreadable input after the rows before it.
        rows += 1
    return rows or 1


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")
