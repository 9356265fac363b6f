"""
Ranks entries for a question: words and meaning, each language for itself, fused by entry.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from guide.domain import Kind, Lang, Passage, RankedEntry, Ranking, ScoredPassage
from guide.index import KnowledgeIndex
from guide.retrieve.abstain import Calibration, Signals, weigh
from guide.text import tokens

# Reciprocal-rank fusion: how fast the weight of a place falls.
RRF_K = 20
POOL = 60
# A question is more often after the rule than after a case or a date that illustrates it.
PRIOR: Mapping[Kind, float] = MappingProxyType({"incident": 0.85, "calendar": 0.9})
# A passage that says how people ask finds an entry, but is no statement to quote.
_UNQUOTABLE = ("asked_as", "names", "title")


@dataclass(slots=True)
class _Tally:
    fused: float = 0.0
    lexical: float = 0.0
    semantic: float = 0.0
    passages: dict[str, float] = field(default_factory=dict)


class Retriever:
    """
    Ranked entries for a question, with the decision whether they answer it.
    """

    def __init__(self, index: KnowledgeIndex, calibration: Calibration | None = None) -> None:
        self._index = index
        self._calibration = calibration or Calibration.shipped()

    def rank(self, question: str, lang: Lang, k: int = 10) -> Ranking:
        """
        Return the best `k` entries for a question; their passages are those in `lang`, best first.
        """
        entries, signals = self.examine(question, lang, k)
        confidence = self._calibration.probability(signals)
        answerable = bool(entries) and confidence >= self._calibration.threshold
        return Ranking(entries, answerable, round(confidence, 4))

    def examine(self, question: str, lang: Lang, k: int = 10) -> tuple[tuple[RankedEntry, ...], Signals]:
        """
        Return the best `k` entries, and the signals by which it is decided whether they answer.
        """
        words = tokens(question)
        tallies: dict[str, _Tally] = {}
        near = self._index.collection.nearest(question, POOL) if words else {}
        for passages_lang in self._index.by_lang:
            self._tally(tallies, near, words, passages_lang)
        weights = self._weights(words)
        entries = sorted(
            (self._ranked(entry, tally, weights, lang) for entry, tally in tallies.items()),
            key=lambda ranked: (-ranked.score, ranked.entry),
        )
        by_meaning = sorted(
            ((entry, tally.semantic) for entry, tally in tallies.items()),
            key=lambda pair: (-pair[1], pair[0]),
        )
        asked = max((score for passage, score in near.items() if _is_question(passage)), default=0.0)
        known = _share(weights, self._index.vocabulary)
        return tuple(entries[:k]), weigh(entries, by_meaning, asked, known, len(weights))

    def _tally(
        self, tallies: dict[str, _Tally], near: Mapping[str, float], words: Sequence[str], lang: Lang
    ) -> None:
        passages = self._index.by_lang[lang]
        lexical = self._index.lexical[lang].scores(words)
        order = [int(i) for i in np.argsort(-lexical, kind="stable")[:POOL] if lexical[i] > 0]
        # A question that consists of these words alone would score about this much.
        ideal = sum(self._index.lexical[lang].weight(word) for word in set(words)) or 1.0
        by_words = [(passages[i], min(1.0, round(float(lexical[i]) / ideal, 4))) for i in order]
        hits = ((self._index.passages[passage_id], score) for passage_id, score in near.items())
        by_meaning = sorted(
            (hit for hit in hits if hit[0].lang == lang), key=lambda hit: (-hit[1], hit[0].id)
        )
        for ranked, name in ((by_words, "lexical"), (by_meaning, "semantic")):
            _add_ranks(tallies, ranked, name)

    def _ranked(self, entry: str, tally: _Tally, weights: Mapping[str, float], lang: Lang) -> RankedEntry:
        coverage = _share(weights, self._index.vocabulary_of(entry))
        passages = sorted(
            (
                ScoredPassage(passage, tally.passages.get(passage.id, 0.0))
                for passage in self._index.passages_of(entry, lang)
                if passage.field.split(".")[0] not in _UNQUOTABLE
            ),
            key=lambda scored: (-scored.score, scored.passage.id),
        )
        # Agreement of the two rankings decides first; of equals, the one that says more of the words.
        prior = PRIOR.get(self._index.kinds[entry], 1.0)
        score = round(prior * tally.fused * (0.5 + 0.5 * coverage), 4)
        return RankedEntry(
            entry=entry,
            score=score,
            lexical=round(tally.lexical, 4),
            semantic=round(tally.semantic, 4),
            coverage=round(coverage, 4),
            passages=tuple(passages),
        )

    def _weights(self, words: Sequence[str]) -> dict[str, float]:
        """
        Return the weight of each word that carries a subject; single Chinese characters stand in everything.
        """
        subjects = {word for word in words if len(word) > 1 or not "\u3400" <= word <= "\u9fff"}
        return {w: max(index.weight(w) for index in self._index.lexical.values()) for w in sorted(subjects)}


def _share(weights: Mapping[str, float], vocabulary: Container[str]) -> float:
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in vocabulary) / total if total else 0.0


def _is_question(passage_id: str) -> bool:
    return "asked_as" in passage_id.rsplit("#", 1)[-1]


def _add_ranks(tallies: dict[str, _Tally], ranked: Iterable[tuple[Passage, float]], name: str) -> None:
    """
    Add the places of one ranking to the tallies; an entry counts once, at its best place.
    """
    place = 0
    seen: set[str] = set()
    for passage, score in ranked:
        tally = tallies.setdefault(passage.entry, _Tally())
        tally.passages[passage.id] = max(tally.passages.get(passage.id, 0.0), score)
        setattr(tally, name, max(getattr(tally, name), score))
        if passage.entry not in seen:
            seen.add(passage.entry)
            tally.fused += RRF_K / (RRF_K + place) / 4
            place += 1
