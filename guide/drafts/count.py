"""
How many drafts files hold, told without reading the drafts, for a progress bar.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from guide.drafts.draft import ReadOptions
from guide.drafts.files import MOST_BYTES, MOST_ROWS, _bytes_of, _ending, _is_wanted, _label, _walk
from guide.drafts.readers import ARCHIVES, TABLES
from guide.drafts.rows import table_rows
from guide.drafts.zips import member_data, open_zip, zip_members
from guide.errors import DraftError


def count_paths(paths: Iterable[str | Path], options: ReadOptions) -> int | None:
    """
    Return the number of drafts in files and folders, None where it cannot be told, as for standard input.

    A PDF counts as one; pages of it that cannot be read come on top.
    """
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        for name, file in _walk(Path(path)):
            data = _bytes_of(file) if _ending(name) in (*TABLES, *ARCHIVES) else b""
            total += _count(name, data, options.text_column)
    return total


def count_files(
    named: Iterable[tuple[str, bytes]],
    options: ReadOptions,
    columns: Mapping[str, tuple[str, str]] | None = None,
) -> int:
    """
    Return the number of drafts in named files (name, content); `columns` as for `read_files`.

    A PDF counts as one; pages of it that cannot be read come on top.
    """
    total = 0
    for name, data in named:
        text, _ = (columns or {}).get(name, (options.text_column, options.id_column))
        total += _count(name, data, text)
    return total


def _count(name: str, data: bytes | DraftError, text_column: str) -> int:
    ending = _ending(_label(name))
    # What cannot be read stands as one unreadable input.
    if ending not in (*TABLES, *ARCHIVES) or isinstance(data, DraftError) or len(data) > MOST_BYTES:
        return 1
    if not data.strip():
        return 1
    return _count_rows(data, ending, text_column) if ending in TABLES else _count_members(data, text_column)


def _count_rows(data: bytes, ending: str, text_column: str) -> int:
    rows = 0
    try:
        for _ in islice(table_rows(data, ending, text_column), MOST_ROWS + 1):
            rows += 1
    except DraftError:
        # What stops the reading stands as one unreadable input after the rows before it.
        rows += 1
    return rows or 1


def _count_members(data: bytes, text_column: str) -> int:
    count = 0
    try:
        with open_zip(data) as archive:
            for name, member in zip_members(archive):
                if not _is_wanted(_label(name)):
                    continue
                count += _count_member(archive, name, member, text_column)
    except DraftError:
        return 1
    return count or 1


def _count_member(archive: ZipFile, name: str, member: ZipInfo, text_column: str) -> int:
    if _ending(_label(name)) not in TABLES:
        return 1
    try:
        return _count(name, member_data(archive, member, MOST_BYTES), text_column)
    except DraftError:
        return 1
