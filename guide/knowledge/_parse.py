"""
One file's value to one entry, with `file:line: message` for each fault.
"""

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from guide.domain import (
    CalendarDay,
    CalendarDetector,
    Change,
    CodesDetector,
    Concept,
    Entry,
    Incident,
    LabelledSentence,
    LimitDetector,
    MeaningDetector,
    MissingDetector,
    Mourning,
    Myth,
    Norm,
    PatternDetector,
    PlatformFact,
    Replacement,
    Source,
    Suppression,
    Term,
    TermsDetector,
    TogetherDetector,
)
from guide.knowledge._yaml import Parsed, Path_
from guide.knowledge.concepts import written_out

DETECTORS: Mapping[str, type[Any]] = {
    "terms": TermsDetector,
    "pattern": PatternDetector,
    "together": TogetherDetector,
    "missing": MissingDetector,
    "limit": LimitDetector,
    "calendar": CalendarDetector,
    "meaning": MeaningDetector,
    "codes": CodesDetector,
}

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {
    kind: TypeAdapter(kind)
    for kind in (
        *(Norm, Myth, Incident, PlatformFact, Term, CalendarDay, Source),
        *(Suppression, Replacement, Mourning, Change, LabelledSentence, Concept),
        *DETECTORS.values(),
    )
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """
    Something wrong at one line of one file of the knowledge base.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Faults(Exception):  # noqa: N818  Several at once, each named for itself.
    """
    All faults of one file.
    """

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def read_value(kind: type[Any], value: Any, parsed: Parsed, file: str, at: Path_ = ()) -> Any:
    """
    Return `value` as a `kind`; `at` is where in the file it stands.

    Raises Faults with a line and, for a misspelt key, a suggestion.
    """
    try:
        return _ADAPTERS[kind].validate_python(value)
    except ValidationError as error:
        raise Faults([_fault(kind, problem, parsed, file, at) for problem in error.errors()]) from error


def read_entry(
    kind: type[Entry],
    entry_id: str,
    parsed: Parsed,
    file: str,
    at: Path_ = (),
    concepts: Mapping[str, Concept] = MappingProxyType({}),
) -> Any:
    """
    Return the entry at one place of a file; short forms and concepts are written out first.

    Raises Faults.
    """
    value = parsed.value
    for step in at:
        value = value[step]  # type: ignore[index]
    if not isinstance(value, dict):
        raise Faults([Fault(file, parsed.line_of(at), "expected keys and values here")])
    filled: dict[str, Any] = {**value, "id": entry_id}
    faults: list[Fault] = []
    if kind is Norm:
        filled["examples"] = _examples(filled.get("examples"))
        filled["detect"] = _detectors(filled.get("detect"), parsed, file, faults, concepts)
    if kind is Myth and isinstance(claim := filled.get("claim"), dict):
        filled.setdefault("title", {lang: f"“{str(text).rstrip('.。')}”" for lang, text in claim.items()})
    if kind is CalendarDay:
        filled["title"] = filled.pop("name", None)
    try:
        entry = read_value(kind, filled, parsed, file, at)
    except Faults as more:
        faults += more.faults
    if faults:
        raise Faults(faults)
    return entry


def _examples(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        side: [{"text": item} if isinstance(item, str) else item for item in items]
        if isinstance(items, list)
        else items
        for side, items in value.items()
    }


def _detectors(
    value: Any, parsed: Parsed, file: str, faults: list[Fault], concepts: Mapping[str, Concept]
) -> list[Any]:
    detectors = []
    for i, item in enumerate(value if isinstance(value, list) else []):
        at: Path_ = ("detect", i)
        kinds = [key for key in item if key in DETECTORS] if isinstance(item, dict) else []
        if len(kinds) != 1:
            known = ", ".join(DETECTORS)
            faults.append(Fault(file, parsed.line_of(at), f"a detector needs exactly one of {known}"))
            continue
        try:
            detectors.append(read_value(DETECTORS[kinds[0]], written_out(item, concepts), parsed, file, at))
        except ValueError as unknown:
            faults.append(Fault(file, parsed.line_of(at), str(unknown)))
        except Faults as more:
            faults += more.faults
    return detectors


def _fault(kind: type[Any], problem: Any, parsed: Parsed, file: str, at: Path_) -> Fault:
    place = tuple(step for step in problem["loc"] if isinstance(step, str | int))
    line = parsed.line_of((*at, *place))
    name = str(place[-1]) if place else ""
    where = ".".join(str(step) for step in place)
    if problem["type"] == "unexpected_keyword_argument":
        near = difflib.get_close_matches(name, _keys_at(kind, place[:-1]), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return Fault(file, line, f"unknown key {name!r}{hint}")
    if problem["type"] in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return Fault(file, line, f"the key {where!r} is missing")
    return Fault(
        file,
        line,
        f"{where}: {problem['msg'].removeprefix('Input should be ')} (found {str(problem['input'])[:60]!r})",
    )


def _keys_at(kind: Any, place: Path_) -> list[str]:
    """
    Return the keys that a dataclass, or the one nested at `place` in it, understands.
    """
    for step in place:
        if isinstance(step, str) and dataclasses.is_dataclass(kind):
            kind = get_type_hints(kind).get(step)
        while kind is not None and not dataclasses.is_dataclass(kind) and get_args(kind):
            inner = [part for part in get_args(kind) if dataclasses.is_dataclass(part)]
            kind = inner[0] if inner else None
    names = [f.name for f in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    renamed = {"title": "name"} if kind is CalendarDay else {}
    return [renamed.get(name, name) for name in names if name != "id"]
