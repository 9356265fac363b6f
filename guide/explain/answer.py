"""
Questions to answers, from the knowledge base alone.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from guide.domain import (
    Answer,
    AnswerCitation,
    Engine,
    Entry,
    Lang,
    Library,
    Myth,
    RankedEntry,
    Ranking,
    Sentence,
    Term,
    Topic,
)
from guide.domain.answers import Support
from guide.explain.compose import compose
from guide.text import detect_language, fold, main_language

# A second or third entry speaks too if it has this share of the first one's score, and nearly all of its
# nearness in words and in meaning: a stray sentence costs an answer more than a missing one.
NEAR_ENOUGH = 0.75
AS_MUCH = 0.85
MOST_ENTRIES = 3
WELL_SUPPORTED = 0.75

_ABSTAIN = {
    "en": "Redline has no verified source for this, so it will not guess. Nearest topics: {topics}.",
    "zh": "知识库未收录可靠依据，不作猜测。相近的话题：{topics}。",
}
_EMPTY = {
    "en": "Redline needs a question of a few words to answer.",
    "zh": "请用几个字写下想问的问题。",
}
_CONTESTED = ("contested", "disputed", "disagree", "争议", "各有说法", "看法不一")


class Ranks(Protocol):
    """
    Anything that ranks entries for a question.
    """

    def rank(self, question: str, lang: Lang, k: int = 10) -> Ranking:
        """
        Return the best `k` entries and whether they can answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Said:
    sentences: tuple[Sentence, ...]
    citations: tuple[AnswerCitation, ...]
    support: Support


class Answerer:
    """
    Answers questions with the entries of one library.
    """

    def __init__(self, library: Library, retriever: Ranks, today: Callable[[], date]) -> None:
        self._library = library
        self._retriever = retriever
        self._today = today
        self._myths = tuple(library.of_kind(Myth))

    def answer(self, question: str, question_id: str, lang: Literal["auto", "en", "zh"] = "auto") -> Answer:
        """
        Return the answer, or an abstention that names the nearest topics.
        """
        started = time.perf_counter()
        spoken: Lang = main_language(question) if lang == "auto" else lang
        ranking = self._retriever.rank(question, spoken)
        myths = assumed_myths(question, self._myths)
        said = self._say(question, spoken, ranking, myths)
        cited = {citation.entry for citation in said.citations}
        return Answer(
            id=question_id,
            question=question,
            lang=spoken,
            asked_in=detect_language(question),
            sentences=said.sentences,
            abstained=not said.citations,
            premise_corrected=bool(said.citations and myths),
            support=said.support,
            citations=said.citations,
            topics=self._next_topics(cited) if cited else self._topics(ranking),
            engine=Engine("offline", None, self._library.version, round(time.perf_counter() - started, 4)),
        )

    def _say(self, question: str, lang: Lang, ranking: Ranking, myths: Sequence[Myth]) -> _Said:
        if not question.strip() or (not ranking.answerable and not myths):
            return _Said((self._abstention(question, ranking, lang),), (), "none")
        entries = self._choose(question, ranking, myths)
        composed = compose(question, lang, entries, self._library, self._today())
        support = _support(entries[0][0], ranking)
        return _Said(tuple(composed.sentences), tuple(composed.citations), support)

    def _choose(
        self, question: str, ranking: Ranking, myths: Sequence[Myth]
    ) -> list[tuple[Entry, RankedEntry | None]]:
        by_id = {ranked.entry: ranked for ranked in ranking.entries}
        chosen: list[tuple[Entry, RankedEntry | None]] = [(myth, by_id.get(myth.id)) for myth in myths]
        taken = {myth.id for myth in myths}
        for ranked in ranking.entries if ranking.answerable else ():
            if len(chosen) >= MOST_ENTRIES:
                break
            if not _speaks_to_it(ranked, ranking.entries[0]):
                continue
            entry = self._library.entries[ranked.entry]
            # A term that the question does not use helps only where nothing else was found.
            if isinstance(entry, Term) and chosen and fold(entry.term) not in fold(question):
                continue
            if ranked.entry not in taken:
                chosen.append((entry, ranked))
        return chosen

    def _abstention(self, question: str, ranking: Ranking, lang: Lang) -> Sentence:
        if not question.strip():
            return Sentence(_EMPTY[lang], "lead", ())
        titles = [topic.title.text(lang) for topic in self._topics(ranking)]
        return Sentence(
            _ABSTAIN[lang].format(topics=("；" if lang == "zh" else "; ").join(titles)), "lead", ()
        )

    def _topics(self, ranking: Ranking) -> tuple[Topic, ...]:
        return tuple(
            Topic(ranked.entry, self._library.entries[ranked.entry].title) for ranked in ranking.entries[:3]
        )

    def _next_topics(self, cited: set[str]) -> tuple[Topic, ...]:
        related = (target for entry in sorted(cited) for target in self._library.entries[entry].related)
        fresh = dict.fromkeys(t for t in related if t not in cited and t in self._library.entries)
        return tuple(Topic(target, self._library.entries[target].title) for target in list(fresh)[:3])


def _speaks_to_it(ranked: RankedEntry, best: RankedEntry) -> bool:
    return (
        ranked.score >= NEAR_ENOUGH * best.score
        and ranked.coverage >= AS_MUCH * best.coverage
        and ranked.semantic >= AS_MUCH * best.semantic
    )


def assumed_myths(question: str, myths: Sequence[Myth]) -> tuple[Myth, ...]:
    """
    Return the myths that a question takes for granted, at most two.
    """
    text = fold(question)
    return tuple(
        myth
        for myth in myths
        if any(all(fold(word) in text for word in group) for group in myth.assumed_when)
    )[:2]


def _support(lead: Entry, ranking: Ranking) -> Support:
    limits = getattr(lead, "limits", None)
    words = fold(f"{limits.en} {limits.zh}") if limits else ""
    if any(word in words for word in _CONTESTED):
        return "contested"
    return "well" if lead.sources and ranking.confidence >= WELL_SUPPORTED else "partly"
