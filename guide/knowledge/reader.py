"""
Reads `knowledge/` into a `Library`; all faults are collected and raised together.
"""

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from guide.domain import CalendarDay, Entry, Incident, Library, Myth, Norm, PlatformFact, Source, Term
from guide.errors import KnowledgeError
from guide.knowledge._parse import Fault, Faults, read_entry, read_value
from guide.knowledge._yaml import Parsed, parse_yaml

# Folder to kind of entry; the id of an entry is its path without the ending.
FOLDERS: dict[str, type[Entry]] = {
    "norms": Norm,
    "myths": Myth,
    "incidents": Incident,
    "platforms": PlatformFact,
}

_TERM_COLUMNS = {"means_en", "means_zh", "advice_en", "advice_zh", "english", "source"}


@dataclass(slots=True)
class Reading:
    """
    Everything read from a folder, faulty or not: what lint works on.

    `places` gives the file and line where each entry or source stands, `parsed` each YAML file's lines.
    """

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    parsed: dict[str, Parsed] = field(default_factory=dict)

    def place_of(self, name: str) -> tuple[str, int]:
        """
        Return the file and line of an entry or source.
        """
        return self.places.get(name, (str(self.folder), 1))


def load_library(folder: Path) -> Library:
    """
    Return the reviewed entries of a folder, in the order of their ids.

    Raises KnowledgeError with `file:line: message` for each fault.
    """
    reading = read_folder(folder)
    if reading.faults:
        raise KnowledgeError("\n".join(str(fault) for fault in sorted(reading.faults)))
    if not reading.entries:
        raise KnowledgeError(f"{folder}: no entries found; give the folder that holds norms/ and sources.yml")
    _check_sources(reading)
    reviewed = {
        entry_id: reading.entries[entry_id]
        for entry_id in sorted(reading.entries)
        if reading.entries[entry_id].status == "reviewed"
    }
    newest = max(entry.checked for entry in reviewed.values())
    return Library(reviewed, reading.sources, f"{newest:%Y.%m}+{hash_folder(folder)[:8]}")


def _check_sources(reading: Reading) -> None:
    """
    Raise KnowledgeError where an entry cites a source that is not listed: nothing could be shown for it.
    """
    for entry in reading.entries.values():
        cited = [*entry.sources, *(fact.source for fact in entry.facts if fact.source)]
        if unknown := sorted({reference.id for reference in cited} - set(reading.sources)):
            file, line = reading.place_of(entry.id)
            raise KnowledgeError(
                f"{file}:{line}: sources.yml has no {unknown[0]!r}; run `redline kb lint` for all"
            )


def hash_folder(folder: Path) -> str:
    """
    Return a hash of all content files, the same on every machine.
    """
    digest = hashlib.sha256()
    for path in content_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def content_files(folder: Path) -> list[Path]:
    """
    Return the files that make up the knowledge base, sorted.
    """
    files = [*folder.rglob("*.yml"), *folder.rglob("*.csv"), *folder.glob("examples/*.jsonl")]
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def read_folder(folder: Path) -> Reading:
    """
    Return all that a folder holds, with its faults.
    """
    reading = Reading(folder)
    _read_sources(reading)
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).rglob("*.yml")):
            _read_entry_file(reading, path, kind)
    _read_calendar(reading)
    _read_glossary(reading)
    return reading


def _collect(reading: Reading, read: Callable[[], None]) -> None:
    try:
        read()
    except Faults as error:
        reading.faults += error.faults


def _parse(reading: Reading, path: Path) -> Parsed | None:
    name = _name(reading, path)
    try:
        parsed = parse_yaml(path)
    except ValueError as error:
        line, message = str(error).split(": ", 1)
        reading.faults.append(Fault(name, int(line), message))
        return None
    if not isinstance(parsed.value, dict):
        reading.faults.append(Fault(name, 1, "expected keys and values, found something else"))
        return None
    reading.parsed[name] = parsed
    return parsed


def _name(reading: Reading, path: Path) -> str:
    return (Path(reading.folder.name) / path.relative_to(reading.folder)).as_posix()


def _read_entry_file(reading: Reading, path: Path, kind: type[Entry]) -> None:
    entry_id = path.relative_to(reading.folder).with_suffix("").as_posix()
    reading.places[entry_id] = (_name(reading, path), 1)
    if parsed := _parse(reading, path):

        def read() -> None:
            reading.entries[entry_id] = read_entry(kind, entry_id, parsed, _name(reading, path))

        _collect(reading, read)


def _rows(reading: Reading, path: Path) -> Iterator[tuple[str, Parsed]]:
    if path.is_file() and (parsed := _parse(reading, path)) and isinstance(parsed.value, dict):
        for key in parsed.value:
            yield key, parsed


def _read_sources(reading: Reading) -> None:
    path = reading.folder / "sources.yml"
    for key, parsed in _rows(reading, path):
        reading.places[f"source {key}"] = (_name(reading, path), parsed.line_of((key,)))

        def read(key: str = key, parsed: Parsed = parsed) -> None:
            value = parsed.value[key]  # type: ignore[index, call-overload]
            filled = {**value, "id": key} if isinstance(value, dict) else {"id": key}
            reading.sources[key] = read_value(Source, filled, parsed, _name(reading, path), (key,))

        _collect(reading, read)


def _read_calendar(reading: Reading) -> None:
    path = reading.folder / "calendar.yml"
    for key, parsed in _rows(reading, path):
        entry_id = f"calendar/{key}"
        reading.places[entry_id] = (_name(reading, path), parsed.line_of((key,)))

        def read(key: str = key, entry_id: str = entry_id, parsed: Parsed = parsed) -> None:
            reading.entries[entry_id] = read_entry(
                CalendarDay, entry_id, parsed, _name(reading, path), (key,)
            )

        _collect(reading, read)


def _read_glossary(reading: Reading) -> None:
    path = reading.folder / "glossary.csv"
    if not path.is_file():
        return
    name = _name(reading, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            line = rows.line_num
            entry_id = f"glossary/{row.get('term') or ''}"
            if entry_id in reading.entries:
                reading.faults.append(Fault(name, line, f"the term {row['term']!r} stands here twice"))
            reading.places[entry_id] = (name, line)

            def read(row: dict[str, str] = row, entry_id: str = entry_id, line: int = line) -> None:
                lines = Parsed(None, {(): line})
                reading.entries[entry_id] = read_value(Term, _term(row, entry_id), lines, name)

            _collect(reading, read)


def _reference(cell: str) -> dict[str, str]:
    """
    Return the source a glossary row names: an id, or `id@Art. 9(3)` for a place in a law.
    """
    source, _, at = cell.partition("@")
    return {"id": source, "at": at} if at else {"id": source}


def _term(row: dict[str, str], entry_id: str) -> dict[str, object]:
    """
    Return a glossary row in the form of an entry.
    """
    plain = {key: value for key, value in row.items() if key not in _TERM_COLUMNS}
    term = row.get("term") or ""
    english = row.get("english") or ""
    return {
        **plain,
        "id": entry_id,
        "dated_since": row.get("dated_since") or None,
        "title": {"en": f"{term} ({row.get('pinyin')}): {english}", "zh": term},
        "means": {"en": row.get("means_en"), "zh": row.get("means_zh")},
        "advice": {"en": row.get("advice_en"), "zh": row.get("advice_zh")},
        "sources": [_reference(row["source"])] if row.get("source") else [],
        "general_knowledge": not row.get("source"),
        "asked_as": {"en": [f"What does {term} mean?"], "zh": [f"{term}是什么意思"]},
    }
