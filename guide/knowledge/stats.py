"""
Counts what the knowledge base holds.
"""

from collections import Counter
from typing import Any

from guide.domain import CATEGORIES, Library


def count_library(library: Library) -> dict[str, Any]:
    """
    Return the figures of `redline kb stats`, with every category and its number of norms.
    """
    entries = library.entries.values()
    norms = library.norms
    by_category = Counter(norm.category for norm in norms)
    cited = {reference.id for entry in entries for reference in entry.sources}
    return {
        "entries": len(library.entries),
        "by_kind": dict(sorted(Counter(entry.kind for entry in entries).items())),
        "by_category": {category: by_category[category] for category in CATEGORIES},
        "examples": {
            "flags": sum(len(norm.examples.flags) for norm in norms),
            "passes": sum(len(norm.examples.passes) for norm in norms),
        },
        "sources": dict(sorted(Counter(library.sources[source].strength for source in cited).items())),
        "general_knowledge": sorted(
            entry.id for entry in entries if entry.general_knowledge or not entry.sources
        ),
        "oldest_check": min(entry.checked for entry in entries).isoformat(),
        "knowledge": library.version,
    }
