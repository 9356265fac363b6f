"""
Starts an entry from the template of its kind.
"""

import difflib
import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from string import Template

from guide.domain import CATEGORIES, PLATFORMS
from guide.errors import UsageError
from guide.knowledge.reader import FOLDERS

# What a template has where the editor writes; lint refuses an entry that still has it.
PLACEHOLDER = "FILL IN"

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TEMPLATES = {"norms": "norm", "myths": "myth", "incidents": "incident", "platforms": "platform"}
# Laws and platforms change within months, customs slowly; the editor corrects it.
_REVIEW_AFTER = timedelta(days=182)


def new_entry(folder: Path, entry_id: str, today: date) -> Path:
    """
    Write the template of a kind of entry to its place and return the file.

    Raises UsageError where the id is none that an entry can have, or the file is there already.
    """
    kind, *rest = entry_id.split("/")
    _check_id(entry_id, kind, rest)
    path = folder / f"{entry_id}.yml"
    if path.exists():
        raise UsageError(f"{path} is there already: edit it, or choose another name")
    filled = Template(_template(kind)).substitute(
        category=rest[0],
        platform=rest[0],
        today=today,
        month=f"{today:%Y-%m}",
        review_by=today + _REVIEW_AFTER,
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Never over a file that another editor has just begun.
        with path.open("x", encoding="utf-8") as file:
            file.write(filled)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    return path


def _template(kind: str) -> str:
    return files("guide.knowledge").joinpath(f"templates/{_TEMPLATES[kind]}.template").read_text("utf-8")


def _check_id(entry_id: str, kind: str, rest: list[str]) -> None:
    if kind not in FOLDERS:
        known = ", ".join(f"{name}/…" for name in FOLDERS)
        raise UsageError(
            f"{entry_id!r}: an id begins with one of {known}; a term is a row of glossary.csv, "
            "a day a key of calendar.yml"
        )
    inside = {"norms": CATEGORIES, "platforms": PLATFORMS}.get(kind)
    depth = 2 if inside else 1
    if len(rest) != depth or not all(_NAME.fullmatch(part) for part in rest):
        shape = "/".join(
            [kind, *(["<category>" if kind == "norms" else "<platform>"] if inside else []), "<name>"]
        )
        raise UsageError(f"{entry_id!r}: write {shape}, in small letters, digits and hyphens")
    if inside and rest[0] not in inside:
        near = difflib.get_close_matches(rest[0], inside, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UsageError(f"{rest[0]!r} is none of {', '.join(inside)}{hint}")
