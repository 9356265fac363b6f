"""
What problem sentences mean, learnt from the entries' own examples: one linear head over sentence vectors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.domain import Example, Library, MeaningDetector, Norm
from guide.text import SentenceEmbedder, sentences

Vectors = NDArray[np.float32]

# Chosen so that, cross-validated by entry, at most this share of clean sentences is marked.
FALSE_ALARMS = 0.01
FOLDS = 5
# A sentence this near to an example is taken to be it.
SAME = 0.93


@dataclass(frozen=True, slots=True)
class Labelled:
    """
    A sentence of an example: the entry it comes from, and whether it is a problem.
    """

    text: str
    entry: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class Head:
    """
    A linear head over sentence vectors, and the probability from which on a sentence is a problem.
    """

    weights: Vectors
    bias: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Spans:
    """
    The vectors of the marked parts of the examples, shape (n, 512), and the entry of each.
    """

    vectors: Vectors
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    How likely a sentence is a problem (0 to 1), and the entry whose examples it is nearest to.
    """

    probability: float
    entry: str


class MeaningModel:
    """
    Tells from a sentence's vector whether it says what some entry warns of.
    """

    def __init__(self, head: Head, examples: Vectors, entries: list[str], flagged: Any, spans: Spans) -> None:
        self._head = head
        self._examples = examples
        self._entries = entries
        self._flagged = np.asarray(flagged, dtype=bool)
        self._spans = spans

    @property
    def threshold(self) -> float:
        """
        The probability from which on a sentence counts as a problem.
        """
        return self._head.threshold

    def judge(self, vectors: Vectors) -> list[Judgement | None]:
        """
        Return a judgement for each vector (shape (n, 512)) that is a problem, None for the others.
        """
        if not len(vectors) or not self._flagged.any():
            return [None] * len(vectors)
        probabilities = self.probabilities(vectors)
        nearness = vectors @ self._examples.T
        return [self._one(p, row) for p, row in zip(probabilities, nearness, strict=True)]

    def probabilities(self, vectors: Vectors) -> list[float]:
        """
        Return how likely each vector (shape (n, 512)) is a problem, between 0 and 1.
        """
        return [float(p) for p in _sigmoid(vectors @ self._head.weights + self._head.bias)]

    def _one(self, probability: float, nearness: Vectors) -> Judgement | None:
        near_flags = np.where(self._flagged, nearness, -1.0)
        best = int(np.argmax(near_flags))
        nearest_pass = float(nearness[~self._flagged].max(initial=-1.0))
        nearest_flag = float(near_flags[best])
        if nearest_pass >= SAME and nearest_pass >= nearest_flag:
            return None
        if nearest_flag >= SAME and nearest_flag > nearest_pass:
            return Judgement(round(max(probability, self.threshold), 4), self._entries[best])
        # The head decides whether; the neighbourhood, which must agree, decides what.
        if probability >= self.threshold and nearest_flag > nearest_pass:
            return Judgement(round(probability, 4), self._entries[best])
        return None

    def weigh_clauses(self, vectors: Vectors, entry: str) -> list[float]:
        """
        Return how much each clause (shape (n, 512)) carries of what an entry warns of.

        A clause counts by its nearness to the marked spans of the entry's examples, then by itself.
        """
        own = np.array([name == entry for name in self._spans.entries], dtype=bool)
        near = (vectors @ self._spans.vectors[own].T).max(axis=1, initial=-1.0)
        return [round(float(n) + 0.2 * p, 4) for n, p in zip(near, self.probabilities(vectors), strict=True)]

    def save(self, path: Path) -> None:
        """
        Write the model to one file.
        """
        np.savez(
            path,
            weights=self._head.weights,
            bias=self._head.bias,
            threshold=self._head.threshold,
            examples=self._examples,
            entries=np.array(self._entries),
            flagged=self._flagged,
            span_vectors=self._spans.vectors,
            span_entries=np.array(self._spans.entries, dtype=str),
        )

    @classmethod
    def load(cls, path: Path) -> "MeaningModel":
        """
        Return the model that `save` wrote.
        """
        with np.load(path) as file:
            return cls(
                Head(file["weights"], float(file["bias"]), float(file["threshold"])),
                file["examples"],
                [str(entry) for entry in file["entries"]],
                file["flagged"],
                Spans(file["span_vectors"], tuple(str(entry) for entry in file["span_entries"])),
            )


