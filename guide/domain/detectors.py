"""
What an entry says to look for: a closed set of detector kinds, and the examples they answer to.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from guide.domain.words import STRICT

DetectorKind = Literal["terms", "pattern", "together", "missing", "limit", "calendar", "meaning", "codes"]
Part = Literal["title", "body", "tags", "pictures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """
    Words of one kind, in both languages, that detectors name as `@name`: drinks, diseases, peoples.

    `unless` are longer phrases in which a word is not of the kind.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    what: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsDetector:
    """
    Words to find, each with what may stand in its place, or None.

    `unless` are longer phrases that win over the word inside them; `unless_near` words in the same
    sentence that make it fine; of `near`, where given, one must stand in it or in a neighbouring one.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "terms"

    terms: Mapping[str, str | None]
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternDetector:
    """
    A regular expression, for what a list of words cannot say.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "pattern"

    pattern: str
    replace: str | None = None
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherDetector:
    """
    Two or more lists of words of which one each must stand in one sentence, or anywhere in the draft.

    With `order` they must come in this order; `gap` is the most code points between neighbours.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "together"

    together: tuple[tuple[str, ...], ...]
    within: Literal["sentence", "draft"] = "sentence"
    gap: int | None = None
    order: bool = False
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """
    What to add to a draft, and at which end.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    add: str
    at: Literal["head", "foot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """
    A draft that has one of `when_any` and one of `and_any`, but none of `need_any`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    when_any: tuple[str, ...]
    and_any: tuple[str, ...] = ()
    need_any: tuple[str, ...]
    unless_near: tuple[str, ...] = ()
    fix: Addition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingDetector:
    """
    Something a draft ought to say and does not.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "missing"

    missing: Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitDetector:
    """
    A length or count that the platform's own file limits.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "limit"

    limit: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCondition:
    """
    Days of the calendar, the days around them, and words that clash with them.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    dates: tuple[str, ...]
    when_any: tuple[str, ...]
    unless_near: tuple[str, ...] = ()
    days_before: int = 0
    days_after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDetector:
    """
    Words that clash with the day on which the draft is to appear.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "calendar"

    calendar: DayCondition


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningDetector:
    """
    A meaning learnt from labelled sentences, whatever the words.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "meaning"

    meaning: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCondition:
    """
    QR codes and the like in pictures, but for those that say one of `unless`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesDetector:
    """
    A code in a picture that a reader may scan.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[DetectorKind] = "codes"

    codes: CodeCondition


Detector = (
    TermsDetector
    | PatternDetector
    | TogetherDetector
    | MissingDetector
    | LimitDetector
    | CalendarDetector
    | MeaningDetector
    | CodesDetector
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """
    A text that an entry must mark (`spans`) or leave alone, and who posts it where and when.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    text: str
    spans: tuple[str, ...] = ()
    rewrite: str | None = None
    title: str | None = None
    author: str | None = None
    platform: str | None = None
    industry: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Examples:
    """
    Texts that an entry must mark, and texts that it must leave alone.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    flags: tuple[Example, ...]
    passes: tuple[Example, ...]
