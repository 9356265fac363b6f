"""
What the knowledge base holds: entries of six kinds, and the documents they cite.
"""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from guide.domain.detectors import Detector, Example, Examples
from guide.domain.words import STRICT, Bilingual, Kind, Severity, Status, Strength

__all__ = [
    "AppliesTo",
    "CalendarDay",
    "DateRule",
    "Entry",
    "Example",
    "Examples",
    "Fact",
    "Incident",
    "Myth",
    "Norm",
    "PlatformFact",
    "Questions",
    "Reference",
    "Source",
    "Term",
]

MythVerdict = Literal["false", "stale", "half-true", "misleading"]
Confidence = Literal["high", "medium", "low"]
Cue = Literal["hold", "wording", "care", "good"]
Register = Literal["neutral", "warm", "slang", "vulgar", "formal", "internet"]
BrandUse = Literal["yes", "careful", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """
    A published document we rely on.

    `text` names the law's text file (without ending) in a folder of laws, for `kb lint --laws`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    strength: Strength
    title: Bilingual
    publisher: str
    published: str | None = None
    url: str | None = None
    version: str | None = None
    text: str | None = None
    superseded_by: str | None = None
    checked: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """
    A pointer from an entry to a source, with the place in it (`Art. 9(3)`, `Item 6`).
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    at: str | None = None
    key_terms: tuple[str, ...] = ()
    supports: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """
    A short exact statement that an answer may print word for word.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    en: str
    zh: str
    source: Reference | None = None
    general_knowledge: bool = False


@dataclass(frozen=True, slots=True)
class Questions:
    """
    How people ask for an entry, in both languages.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppliesTo:
    """
    Where a norm holds; `all` stands for every platform or industry.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    platforms: tuple[str, ...]
    authors: tuple[str, ...]
    industries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One reviewed piece of knowledge; the kinds below add their fields.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[Kind]

    id: str
    title: Bilingual
    asked_as: Questions = Questions()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Reference, ...] = ()
    general_knowledge: bool = False
    related: tuple[str, ...] = ()
    status: Status = "reviewed"
    checked: datetime.date
    review_by: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm(Entry):
    """
    What holds, how it is read, and what to look for in a draft.
    """

    kind: ClassVar[Kind] = "norm"

    category: str
    severity: Severity
    applies_to: AppliesTo
    norm: Bilingual
    chinese_reading: Bilingual
    western_assumption: Bilingual
    advice: Bilingual
    limits: Bilingual
    detect: tuple[Detector, ...] = ()
    examples: Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Myth(Entry):
    """
    A claim people bring, and what is true instead.

    A question assumes the claim when all words of one group in `assumed_when` occur in it.
    """

    kind: ClassVar[Kind] = "myth"

    claim: Bilingual
    verdict: MythVerdict
    truth: Bilingual
    why_it_is_believed: Bilingual
    so_what: Bilingual
    limits: Bilingual
    assumed_when: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Entry):
    """
    What happened to a brand, how it was read, and the lesson; of a `legend` nothing shows that it did.
    """

    kind: ClassVar[Kind] = "incident"

    date: str
    brands: tuple[str, ...]
    platforms: tuple[str, ...] = ()
    what_was_posted: Bilingual
    how_it_was_read: Bilingual
    who_disagreed: Bilingual | None = None
    what_the_brand_did: Bilingual
    lesson: Bilingual
    limits: Bilingual | None = None
    illustrates: tuple[str, ...] = ()
    legend: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """
    What a platform allows in one note: characters of title and body, number of tags and pictures.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: int | None = None
    body: int | None = None
    tags: int | None = None
    pictures: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformFact(Entry):
    """
    How a platform works, as far as it is known, and what a brand does with it.
    """

    kind: ClassVar[Kind] = "platform"

    platform: str
    what_holds: Bilingual
    so_what: Bilingual
    limits: Bilingual
    measures: Measures | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """
    A platform or internet term, its register, and whether a brand should use it.
    """

    kind: ClassVar[Kind] = "glossary"

    term: str
    pinyin: str
    means: Bilingual
    register: Register
    brand_use: BrandUse
    advice: Bilingual
    dated_since: str | None = None


@dataclass(frozen=True, slots=True)
class DateRule:
    """
    How a day of the calendar is found in any year; exactly one of the first six is given.

    `solar` and `to` are month-day in the Gregorian calendar, `lunar` in the Chinese one (regular
    months), `term` is a solar term's Chinese name, `weekday` goes with `nth` (negative counts from
    the end) and `month`, `dog_days` is the number of the dog day. `offset` is in days.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    solar: str | None = None
    lunar: str | None = None
    term: str | None = None
    weekday: str | None = None
    dog_days: int | None = None
    announced: bool = False
    to: str | None = None
    nth: int | None = None
    month: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay(Entry):
    """
    A festival, shopping day or sensitive date, and how to behave around it.
    """

    kind: ClassVar[Kind] = "calendar"

    rule: DateRule
    group: str
    sensitivity: Severity
    confidence: Confidence
    cue: Cue
    say: Bilingual
    do: Bilingual
    avoid: Bilingual
    why: Bilingual
