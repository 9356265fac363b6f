"""
Files to drafts, in order; a file or row that cannot be read costs only itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from guide.domain import Draft, UnreadableDraft
from guide.drafts.attach import PictureFile, attach_pictures, empty_draft
from guide.drafts.draft import ReadOptions, draft_from_row, draft_from_text
from guide.drafts.pictures import PICTURES
from guide.drafts.readers import ARCHIVES, ENDINGS, READERS, SAVED_AS, TABLES
from guide.drafts.rows import Row, columns_of, table_rows
from guide.drafts.zips import member_data, open_zip, zip_members
from guide.errors import DraftError

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What systems leave in folders and archives; hidden files and the `~$` files of Office begin like this.
_LEFT_BEHIND = ("__MACOSX", "Thumbs.db", "desktop.ini")
_HIDDEN = (".", "~$")

Read = Draft | UnreadableDraft
Opened = Read | PictureFile


@dataclass(slots=True)
class _Ids:
    """
    Ids given so far; a repeated one gets `~2`, and what has no name is called after its place.
    """

    given: set[str] = field(default_factory=set)
    repeated: dict[str, int] = field(default_factory=dict)

    def unique(self, wanted: str) -> str:
        chosen = wanted = wanted or f"draft-{len(self.given) + 1}"
        while chosen in self.given:
            self.repeated[wanted] = n = self.repeated.get(wanted, 1) + 1
            chosen = f"{wanted}~{n}"
        self.given.add(chosen)
        return chosen


def read_files(
    named: Iterable[tuple[str, bytes]],
    options: ReadOptions,
    columns: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Read]:
    """
    Yield the drafts of named files (name, content) in order.

    `columns` gives the text and id columns of those tables, by name of the file, that have others.
    """
    return map(_now, open_files(named, options, columns))


def open_files(
    named: Iterable[tuple[str, bytes]],
    options: ReadOptions,
    columns: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Opened]:
    """
    Yield what `read_files` does, but pictures unread, for whoever reviews them to read.
    """
    ids = _Ids()
    for name, data in named:
        text, own_id = (columns or {}).get(name, (options.text_column, options.id_column))
        yield from _read(name, data, replace(options, text_column=text, id_column=own_id), ids)


def table_columns(data: bytes, name: str) -> tuple[str, ...]:
    """
    Return the columns of a table by its file's name, none where the file is no table. Raises DraftError.
    """
    ending = _ending(_label(name))
    if ending not in TABLES:
        return ()
    _check(data, ending)
    return columns_of(data, ending)


def attach_files(
    draft: Draft, named: Iterable[tuple[str, bytes]]
) -> tuple[Draft, tuple[UnreadableDraft, ...]]:
    """
    Return the draft with named pictures, and those of them that could not be read.
    """
    return attach_pictures(draft, ((_label(name), data) for name, data in named))


def draft_from_pictures(
    named: Sequence[tuple[str, bytes]], options: ReadOptions
) -> tuple[Draft, tuple[UnreadableDraft, ...]]:
    """
    Return one draft of several named pictures, called after the first, and those that could not be read.
    """
    name = _label(named[0][0])
    return attach_files(empty_draft(options, name=name), named)


def read_post(text: str, pictures: Sequence[tuple[str, bytes]], options: ReadOptions) -> Iterator[Read]:
    """
    Yield the one draft of a text and its named pictures, or of the pictures alone; then those not read.
    """
    unread: tuple[UnreadableDraft, ...] = ()
    if text.strip():
        draft, unread = attach_files(
            draft_from_text(text, options, draft_id="draft-1", name="draft-1"), pictures
        )
        yield draft
    elif pictures:
        draft, unread = draft_from_pictures(pictures, options)
        if draft.attached:
            yield draft
    yield from unread


def read_paths(
    paths: Iterable[str | Path], options: ReadOptions, stdin: IO[bytes] | None = None
) -> Iterator[Read]:
    """
    Yield the drafts of files, of the readable files in folders, and of standard input for `-`.
    """
    return map(_now, open_paths(paths, options, stdin))


def open_paths(
    paths: Iterable[str | Path], options: ReadOptions, stdin: IO[bytes] | None = None
) -> Iterator[Opened]:
    """
    Yield what `read_paths` does, but pictures unread, for whoever reviews them to read.
    """
    ids = _Ids()
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from _read("-", stdin.read(MOST_BYTES + 1), options, ids)
            continue
        for name, file in _walk(Path(path)):
            yield from _read(name, _bytes_of(file), options, ids)


def _now(opened: Opened) -> Read:
    return opened.read() if isinstance(opened, PictureFile) else opened


def _walk(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield path.name, path
        return
    found = [
        (name, file)
        for file in sorted(path.rglob("*"))
        if _is_wanted(name := file.relative_to(path).as_posix()) and file.is_file()
    ]
    # A folder with nothing to read is named, so that a wrong path does not pass for a clean one.
    yield from found or [(path.resolve().name, path)]


def _is_wanted(name: str) -> bool:
    """
    Tell whether a file of a folder or archive is read, or named as one that could be after saving it anew.
    """
    parts = name.split("/")
    return (
        _ending(name) in (*ENDINGS, *SAVED_AS)
        and not any(part.startswith(_HIDDEN) for part in parts)
        and not any(part in _LEFT_BEHIND for part in parts)
    )


def _bytes_of(path: Path) -> bytes | DraftError:
    try:
        if path.is_dir():
            return DraftError(f"this folder has no file to read; we read {_list(ENDINGS)}")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return DraftError("there is no such file; check the name")
    except OSError as error:
        return DraftError(f"it cannot be opened ({error.strerror}); check its permissions")


def _read(
    name: str, data: bytes | DraftError, options: ReadOptions, ids: _Ids, inside: str = ""
) -> Iterator[Opened]:
    label = "standard input" if name == "-" else inside + _label(name)
    stem = "" if name in ("", "-") else PurePosixPath(label).stem
    try:
        if isinstance(data, DraftError):
            raise data
        ending = "txt" if name == "-" else _ending(label)
        _check(data, ending)
        if ending in TABLES:
            yield from _read_rows(label, stem, table_rows(data, ending, options.text_column), options, ids)
        elif ending in PICTURES:
            yield PictureFile(ids.unique(stem), label, data, options)
        elif ending in ARCHIVES:
            if inside:
                raise DraftError("an archive inside an archive is not opened; add it by itself")
            yield from _read_archive(label, data, options, ids)
        else:
            yield from _read_whole(label, stem, data, ending, options, ids)
    except DraftError as error:
        yield UnreadableDraft(ids.unique(stem), label, str(error))


def _read_whole(
    label: str, stem: str, data: bytes, ending: str, options: ReadOptions, ids: _Ids
) -> Iterator[Read]:
    content = READERS[ending](data)
    draft = draft_from_text(content.text, options, name=label)
    yield replace(draft, id=ids.unique(stem), left_out=content.left_out)
    for place, why in content.unread:
        yield UnreadableDraft(ids.unique(stem), f"{label}#{place}", why)


def _read_archive(label: str, data: bytes, options: ReadOptions, ids: _Ids) -> Iterator[Opened]:
    with open_zip(data) as archive:
        members = [(name, member) for name, member in zip_members(archive) if _is_wanted(_label(name))]
        if not members:
            raise DraftError(f"there is no file in it that we read; we read {_list(ENDINGS)}")
        for name, member in members:
            content: bytes | DraftError
            try:
                content = member_data(archive, member, MOST_BYTES)
            except DraftError as error:
                content = error
            yield from _read(name, content, options, ids, inside=f"{label}/")


def _label(name: str) -> str:
    # An uploaded name is untrusted: no way out of a folder, nothing that breaks a line of output.
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    return _UNPRINTABLE.sub("\ufffd", "/".join(parts)) or "draft"


def _check(data: bytes, ending: str) -> None:
    if ending not in ENDINGS:
        raise DraftError(_unknown(ending))
    if len(data) > MOST_BYTES:
        raise DraftError(f"it is larger than {MOST_BYTES // 1024**2} MB; split it up, or save only the text")
    if not data.strip():
        raise DraftError("it is empty; put the post in it and try again")


def _unknown(ending: str) -> str:
    if ending in SAVED_AS:
        return f".{ending} files are not read; open it and save it as .{SAVED_AS[ending]}"
    named = f".{ending} files are" if ending else "files without an ending are"
    return f"{named} not read; we read {_list(ENDINGS)}"


def _list(endings: Iterable[str]) -> str:
    return " ".join(f".{ending}" for ending in endings)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _read_rows(label: str, stem: str, rows: Iterable[Row], options: ReadOptions, ids: _Ids) -> Iterator[Read]:
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise DraftError(f"it has more than {MOST_ROWS:,} rows; the rest is not read. Split it up")
        yield _read_row(row, f"{label}#{row.place}", stem, options, ids)
    if not count:
        raise DraftError("there is no row with a text in it; put one post in each row")


def _read_row(row: Row, name: str, stem: str, options: ReadOptions, ids: _Ids) -> Read:
    if isinstance(row.fields, DraftError):
        return UnreadableDraft(ids.unique(stem), name, str(row.fields))
    draft_id = ids.unique(_own_id(row.fields, options.id_column) or stem)
    try:
        return draft_from_row(row.fields, options, draft_id=draft_id, name=name)
    except DraftError as error:
        return UnreadableDraft(draft_id, name, str(error))


def _own_id(fields: Mapping[str, Any], id_column: str) -> str:
    wanted = id_column.casefold()
    given = next((value for key, value in fields.items() if key.casefold() == wanted), None)
    if given is None or isinstance(given, dict | list):
        return ""
    return _UNPRINTABLE.sub("\ufffd", str(given)).strip()
