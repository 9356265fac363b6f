"""
Quiz items, the answers people give to them, and a round of ten.
"""

from dataclasses import dataclass
from typing import Literal

from guide.domain.words import Bilingual, Lang

ItemKind = Literal["which-is-safe", "which-is-marked", "reading", "myth-or-fact", "term-meaning"]


@dataclass(frozen=True, slots=True)
class Option:
    """
    One possible answer, and why it is right or wrong.
    """

    text: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizItem:
    """
    One question made from an entry; `topic` is a category slug or an entry kind.

    `material` is the draft text the question is about, empty where there is none; it is text from
    an entry's examples and is shown as typed.
    """

    id: str
    kind: ItemKind
    entry: str
    topic: str
    lang: Lang
    prompt: str
    material: str
    options: tuple[Option, ...]
    why: str
    source: str

    @property
    def key(self) -> int:
        """
        The index of the right option.
        """
        return next(i for i, option in enumerate(self.options) if option.right)


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    One response to one item of a round; the first one given counts.
    """

    round: str
    item: str
    chosen: int
    right: bool


@dataclass(frozen=True, slots=True)
class TopicScore:
    """
    How many items of a topic were answered, and how many rightly.
    """

    topic: str
    name: Bilingual
    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class Round:
    """
    A run of items in order with the attempts made so far.
    """

    id: str
    lang: Lang
    items: tuple[QuizItem, ...]
    attempts: tuple[Attempt, ...]
