"""
Files to drafts, in order; a file or row that cannot be read costs only itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO

from guide.domain import Draft, UnreadableDraft
from guide.drafts.decode import decode
from guide.drafts.draft import ReadOptions, draft_from_row, draft_from_text
from guide.drafts.office import word_text
from guide.drafts.rows import table_rows
from guide.errors import DraftError

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 200_000

TEXTS: dict[str, Callable[[bytes], str]] = {"txt": decode, "md": decode, "docx": word_text}
TABLES = ("csv", "tsv", "xlsx", "jsonl")
ENDINGS = (*TEXTS, *TABLES)
_LATER = ("pptx", "pdf", "html", "htm", "srt", "png", "jpg", "jpeg", "webp", "zip")

Read = Draft | UnreadableDraft


@dataclass(slots=True)
class _Ids:
    """
    Ids given so far; a repeated one gets `~2`.
    """

    given: set[str] = field(default_factory=set)

    def unique(self, wanted: str) -> str:
        chosen, n = wanted, 1
        while chosen in self.given:
            n += 1
            chosen = f"{wanted}~{n}"
        self.given.add(chosen)
        return chosen


def read_files(named: Iterable[tuple[str, bytes]], options: ReadOptions) -> Iterator[Read]:
    """
    Yield the drafts of named files (name, content) in order.
    """
    ids = _Ids()
    for name, data in named:
        yield from _read(name, lambda data=data: data, options, ids)  # type: ignore[misc]


def read_paths(
    paths: Iterable[str | Path], options: ReadOptions, stdin: IO[bytes] | None = None
) -> Iterator[Read]:
    """
    Yield the drafts of files, of the readable files in folders, and of standard input for `-`.
    """
    ids = _Ids()
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from _read("-", lambda: stdin.read(MOST_BYTES + 1), options, ids)
            continue
        for file in _walk(Path(path)):
            yield from _read(str(file), lambda file=file: _bytes_of(file), options, ids)  # type: ignore[misc]


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = [file for file in sorted(path.rglob("*")) if file.is_file() and _ending(file.name) in ENDINGS]
    # A folder with nothing to read is named, so that a wrong path does not pass for a clean one.
    yield from found or [path]


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DraftError(f"this folder has no file to read; we read {_list(ENDINGS)}")
        if path.stat().st_size > MOST_BYTES:
            return b"\0" * (MOST_BYTES + 1)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DraftError("there is no such file; check the name") from error
    except OSError as error:
        raise DraftError(f"it cannot be opened: {error.strerror}") from error


def _read(name: str, load: Callable[[], bytes], options: ReadOptions, ids: _Ids) -> Iterator[Read]:
    label = "standard input" if name == "-" else PurePath(name).name
    stem = "draft-1" if name == "-" else PurePath(name).stem or "draft-1"
    try:
        data = load()
        _check_size(data)
        ending = "txt" if name == "-" else _ending(name)
        if ending in TABLES:
            yield from _read_rows(label, stem, data, ending, options, ids)
            return
        text = _text(data, ending)
        yield draft_from_text(text, options, draft_id=ids.unique(stem), name=label)
    except DraftError as error:
        yield UnreadableDraft(ids.unique(stem), label, str(error))


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise DraftError(f"it is larger than {MOST_BYTES // 1024**2} MB; split it up, or save only the text")
    if not data.strip():
        raise DraftError("it is empty; save the post in it and try again")


def _text(data: bytes, ending: str) -> str:
    if ending not in TEXTS:
        raise DraftError(_unknown(ending))
    text = TEXTS[ending](data)
    if not text.strip():
        raise DraftError("there is no text in it; save the post in it and try again")
    if len(text) > MOST_CHARACTERS:
        raise DraftError(
            f"it has {len(text):,} characters; a draft may have {MOST_CHARACTERS:,}. Split it up"
        )
    return text


def _unknown(ending: str) -> str:
    if ending in _LATER:
        return f".{ending} files are not read yet; save the text as .docx or .txt"
    named = f".{ending} files are" if ending else "files without an ending are"
    return f"{named} not read; we read {_list(ENDINGS)}"


def _list(endings: Iterable[str]) -> str:
    return " ".join(f".{ending}" for ending in endings)


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _read_rows(
    label: str, stem: str, data: bytes, ending: str, options: ReadOptions, ids: _Ids
) -> Iterator[Read]:
    count = 0
    for number, row in table_rows(data, ending, options.text_column):
        count += 1
        name = f"{label}#{number}"
        given = None if isinstance(row, DraftError) else row.get(options.id_column)
        draft_id = ids.unique(str(given).strip() if given not in (None, "") else f"{stem}-{number}")
        try:
            if isinstance(row, DraftError):
                raise row
            _check_length(row.get(options.text_column))
            yield draft_from_row(row, options, draft_id=draft_id, name=name)
        except DraftError as error:
            yield UnreadableDraft(draft_id, name, str(error))
    if not count:
        raise DraftError("there is no row with a text in it")


def _check_length(text: object) -> None:
    if text is not None and len(str(text)) > MOST_CHARACTERS:
        raise DraftError(f"the text has {len(str(text)):,} characters; a draft may have {MOST_CHARACTERS:,}")
