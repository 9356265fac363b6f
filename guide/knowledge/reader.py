"""
Reads a folder of knowledge: every entry and source in it, and every fault.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.domain import (
    HOUSE,
    CalendarDay,
    Change,
    Concept,
    Entry,
    Incident,
    LabelledSentence,
    Mourning,
    Myth,
    Norm,
    PlatformFact,
    Replacement,
    Source,
    Suppression,
    Term,
)
from guide.knowledge._parse import Fault, Faults, read_entry, read_value
from guide.knowledge._yaml import Parsed, parse_yaml
from guide.knowledge.concepts import words_of
from guide.knowledge.sentences import read_sentences

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

    `places` gives the file and line where each entry or source stands, `parsed` each YAML file's lines;
    `sentences` stand under their file and line. What a house folder has besides entries stands by its name
    in `suppressions`, `replacements` and `mourning`; the ids of its entries begin with `prefix`, and `base`
    is what they add to.
    """

    folder: Path
    prefix: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    parsed: dict[str, Parsed] = field(default_factory=dict)
    suppressions: dict[str, Suppression] = field(default_factory=dict)
    replacements: dict[str, Replacement] = field(default_factory=dict)
    mourning: dict[str, Mourning] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    sentences: dict[tuple[str, int], LabelledSentence] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    concept_places: dict[str, tuple[str, int]] = field(default_factory=dict)
    base: "Reading | None" = None

    def knows(self, entry_id: str) -> bool:
        """
        Tell whether the folder, or the base that a house folder adds to, has an entry.
        """
        return entry_id in self.entries or (self.base is not None and self.base.knows(entry_id))

    def source(self, source_id: str) -> Source | None:
        """
        Return a source of the folder or of the base that it adds to.
        """
        return self.sources.get(source_id) or (self.base.source(source_id) if self.base else None)

    def place_of(self, name: str) -> tuple[str, int]:
        """
        Return the file and line of an entry or source.
        """
        return self.places.get(name, (str(self.folder), 1))


def read_folder(folder: Path, *, base: Reading | None = None) -> Reading:
    """
    Return all that a folder holds, with its faults; with `base`, it is a house folder that adds to it.
    """
    reading = Reading(folder, HOUSE if base else "", base=base)
    _read_sources(reading)
    _read_concepts(reading)
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).rglob("*.yml")):
            _read_entry_file(reading, path, kind)
    _read_calendar(reading)
    _read_glossary(reading)
    _read_values(reading, "changes", Change, reading.changes)
    for path in sorted((folder / "examples").glob("*.jsonl")):
        _read_sentence_file(reading, path)
    if base is not None:
        _read_values(reading, "suppressions", Suppression, reading.suppressions)
        _read_values(reading, "replacements", Replacement, reading.replacements)
        _read_values(reading, "mourning", Mourning, reading.mourning)
    return reading


def _collect(reading: Reading, read: Callable[[], None]) -> None:
    try:
        read()
    except Faults as error:
        reading.faults += error.faults


def _parse(reading: Reading, path: Path, *, may_be_empty: bool = False) -> Parsed | None:
    name = _name(reading, path)
    try:
        parsed = parse_yaml(path)
    except ValueError as error:
        line, message = str(error).split(": ", 1)
        reading.faults.append(Fault(name, int(line), message))
        return None
    if not isinstance(parsed.value, dict) and not (may_be_empty and parsed.value is None):
        reading.faults.append(Fault(name, 1, "expected keys and values, found something else"))
        return None
    reading.parsed[name] = parsed
    return parsed


def _name(reading: Reading, path: Path) -> str:
    return (Path(reading.folder.name) / path.relative_to(reading.folder)).as_posix()


def _read_entry_file(reading: Reading, path: Path, kind: type[Entry]) -> None:
    entry_id = reading.prefix + path.relative_to(reading.folder).with_suffix("").as_posix()
    reading.places[entry_id] = (_name(reading, path), 1)
    if parsed := _parse(reading, path):

        def read() -> None:
            reading.entries[entry_id] = read_entry(
                kind, entry_id, parsed, _name(reading, path), concepts=reading.concepts
            )

        _collect(reading, read)


def _read_sentence_file(reading: Reading, path: Path) -> None:
    name = _name(reading, path)
    for line, found in read_sentences(path, name):
        if isinstance(found, Fault):
            reading.faults.append(found)
        else:
            reading.sentences[name, line] = found


def _rows(reading: Reading, path: Path) -> Iterator[tuple[str, Parsed]]:
    if path.is_file() and (parsed := _parse(reading, path, may_be_empty=True)):
        for key in parsed.value if isinstance(parsed.value, dict) else ():
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


def _read_values(reading: Reading, stem: str, kind: type[Any], into: dict[str, Any]) -> None:
    """
    Read a file of named values, such as `suppressions.yml`.
    """
    path = reading.folder / f"{stem}.yml"
    for key, parsed in _rows(reading, path):
        reading.places[f"{stem} {key}"] = (_name(reading, path), parsed.line_of((key,)))

        def read(key: str = key, parsed: Parsed = parsed) -> None:
            value = parsed.value[key]  # type: ignore[index, call-overload]
            into[key] = read_value(kind, value, parsed, _name(reading, path), (key,))

        _collect(reading, read)


def _read_concepts(reading: Reading) -> None:
    """
    Read the lists of words that detectors name, after those of the base that a house folder adds to.
    """
    if reading.base is not None:
        reading.concepts.update(reading.base.concepts)
    for path in sorted((reading.folder / "concepts").glob("*.yml")):
        for key, parsed in _rows(reading, path):
            name, line = _name(reading, path), parsed.line_of((key,))
            reading.concept_places[key] = (name, line)
            if key in reading.concepts:
                reading.faults.append(Fault(name, line, f"the concept {key!r} stands elsewhere too"))

            def read(key: str = key, parsed: Parsed = parsed, name: str = name) -> None:
                value = parsed.value[key]  # type: ignore[index, call-overload]
                reading.concepts[key] = read_value(Concept, value, parsed, name, (key,))

            _collect(reading, read)
    for key, (name, line) in reading.concept_places.items():
        try:
            list(words_of(key, reading.concepts) if key in reading.concepts else ())
        except ValueError as error:
            reading.faults.append(Fault(name, line, f"{key}: {error}"))


def _read_calendar(reading: Reading) -> None:
    path = reading.folder / "calendar.yml"
    for key, parsed in _rows(reading, path):
        entry_id = f"{reading.prefix}calendar/{key}"
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
            entry_id = f"{reading.prefix}glossary/{row.get('term') or ''}"
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