def train_meaning(library: Library, embedder: SentenceEmbedder) -> MeaningModel:
    """
    Return the model learnt from the examples of all entries that ask for it, the same each time.
    """
    return learn(list(labelled_sentences(library)), list(marked_spans(library)), embedder)


def learn(
    rows: Sequence[Labelled], marked: Sequence[tuple[str, str]], embedder: SentenceEmbedder
) -> MeaningModel:
    """
    Return the model learnt from labelled sentences and from marked spans, each with its entry.
    """
    vectors = embedder.vectors([row.text for row in rows])
    labels = np.array([row.flagged for row in rows])
    entries = [row.entry for row in rows]
    spans = Spans(embedder.vectors([span for _, span in marked]), tuple(entry for entry, _ in marked))
    if len(set(labels.tolist())) < 2:
        nothing = Head(np.zeros(embedder.dimensions, dtype=np.float32), 0.0, 1.0)
        return MeaningModel(nothing, vectors, entries, labels, spans)
    fitted = _fit(vectors, labels)
    head = Head(
        np.asarray(fitted.coef_[0], dtype=np.float32),
        float(fitted.intercept_[0]),
        _threshold(out_of_fold(vectors, labels, entries), labels),
    )
    return MeaningModel(head, vectors, entries, labels, spans)


def marked_spans(library: Library) -> Iterator[tuple[str, str]]:
    """
    Yield each marked part of an example, after the entry it belongs to.
    """
    for norm in library.norms:
        yield from ((norm.id, span) for example in norm.examples.flags for span in example.spans)


def labelled_sentences(library: Library) -> Iterator[Labelled]:
    """
    Yield the sentences of the examples; of a flag only those that its spans touch.
    """
    for norm in library.norms:
        if not any(isinstance(detector, MeaningDetector) for detector in norm.detect):
            continue
        for example in norm.examples.flags:
            for text in _problem_sentences(example):
                yield Labelled(text, norm.id, True)
        yield from _clean(norm)
    for sentence in library.sentences:
        if sentence.label == "pass":
            whole = Example(text=sentence.text)
            yield from (Labelled(text, sentence.category, False) for text in _all_sentences(whole))
        elif sentence.entry is not None:
            flagged = Example(text=sentence.text, spans=sentence.spans)
            yield from (Labelled(text, sentence.entry, True) for text in _problem_sentences(flagged))


def _clean(norm: Norm) -> Iterator[Labelled]:
    for example in norm.examples.passes:
        yield from (Labelled(text, norm.id, False) for text in _all_sentences(example))


def _all_sentences(example: Example) -> Iterator[str]:
    yield from (example.text[start:end] for start, end in sentences(example.text))


def _problem_sentences(example: Example) -> Iterator[str]:
    text = example.text
    places = [(text.find(span), text.find(span) + len(span)) for span in example.spans if span in text]
    # What is missing, or depends on the day, is in no sentence.
    if not places or example.date is not None:
        return
    for start, end in sentences(text):
        if any(a < end and start < b for a, b in places):
            yield text[start:end]


def _fit(vectors: Vectors, labels: NDArray[np.bool_]) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=8.0, class_weight="balanced", max_iter=2000).fit(vectors, labels)


def out_of_fold(vectors: Vectors, labels: NDArray[np.bool_], entries: list[str]) -> NDArray[np.float64]:
    """
    Return each sentence's probability from a head that has seen nothing of its entry.
    """
    from sklearn.model_selection import GroupKFold

    folds = min(FOLDS, len(set(entries)))
    scores = np.zeros(len(labels))
    if folds < 2:
        return scores
    for learn, test in GroupKFold(folds).split(vectors, labels, entries):
        if len(set(labels[learn].tolist())) == 2:
            scores[test] = _fit(vectors[learn], labels[learn]).predict_proba(vectors[test])[:, 1]
    return scores


def _threshold(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    clean = scores[~labels]
    return round(float(max(0.5, np.quantile(clean, 1 - FALSE_ALARMS))), 4)


def _sigmoid(x: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-x))
