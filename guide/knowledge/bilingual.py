"""
Finds every text in two languages that an entry holds.
"""

import dataclasses
from collections.abc import Iterator

from guide.domain import Bilingual, Entry


def bilingual_texts(entry: Entry) -> Iterator[tuple[str, Bilingual]]:
    """
    Yield the name and value of each field that is written in both languages, facts included.
    """
    for field in dataclasses.fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Bilingual):
            yield field.name, value
    for fact in entry.facts:
        yield "facts", Bilingual(fact.en, fact.zh)
