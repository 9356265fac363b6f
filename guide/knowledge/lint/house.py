"""
Checks of what only a house folder has: suppressions, replacements, days of mourning.
"""

from collections.abc import Iterator
from datetime import date

from guide.domain import CATEGORIES, FAMILY_OF, HOUSE, Norm
from guide.domain.house import NEVER_SET_ASIDE
from guide.knowledge._parse import Fault
from guide.knowledge.reader import Reading


def check_house(reading: Reading, today: date) -> Iterator[Fault]:
    """
    Yield the faults of a house folder's own files.
    """
    yield from _check_suppressions(reading, today)
    yield from _check_replacements(reading)
    yield from _check_mourning(reading)
    for source in reading.sources:
        if reading.base is not None and source in reading.base.sources:
            yield Fault(*reading.place_of(f"source {source}"), f"the base has {source!r}: take another id")


def _check_suppressions(reading: Reading, today: date) -> Iterator[Fault]:
    for key, rule in reading.suppressions.items():
        place = reading.place_of(f"suppressions {key}")
        norm = reading.base.entries.get(rule.entry) if reading.base else None
        if not isinstance(norm, Norm):
            hint = "; a rule of your own is edited, not suppressed" if rule.entry.startswith(HOUSE) else ""
            yield Fault(*place, f"{key}: no norm of the base has the id {rule.entry!r}{hint}")
        elif norm.severity == "high" and FAMILY_OF[norm.category] in NEVER_SET_ASIDE:
            yield Fault(*place, f"{key}: a high finding of {norm.category} is never set aside")
        if not rule.reason.strip() or not rule.owner.strip():
            yield Fault(*place, f"{key}: give a reason and an owner")
        if rule.until < today:
            yield Fault(*place, f"{key}: ended on {rule.until}; renew it with a reason, or delete it")


def _check_replacements(reading: Reading) -> Iterator[Fault]:
    for key, wanted in reading.replacements.items():
        place = reading.place_of(f"replacements {key}")
        if wanted.category not in CATEGORIES:
            yield Fault(*place, f"{key}: {wanted.category!r} is no category of the contract")
        if not wanted.instead_of or wanted.write in wanted.instead_of:
            yield Fault(*place, f"{key}: instead_of names the spellings to replace, not the one to write")


def _check_mourning(reading: Reading) -> Iterator[Fault]:
    for key, mourning in reading.mourning.items():
        if mourning.until is not None and mourning.until < mourning.since:
            yield Fault(*reading.place_of(f"mourning {key}"), f"{key}: until lies before since")
