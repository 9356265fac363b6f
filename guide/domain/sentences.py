"""
Sentences labelled by hand, from which it is learnt what problems mean.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from guide.domain.words import STRICT, Author, DraftLang, Severity

SentenceLabel = Literal["flag", "pass"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """
    One or two sentences as they stand in a post: a problem (`flag`) with spans and norm, or clean (`pass`).

    `category` comes from the name of the file. A clean one with `near_miss` has the words or the subject of a
    problem, and `why` says why it is fine.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    category: str
    label: SentenceLabel
    lang: DraftLang
    text: str
    spans: tuple[str, ...] = ()
    entry: str | None = None
    severity: Severity | None = None
    author: Author = "brand"
    industry: str = "all"
    near_miss: bool = False
    why: str = ""
