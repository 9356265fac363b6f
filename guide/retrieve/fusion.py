"""
Ranks entries for a question: by words, by meaning and by name, weighed as learnt from questions.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from guide.domain import Lang, RankedEntry, Ranking, ScoredPassage
from guide.index import KnowledgeIndex
from guide.retrieve.abstain import Calibration, Signals, weigh
from guide.retrieve.evidence import Evidence, Weights
from guide.retrieve.reach import Reach
from guide.text import tokens

# Reciprocal-rank fusion: how fast the weight of a place falls.
RRF_K = 20
# How many passages of each language are compared by meaning.
POOL = 300
# A passage that says how people ask finds an entry, but is no statement to quote.
_UNQUOTABLE = ("asked_as", "names", "title")


@dataclass(frozen=True, slots=True)
class _Question:
    """
    What is worked out once about a question: its words, their weights, its vector, and the passages near it.
    """

    words: Sequence[str]
    vector: Sequence[float]
    weights: Mapping[str, float]
    near: Mapping[str, float]


class Retriever:
    """
    Ranked entries for a question, with the decision whether they answer it.
    """

    def __init__(
        self,
        index: KnowledgeIndex,
        calibration: Calibration | None = None,
        weights: Weights | None = None,
        reach: Reach | None = None,
    ) -> None:
        self._index = index
        self._calibration = calibration or Calibration.shipped()
        self._ranking = weights or Weights.shipped()
        self._reach = reach or Reach.shipped()

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
        asked = self._ask(question)
        gathered = self._gather(asked, question)
        scores = {entry: round(self._ranking.score(evidence), 4) for entry, evidence in gathered.items()}
        order = sorted(scores, key=lambda entry: (-scores[entry], entry))
        ranked = tuple(
            self._ranked(entry, scores[entry], gathered[entry], asked.near, lang) for entry in order[:k]
        )
        signals = weigh(
            [(scores[entry], gathered[entry]) for entry in order[:5]],
            known=_share(asked.weights, self._index.vocabulary),
            within=self._reach.log_odds(question, asked.vector),
            words=len(asked.weights),
        )
        return ranked, signals

    def evidence(self, question: str, *, without: str | None = None) -> dict[str, Evidence]:
        """
        Return the evidence for every entry that has any; a passage `without` which to look may be named.
        """
        return self._gather(self._ask(question, without), question, without)

    def _ask(self, question: str, without: str | None = None) -> _Question:
        words = tokens(question)
        vector = self._index.collection.vector_of(question)
        near = self._index.collection.nearest(vector, POOL) if words else {}
        return _Question(words, vector, self._weights(words), {p: s for p, s in near.items() if p != without})

    def _gather(self, asked: _Question, question: str, without: str | None = None) -> dict[str, Evidence]:
        gathered: dict[str, Evidence] = {}
        if not asked.words:
            return gathered
        self._add_meaning(gathered, asked.near)
        for lang in self._index.by_lang:
            self._add_places(gathered, asked, lang, without)
        self._add_words(gathered, asked.words)
        for entry, weight in self._index.names.found_in(question).items():
            gathered.setdefault(entry, Evidence()).named = weight
        for entry, evidence in gathered.items():
            evidence.covered = _share(asked.weights, self._index.vocabulary_of(entry))
            evidence.agreed *= 0.5 + 0.5 * evidence.covered
        return gathered

    def _add_meaning(self, gathered: dict[str, Evidence], near: Mapping[str, float]) -> None:
        for passage_id, score in near.items():
            evidence = gathered.setdefault(self._index.passages[passage_id].entry, Evidence())
            if _is_question(passage_id):
                evidence.asked = max(evidence.asked, score)
            else:
                evidence.said = max(evidence.said, score)

    def _add_words(self, gathered: dict[str, Evidence], words: Sequence[str]) -> None:
        whole = self._index.whole
        scores = whole.scores(words)
        ideal = sum(whole.weight(word) for word in set(words)) or 1.0
        order = [int(i) for i in np.argsort(-scores, kind="stable")[:POOL] if scores[i] > 0]
        for place, i in enumerate(order):
            evidence = gathered.setdefault(self._index.entries[i], Evidence())
            evidence.words = min(1.0, float(scores[i]) / ideal)
            evidence.placed = RRF_K / (RRF_K + place)

    def _add_places(
        self, gathered: dict[str, Evidence], asked: _Question, lang: Lang, without: str | None
    ) -> None:
        passages = self._index.by_lang[lang]
        lexical = self._index.lexical[lang].scores(asked.words)
        order = [int(i) for i in np.argsort(-lexical, kind="stable")[:POOL] if lexical[i] > 0]
        by_words = [passages[i].entry for i in order if passages[i].id != without]
        near = sorted(asked.near.items(), key=lambda hit: (-hit[1], hit[0]))
        found = (self._index.passages[passage_id] for passage_id, _ in near)
        by_meaning = [passage.entry for passage in found if passage.lang == lang]
        for entries in (by_words, by_meaning):
            # An entry counts once, at its best place.
            for place, entry in enumerate(dict.fromkeys(entries)):
                gathered.setdefault(entry, Evidence()).agreed += RRF_K / (RRF_K + place) / 4

    def _ranked(
        self, entry: str, score: float, evidence: Evidence, near: Mapping[str, float], lang: Lang
    ) -> RankedEntry:
        passages = sorted(
            (
                ScoredPassage(passage, near.get(passage.id, 0.0))
                for passage in self._index.passages_of(entry, lang)
                if passage.field.split(".")[0] not in _UNQUOTABLE
            ),
            key=lambda scored: (-scored.score, scored.passage.id),
        )
        return RankedEntry(
            entry=entry,
            score=score,
            lexical=round(evidence.words, 4),
            semantic=round(max(evidence.asked, evidence.said), 4),
            coverage=round(evidence.covered, 4),
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
