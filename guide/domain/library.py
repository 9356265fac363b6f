"""
The whole knowledge base as one value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar

from guide.domain.entries import Entry, Measures, Norm, PlatformFact, Source
from guide.domain.house import House
from guide.domain.sentences import LabelledSentence
from guide.domain.words import STRICT, Bilingual

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    What editors changed on a day, in a sentence, and the entries it is about.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    on: date
    what: Bilingual
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """
    All reviewed entries by id, in the order of their ids, and the documents they cite.

    `version` is the month of the newest check and a short hash of the content: `2026.11+1a2b3c4d`, with
    `.house-` and a second one where a team adds its own. `indexed` is the version of what an index is
    built from: it stays when a team only sets findings aside. `changes` come newest first; `sentences` are
    what meaning is learnt from besides the examples of the entries, `concepts` lists of words of one kind.
    """

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    version: str
    house: House = field(default_factory=House)
    indexed: str = ""
    changes: tuple[Change, ...] = ()
    sentences: tuple[LabelledSentence, ...] = ()
    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_kind(self, kind: type[EntryT]) -> Iterator[EntryT]:
        """
        Yield the entries of one kind, in the order of their ids.
        """
        return (entry for entry in self.entries.values() if isinstance(entry, kind))

    @property
    def norms(self) -> tuple[Norm, ...]:
        """
        All norms.
        """
        return tuple(self.of_kind(Norm))

    @property
    def newest_check(self) -> date:
        """
        The day on which an entry was last checked.
        """
        return max(entry.checked for entry in self.entries.values())

    def measures_of(self, platform: str) -> Measures:
        """
        Return what a platform allows in one note; nothing is limited where no file says so.
        """
        for fact in self.of_kind(PlatformFact):
            if fact.platform == platform and fact.measures is not None:
                return fact.measures
        return Measures()
