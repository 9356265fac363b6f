"""
Fits the head that tells what problem sentences mean, and its thresholds, from labelled sentences.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.domain import Library
from guide.index.labels import Labelled, labelled_sentences, marked_spans
from guide.index.meaning import (
    CLEAN,
    VECTOR_SCALE,
    Floats,
    Head,
    MeaningModel,
    Neighbours,
    Thresholds,
)
from guide.index.traits import Traits
from guide.text import Kinds, SentenceEmbedder, fold

# At most this share of the clean sentences that were not learnt from is marked. Posts hold many sentences,
# and an alarm on a clean one costs more trust than a miss.
FALSE_ALARMS = 0.004
# The gate lets this share of what would be marked through to a vector.
LET_THROUGH = 0.95
FOLDS = 2
# With fewer clean sentences no share of them can be told.
FEWEST = 100
RAREST = 6
STEPS = 50
STRENGTH = 4.0
GATE_STRENGTH = 2.0
# Clean sentences are rarer here than in posts.
CLEAN_WEIGHT = 2.0


def train_meaning(library: Library, embedder: SentenceEmbedder) -> MeaningModel:
    """
    Return the model learnt from the examples of all entries that ask for it, the same each time.
    """
    traits = Traits(Kinds(library.concepts))
    return learn(list(labelled_sentences(library)), list(marked_spans(library)), traits, embedder)


def learn(
    rows: Sequence[Labelled],
    marked: Sequence[tuple[str, str]],
    traits: Traits,
    embedder: SentenceEmbedder,
) -> MeaningModel:
    """
    Return the model learnt from labelled sentences and from marked spans, each with its entry.
    """
    vectors = embedder.vectors([row.text for row in rows])
    spans = Neighbours(embedder.vectors([span for _, span in marked]), tuple(entry for entry, _ in marked))
    own = [i for i, row in enumerate(rows) if row.flagged and row.entry]
    examples = Neighbours(
        vectors[own], tuple(str(rows[i].entry) for i in own), tuple(fold(rows[i].text) for i in own)
    )
    categories = tuple(rows[i].category for i in own)
    labels = np.array([row.category if row.flagged else CLEAN for row in rows], dtype=str)
    if len(set(labels.tolist())) < 2:
        nothing = np.zeros((0, 1), dtype=np.float32)
        one = np.zeros(1, np.float32)
        head = Head((CLEAN,), (), nothing, np.zeros((512, 1), np.float32), one, one[:0])
        return MeaningModel(traits, head, Thresholds(np.inf, np.inf, 1.0, 0.0), examples, spans, categories)
    found = [traits.of(row.text) for row in rows]
    names = _names(found)
    features = _features(found, vectors, names)
    head = _head(features, labels, names)
    margins, gates = _out_of_fold(features, labels, [row.text for row in rows], names)
    limits = _thresholds(margins, gates, labels != CLEAN)
    return MeaningModel(traits, head, limits, examples, spans, categories)


def _names(found: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    counts = Counter(name for traits in found for name in traits)
    rarest = min(RAREST, 1 + len(found) // 200)
    return tuple(sorted(name for name, n in counts.items() if n >= rarest and "\n" not in name))


def _features(found: Sequence[Mapping[str, float]], vectors: Floats, names: Sequence[str]) -> Any:
    """
    Return a sparse matrix of shape (n, names + 512).
    """
    from scipy.sparse import csr_matrix, hstack

    columns = {name: i for i, name in enumerate(names)}
    known = [
        (i, columns[name], value)
        for i, traits in enumerate(found)
        for name, value in traits.items()
        if name in columns
    ]
    rows, places, values = zip(*known, strict=True) if known else ((), (), ())
    words = csr_matrix((values, (rows, places)), shape=(len(found), len(names)), dtype=np.float32)
    return hstack([words, csr_matrix(VECTOR_SCALE * vectors)]).tocsr()


def _fit(features: Any, labels: NDArray[np.str_]) -> Any:
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    weights = np.where(labels == CLEAN, CLEAN_WEIGHT, 1.0)
    with warnings.catch_warnings():
        # A few steps are enough to rank, and the build has a minute.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return LogisticRegression(C=STRENGTH, max_iter=STEPS).fit(features, labels, weights)


def _head(features: Any, labels: NDArray[np.str_], names: Sequence[str]) -> Head:
    from sklearn.linear_model import LogisticRegression

    fitted = _fit(features, labels)
    weights, bias = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        weights, bias = np.vstack([-weights[0], weights[0]]), np.array([-bias[0], bias[0]])
    weights = np.asarray(weights.T, dtype=np.float32)
    words = features[:, : len(names)]
    gate = LogisticRegression(C=GATE_STRENGTH, class_weight="balanced", max_iter=STEPS * 2)
    gate.fit(words, labels != CLEAN)
    return Head(
        tuple(str(name) for name in fitted.classes_),
        tuple(names),
        weights[: len(names)],
        weights[len(names) :],
        np.asarray(bias, dtype=np.float32),
        np.asarray(gate.coef_[0], dtype=np.float32),
    )


def _out_of_fold(
    features: Any, labels: NDArray[np.str_], texts: Sequence[str], names: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """
    Return each sentence's margin, and its weight at the gate, from a head that has not seen it.
    """
    # By text, so that a sentence's fold does not turn on what else is there.
    folds = np.array([hashlib.sha256(text.encode()).digest()[0] % FOLDS for text in texts])
    margins = np.full(len(labels), -np.inf)
    gates = np.full(len(labels), -np.inf)
    width = len(names)
    for held in range(FOLDS):
        seen, unseen = folds != held, folds == held
        if not unseen.any() or CLEAN not in labels[seen] or len(set(labels[seen].tolist())) < 2:
            continue
        head = _head(features[seen], labels[seen], names)
        words, vectors = features[unseen][:, :width], features[unseen][:, width:]
        margins[unseen] = _margin(words @ head.words + vectors @ head.vector + head.bias, head)
        gates[unseen] = words @ head.gate
    return margins, gates


def _margin(scores: Any, head: Head) -> Any:
    clean = head.classes.index(CLEAN)
    rivals = scores - scores[:, [clean]]
    rivals[:, clean] = -np.inf
    return rivals.max(axis=1)


def _thresholds(
    margins: NDArray[np.float64], gates: NDArray[np.float64], flagged: NDArray[np.bool_]
) -> Thresholds:
    from sklearn.linear_model import LogisticRegression

    known = np.isfinite(margins)
    clean = margins[known & ~flagged]
    if len(clean) < FEWEST or not (known & flagged).any():
        return Thresholds(0.0, -np.inf, 1.0, 0.0)
    margin = max(0.0, float(np.quantile(clean, 1 - FALSE_ALARMS)))
    marked = gates[known & flagged & (margins >= margin)]
    gate = float(np.quantile(marked, 1 - LET_THROUGH)) if len(marked) else -np.inf
    line = LogisticRegression().fit(margins[known, None], flagged[known])
    return Thresholds(round(margin, 4), round(gate, 4), float(line.coef_[0, 0]), float(line.intercept_[0]))
