"""
Passages that are retrieved, and the answers composed from them.
"""

from dataclasses import dataclass
from typing import Literal

from guide.domain.reviews import Citation, Engine
from guide.domain.words import Bilingual, DraftLang, Kind, Lang

Support = Literal["well", "partly", "contested", "none"]
Role = Literal["lead", "body", "limit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """
    The part of an entry that is indexed and retrieved: one field in one language.
    """

    id: str
    entry: str
    kind: Kind
    lang: Lang
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """
    A passage with how well it matches, between 0 and 1; higher is better.
    """

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedEntry:
    """
    An entry as retrieved: its fused score, its parts, and its best passages first.

    `lexical` and `semantic` are the best scores of the two retrievers, `coverage` is the share of
    the question's weighted words that the entry's passages contain; all between 0 and 1.
    """

    entry: str
    score: float
    lexical: float
    semantic: float
    coverage: float
    passages: tuple[ScoredPassage, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """
    What a retriever returns: entries, best first, and whether they can answer the question.

    `confidence` is the calibrated probability, between 0 and 1, that they do.
    """

    entries: tuple[RankedEntry, ...]
    answerable: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCitation:
    """
    A numbered passage that an answer rests on, with the entry's sources.
    """

    n: int
    entry: str
    kind: Kind
    title: Bilingual
    quote: str
    score: float
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A sentence of an answer, its place in it, and the numbers of the citations it rests on.
    """

    text: str
    role: Role
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """
    An entry named by its title, for "nearest topics" and "read next".
    """

    entry: str
    title: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    A grounded reply to a question, or an abstention that names the nearest topics.
    """

    id: str
    question: str
    lang: Lang
    asked_in: DraftLang
    sentences: tuple[Sentence, ...]
    abstained: bool
    premise_corrected: bool
    support: Support
    citations: tuple[AnswerCitation, ...]
    topics: tuple[Topic, ...]
    engine: Engine

    @property
    def text(self) -> str:
        """
        The whole answer, each sentence followed by its marks `[1]`.
        """
        gap = "" if self.lang == "zh" else " "
        marked = (s.text + gap + "".join(f"[{n}]" for n in s.citations) for s in self.sentences)
        return ("" if self.lang == "zh" else " ").join(piece.strip() for piece in marked)
