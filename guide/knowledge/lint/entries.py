"""
Checks of entries, their links and their sources: one small function each, with its scope in its name.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from guide.domain import (
    AUTHORS,
    CATEGORIES,
    HOUSE,
    PLATFORMS,
    CalendarDetector,
    Entry,
    Incident,
    Myth,
    Norm,
    PatternDetector,
    is_house,
)
from guide.knowledge._parse import Fault
from guide.knowledge.bilingual import bilingual_texts
from guide.knowledge.lint.common import fault_at
from guide.knowledge.new import PLACEHOLDER
from guide.knowledge.reader import Reading

# Sweeping words about a people: a norm describes tendencies ("many readers").
_SWEEPING_EN = re.compile(
    r"\b(the chinese (people )?(always|never|all|think|believe|hate|love|like|dislike|want|prefer|are)"
    r"|chinese (people|readers|consumers|users|women|men) (always|never|all)"
    r"|(all|every|no) chinese (person|people|readers?|consumers?|users?|wom[ae]n|m[ae]n))\b",
    re.I,
)
_SWEEPING_ZH = re.compile(
    r"(所有|每个|全体)(的)?中国(人|消费者|网友|用户|读者)|中国(人|消费者|网友|用户|读者)(都|总是|从不|从来|天生|一律)"
)
_AT = re.compile(r"^(Art\. \d+(-\d+)?(\(\d+\))*|Item \d+(\(\d+\))*)$")
_TRADITIONAL = re.compile(r"[們這個來說時會對開關學過還發點樣種麼]")


def _check_links(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        linked = [("related", entry.related)]
        if isinstance(entry, Incident):
            linked.append(("illustrates", entry.illustrates))
        for key, ids in linked:
            for i, target in enumerate(ids):
                if not reading.knows(target):
                    yield fault_at(reading, entry, f"{key}: no entry has the id {target!r}", key, i)


def _check_sources_exist(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        for i, reference in enumerate(entry.sources):
            yield from _check_reference(reading, entry, reference.id, reference.at, "sources", i)
        for i, fact in enumerate(entry.facts):
            if fact.source is not None:
                yield from _check_reference(reading, entry, fact.source.id, fact.source.at, "facts", i)
            elif not fact.general_knowledge:
                yield fault_at(
                    reading, entry, "a fact needs a source, or general_knowledge: true", "facts", i
                )


def _check_reference(
    reading: Reading, entry: Entry, source_id: str, at: str | None, key: str, i: int
) -> Iterator[Fault]:
    source = reading.source(source_id)
    if source is None:
        yield fault_at(reading, entry, f"sources.yml has no {source_id!r}", key, i)
        return
    if source.superseded_by:
        yield fault_at(reading, entry, f"{source_id} is superseded by {source.superseded_by}", key, i)
    if source.text and not at:
        yield fault_at(reading, entry, f"{source_id} is a law or guide: say where with `at`", key, i)
    if at and not _AT.match(at):
        yield fault_at(reading, entry, f"`at` is {at!r}; write Art. 9, Art. 9(3) or Item 6", key, i)


def _check_sources_used(reading: Reading) -> Iterator[Fault]:
    used = {reference.id for entry in reading.entries.values() for reference in entry.sources}
    used |= {fact.source.id for entry in reading.entries.values() for fact in entry.facts if fact.source}
    for source in reading.sources.values():
        if source.id not in used and not source.superseded_by:
            yield Fault(*reading.place_of(f"source {source.id}"), f"no entry cites {source.id}")


def _check_general_knowledge(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        if entry.kind == "calendar":
            continue
        if not entry.sources and not entry.general_knowledge:
            yield fault_at(reading, entry, "no sources: add one, or general_knowledge: true", "sources")
        if entry.sources and entry.general_knowledge:
            yield fault_at(reading, entry, "has sources and general_knowledge; keep one", "general_knowledge")


def _check_category(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        if not isinstance(entry, Norm):
            continue
        folder = entry.id.removeprefix(HOUSE).split("/")[1]
        if entry.category != folder:
            yield fault_at(reading, entry, f"category {entry.category!r} in folder {folder!r}", "category")
        if entry.category not in CATEGORIES:
            yield fault_at(reading, entry, f"{entry.category!r} is no category of the contract", "category")
        for author in entry.applies_to.authors:
            if author not in AUTHORS:
                yield fault_at(reading, entry, f"{author!r} is none of {', '.join(AUTHORS)}", "applies_to")
        for platform in entry.applies_to.platforms:
            if platform not in (*PLATFORMS, "all"):
                yield fault_at(
                    reading, entry, f"{platform!r} is none of all, {', '.join(PLATFORMS)}", "applies_to"
                )


def _check_both_languages(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        for place, text in bilingual_texts(entry):
            if not text.en.strip() or not text.zh.strip():
                yield fault_at(reading, entry, f"{place}: one language is empty", place)
            # A Chinese character carries about as much as three Latin letters.
            if entry.kind == "glossary" and place == "title":
                continue
            ratio = len(text.en) / max(1, 3 * len(text.zh))
            if len(text.en) > 60 and not 0.35 <= ratio <= 2.2:
                yield fault_at(reading, entry, f"{place}: English and Chinese differ much in length", place)
            if _TRADITIONAL.search(text.zh):
                yield fault_at(reading, entry, f"{place}: traditional characters in the Chinese text", place)
            if _SWEEPING_EN.search(text.en) or _SWEEPING_ZH.search(text.zh):
                yield fault_at(
                    reading, entry, f"{place}: write of many readers, not of a whole people", place
                )
            if PLACEHOLDER in text.en or PLACEHOLDER in text.zh:
                yield fault_at(reading, entry, f"{place}: still has the template's {PLACEHOLDER!r}", place)


def _check_detectors(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        if not isinstance(entry, Norm):
            continue
        if not entry.detect:
            yield fault_at(reading, entry, "nothing to look for: add detectors", "detect")
        for i, detector in enumerate(entry.detect):
            if isinstance(detector, PatternDetector):
                try:
                    re.compile(detector.pattern)
                except re.error as error:
                    yield fault_at(reading, entry, f"not a regular expression: {error}", "detect", i)
            if isinstance(detector, CalendarDetector):
                for key in detector.calendar.dates:
                    if not reading.knows(f"calendar/{key}") and not reading.knows(f"{HOUSE}calendar/{key}"):
                        yield fault_at(reading, entry, f"calendar.yml has no {key!r}", "detect", i)


def _check_asked_as(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        if not is_house(entry.id) and (not entry.asked_as.en or not entry.asked_as.zh):
            yield fault_at(reading, entry, "asked_as needs questions in both languages", "asked_as")


def _check_myths(reading: Reading) -> Iterator[Fault]:
    for entry in reading.entries.values():
        if isinstance(entry, Myth):
            for group in entry.assumed_when:
                if not group or any(word != word.casefold() for word in group):
                    yield fault_at(
                        reading, entry, "assumed_when: lower-case words, at least one a group", "assumed_when"
                    )


def _check_changes(reading: Reading) -> Iterator[Fault]:
    for key, change in reading.changes.items():
        place = reading.place_of(f"changes {key}")
        for target in change.entries:
            if not reading.knows(target):
                yield Fault(*place, f"{key}: no entry has the id {target!r}")
        if not change.what.en.strip() or not change.what.zh.strip():
            yield Fault(*place, f"{key}: one language is empty")


def check_review_dates(reading: Reading, today: date) -> Iterable[Fault]:
    """
    Yield a fault for each entry whose dates do not fit, or whose review is due.
    """
    for entry in reading.entries.values():
        if entry.checked > today + timedelta(days=1):
            yield fault_at(reading, entry, f"checked {entry.checked} lies in the future", "checked")
        if entry.review_by and entry.review_by <= entry.checked:
            yield fault_at(reading, entry, "review_by must come after checked", "review_by")
        if entry.review_by and entry.review_by < today:
            yield fault_at(reading, entry, f"was to be reviewed by {entry.review_by}", "review_by")


CHECKS = (
    _check_links,
    _check_sources_exist,
    _check_sources_used,
    _check_general_knowledge,
    _check_category,
    _check_both_languages,
    _check_detectors,
    _check_asked_as,
    _check_myths,
    _check_changes,
)
