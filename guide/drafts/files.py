"""
Files to drafts, in order; a file or row that cannot be read costs only itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from guide.domain import Draft, UnreadableDraft
from guide.drafts.archive import begins_like
from guide.drafts.attach import attach_pictures, draft_from_picture, empty_draft
from guide.drafts.decode import decode
from guide.drafts.draft import ReadOptions, draft_from_row, draft_from_text
from guide.drafts.pictures import PICTURES
from guide.drafts.rows import Row, table_rows
from guide.drafts.word import word_text
from guide.errors import DraftError

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000

TABLES = ("csv", "tsv", "xlsx", "jsonl")
ENDINGS = ("txt", "md", "docx", *TABLES, *PICTURES)
_LATER = ("pptx", "pdf", "html", "htm", "srt", "zip")
_OLD = {"doc": "docx", "rtf": "docx", "odt": "docx", "pages": "docx", "xls": "xlsx", "ods": "xlsx"}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Read = Draft | UnreadableDraft


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


def read_files(named: Iterable[tuple[str, bytes]], options: ReadOptions) -> Iterator[Read]:
    """
    Yield the drafts of named files (name, content) in order.
    """
    ids = _Ids()
    for name, data in named:
        yield from _read(name, data, options, ids)


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


def read_paths(
    paths: Iterable[str | Path], options: ReadOptions, stdin: IO[bytes] | None = None
) -> Iterator[Read]:
    """
    Yield the drafts of files, of the readable files in folders, and of standard input for `-`.
    """
    ids = _Ids()
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from _read("-", stdin.read(MOST_BYTES + 1), options, ids)
            continue
        for name, file in _walk(Path(path)):
            yield from _read(name, _bytes_of(file), options, ids)


def _walk(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield path.name, path
        return
    # Hidden files and the `~$` files that Office leaves beside an open document are nobody's posts.
    found = [
        (file.relative_to(path).as_posix(), file)
        for file in sorted(path.rglob("*"))
        if _ending(file.name) in ENDINGS
        and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        and file.is_file()
    ]
    # A folder with nothing to read is named, so that a wrong path does not pass for a clean one.
    yield from found or [(path.resolve().name, path)]


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


def _read(name: str, data: bytes | DraftError, options: ReadOptions, ids: _Ids) -> Iterator[Read]:
    label = "standard input" if name == "-" else _label(name)
    stem = "" if name in ("", "-") else PurePosixPath(label).stem
    try:
        if isinstance(data, DraftError):
            raise data
        ending = "txt" if name == "-" else _ending(label)
        _check(data, ending)
        if ending in TABLES:
            yield from _read_rows(label, stem, table_rows(data, ending, options.text_column), options, ids)
            return
        if ending in PICTURES:
            draft = draft_from_picture(data, options, name=label)
        else:
            text = word_text(data) if ending == "docx" else _plain_text(data)
            draft = draft_from_text(text, options, name=label)
    except DraftError as error:
        yield UnreadableDraft(ids.unique(stem), label, str(error))
    else:
        yield replace(draft, id=ids.unique(stem))


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


def _plain_text(data: bytes) -> str:
    if other := begins_like(data):
        raise DraftError(f"not a text file (it begins like {other}); save the text as .txt")
    return decode(data)


def _unknown(ending: str) -> str:
    if ending in _LATER:
        return f".{ending} files are not read in this version; save the text as .docx or .txt"
    if ending in _OLD:
        return f".{ending} files are not read; open it and save it as .{_OLD[ending]}"
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
