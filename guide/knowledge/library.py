"""
Puts the knowledge base, and a team's own rules where there are any, into one `Library`.
"""

from dataclasses import replace
from pathlib import Path

from guide.domain import (
    AUTHORS,
    HOUSE,
    AppliesTo,
    Bilingual,
    Change,
    Entry,
    Examples,
    House,
    Incident,
    Library,
    Norm,
    Replacement,
    Source,
    TermsDetector,
)
from guide.errors import KnowledgeError
from guide.knowledge.concepts import words_of
from guide.knowledge.content import hash_folder
from guide.knowledge.reader import Reading, read_folder

# Files of a house folder that change no entry: an index built before they were edited still fits.
_NOT_INDEXED = ("suppressions.yml", "mourning.yml")


def load_library(folder: Path, house: Path | None = None) -> Library:
    """
    Return the reviewed entries of a folder, and of a team's own, in the order of their ids.

    Raises KnowledgeError with `file:line: message` for each fault.
    """
    reading = read_folder(folder)
    _refuse_faults(reading)
    if not reading.entries:
        raise KnowledgeError(f"{folder}: no entries found; give the folder that holds norms/ and sources.yml")
    _check_sources(reading, reading.sources)
    base = _library_of(reading)
    return base if house is None else _with_house(base, reading, house)


def _library_of(reading: Reading) -> Library:
    reviewed = _linked_back(_reviewed(reading.entries))
    newest = max(entry.checked for entry in reviewed.values())
    version = f"{newest:%Y.%m}+{hash_folder(reading.folder)[:8]}"
    return Library(
        reviewed,
        reading.sources,
        version,
        indexed=version,
        changes=_newest_first(reading),
        sentences=tuple(reading.sentences.values()),
        concepts={name: tuple(words_of(name, reading.concepts)) for name in sorted(reading.concepts)},
    )


def _with_house(base: Library, read: Reading, folder: Path) -> Library:
    """
    Return the base with what a house folder adds.

    Raises KnowledgeError where the folder is missing, has faults, or lists a source of the base anew.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder; REDLINE_HOUSE names the folder of your own rules")
    reading = read_folder(folder, base=read)
    _refuse_faults(reading)
    for source in reading.sources:
        if source in base.sources:
            file, line = reading.place_of(f"source {source}")
            raise KnowledgeError(f"{file}:{line}: the base has a source {source!r}: give yours another id")
    sources = {**base.sources, **reading.sources}
    _check_sources(reading, sources)
    own = _reviewed({**reading.entries, **replacement_norms(reading)})
    house = House(tuple(reading.suppressions.values()), tuple(reading.mourning.values()))
    return replace(
        base,
        entries=_linked_back(dict(sorted({**base.entries, **own}.items()))),
        sources=sources,
        version=f"{base.version}.house-{hash_folder(folder)[:8]}",
        indexed=f"{base.version}.house-{hash_folder(folder, leave_out=_NOT_INDEXED)[:8]}"
        if own
        else base.version,
        house=house,
        changes=tuple(sorted((*base.changes, *_newest_first(reading)), key=lambda c: c.on, reverse=True)),
    )


def replacement_norms(reading: Reading) -> dict[str, Norm]:
    """
    Return each replacement of a house folder as a norm with one list of words.
    """
    norms = (_replacement_norm(f"{HOUSE}replacements/{key}", r) for key, r in reading.replacements.items())
    return {norm.id: norm for norm in norms}


def _replacement_norm(entry_id: str, wanted: Replacement) -> Norm:
    title = Bilingual(f"House wording: write “{wanted.write}”", f"统一写法：“{wanted.write}”")
    return Norm(
        id=entry_id,
        title=title,
        category=wanted.category,
        severity=wanted.severity,
        applies_to=AppliesTo(("all",), AUTHORS, ("all",)),
        norm=title,
        chinese_reading=wanted.why,
        western_assumption=Bilingual("That any of the names in use will do.", "以为几种写法都可以用。"),
        advice=Bilingual(f"Write “{wanted.write}”.", f"写“{wanted.write}”。"),
        limits=Bilingual(
            f"A house rule, kept by {wanted.owner}: no law or platform asks for it.",
            f"团队内部约定，由{wanted.owner}维护，并非法规或平台要求。",
        ),
        general_knowledge=True,
        detect=(TermsDetector(terms=dict.fromkeys(wanted.instead_of, wanted.write), unless=(wanted.write,)),),
        examples=Examples((), ()),
        checked=wanted.checked,
    )


def _newest_first(reading: Reading) -> tuple[Change, ...]:
    return tuple(sorted(reading.changes.values(), key=lambda change: change.on, reverse=True))


def _linked_back(entries: dict[str, Entry]) -> dict[str, Entry]:
    """
    Return the entries with a link from each norm to the incidents that illustrate it.

    An incident names its norms; the way back is derived, so that the two cannot disagree.
    """
    linked = dict(entries)
    for incident in entries.values():
        if isinstance(incident, Incident):
            for target in incident.illustrates:
                norm = linked.get(target)
                if norm is not None and incident.id not in norm.related:
                    linked[target] = replace(norm, related=(*norm.related, incident.id))
    return linked


def _refuse_faults(reading: Reading) -> None:
    if reading.faults:
        raise KnowledgeError("\n".join(str(fault) for fault in sorted(reading.faults)))


def _reviewed(entries: dict[str, Entry] | dict[str, Entry | Norm]) -> dict[str, Entry]:
    return {
        entry_id: entries[entry_id] for entry_id in sorted(entries) if entries[entry_id].status == "reviewed"
    }


def _check_sources(reading: Reading, sources: dict[str, Source]) -> None:
    """
    Raise KnowledgeError where an entry cites a source that is not listed: nothing could be shown for it.
    """
    for entry in reading.entries.values():
        cited = [*entry.sources, *(fact.source for fact in entry.facts if fact.source)]
        if unknown := sorted({reference.id for reference in cited} - set(sources)):
            file, line = reading.place_of(entry.id)
            raise KnowledgeError(
                f"{file}:{line}: sources.yml has no {unknown[0]!r}; run `redline kb lint` for all"
            )
