"""
Counts what the knowledge base holds, and how well each category is covered.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guide.domain import CATEGORIES, Entry, Incident, Lang, Library, Norm, Strength

# The strongest source of an entry is the first of these that it cites.
STRENGTHS: tuple[Strength, ...] = (
    "law",
    "regulator",
    "platform",
    "scholarship",
    "press",
    "trade-press",
    "general",
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LANGS: tuple[Lang, ...] = ("en", "zh")


def count_library(library: Library) -> dict[str, Any]:
    """
    Return the figures of `redline kb stats`, with every category and its number of norms.
    """
    entries = library.entries.values()
    norms = library.norms
    by_category = Counter(norm.category for norm in norms)
    cited = {reference.id for entry in entries for reference in entry.sources}
    cited |= {fact.source.id for entry in entries for fact in entry.facts if fact.source}
    return {
        "entries": len(library.entries),
        "by_kind": dict(sorted(Counter(entry.kind for entry in entries).items())),
        "by_category": {category: by_category[category] for category in CATEGORIES},
        "examples": {
            "flags": sum(len(norm.examples.flags) for norm in norms),
            "passes": sum(len(norm.examples.passes) for norm in norms),
        },
        "examples_by_category": _examples_by_category(norms),
        "sources": dict(sorted(Counter(library.sources[source].strength for source in cited).items())),
        "coverage": _coverage(library),
        "general_knowledge": sorted(
            entry.id for entry in entries if entry.general_knowledge or not entry.sources
        ),
        "oldest_check": min(entry.checked for entry in entries).isoformat(),
        "knowledge": library.version,
    }


def strongest(entry: Entry, library: Library) -> Strength:
    """
    Return the strength of the strongest source an entry cites, `general` where it cites none.
    """
    cited = [reference.id for reference in entry.sources]
    cited += [fact.source.id for fact in entry.facts if fact.source]
    found = {library.sources[source].strength for source in cited if source in library.sources}
    return next((strength for strength in STRENGTHS if strength in found), "general")


def categories_of(entry: Entry, library: Library) -> tuple[str, ...]:
    """
    Return the categories an entry belongs to: its own, or those of the norms it illustrates or names.
    """
    if isinstance(entry, Norm):
        return (entry.category,)
    linked = (*entry.illustrates, *entry.related) if isinstance(entry, Incident) else entry.related
    norms = (library.entries.get(target) for target in linked)
    return tuple(dict.fromkeys(norm.category for norm in norms if isinstance(norm, Norm)))


def by_category_and_strength(library: Library) -> Mapping[tuple[str, Strength], Sequence[Entry]]:
    """
    Return the entries of each category and strength of source; those of several categories stand in each.
    """
    found: dict[tuple[str, Strength], list[Entry]] = defaultdict(list)
    for entry in library.entries.values():
        for category in categories_of(entry, library):
            found[category, strongest(entry, library)].append(entry)
    return found


def _coverage(library: Library) -> list[dict[str, Any]]:
    """
    Return a row for each category, kind, language and strength of source that has entries.
    """
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for (category, strength), entries in by_category_and_strength(library).items():
        for entry in entries:
            for lang in _written_in(entry):
                counts[category, entry.kind, lang, strength] += 1
    order = {category: i for i, category in enumerate(CATEGORIES)}
    return [
        {"category": category, "kind": kind, "lang": lang, "strength": strength, "entries": count}
        for (category, kind, lang, strength), count in sorted(
            counts.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0])
        )
    ]


def _written_in(entry: Entry) -> Iterator[Lang]:
    return (lang for lang in _LANGS if entry.title.text(lang).strip())


def _examples_by_category(norms: Sequence[Norm]) -> dict[str, dict[str, int]]:
    counted = {
        category: dict.fromkeys(("flags_en", "flags_zh", "passes_en", "passes_zh"), 0)
        for category in CATEGORIES
    }
    for norm in norms:
        for side, examples in (("flags", norm.examples.flags), ("passes", norm.examples.passes)):
            for example in examples:
                counted[norm.category][f"{side}_{'zh' if _CHINESE.search(example.text) else 'en'}"] += 1
    return counted
