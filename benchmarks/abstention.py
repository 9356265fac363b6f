"""
Learns when to abstain, and says how well that works on questions it has not seen.

Two things are learnt: by its words, whether a question is within reach of a base of norms at all, and by what
was found, whether the best entry answers it.

Run: .venv/bin/python benchmarks/abstention.py [--write]
"""

import json
import platform
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict

from guide.application import Application, build_application
from guide.retrieve import SIGNALS, VECTOR_SCALE
from guide.settings import Settings
from guide.text import SHANGHAI, main_language, piece_traits, shares, word_traits

Kind = Callable[[str], Iterator[str]]

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
SHIPPED = ROOT / "guide" / "retrieve"
FILES = (
    "questions.jsonl",
    "questions_training.jsonl",
    "questions_training_2.jsonl",
    "unanswered_training.jsonl",
    "unanswered_training_2.jsonl",
    "question_pairs.jsonl",
    "questions_unseeing.jsonl",
)
# A question left unanswered costs a reader a minute; a wrong answer costs a brand more.
MOST_FALSE_ABSTENTIONS = 0.04
RAREST_WORD, RAREST_PIECE = 2, 4
LEAST_TELLING = 0.05
FOLDS = 5


def main() -> None:
    """
    Print figures on unseen questions; with --write, store what was learnt from all.
    """
    application = build_application(Settings.from_environment())
    rows = [json.loads(line) for name in FILES for line in (GOLDEN / name).read_text("utf-8").splitlines()]
    texts = [row["question"] for row in rows]
    y = np.array([_answerable(row) for row in rows])
    # The halves of a pair stay together, lest one tells what the other is.
    groups = [f"pair {row['pair']}" if "pair" in row else str(i) for i, row in enumerate(rows)]
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=1)
    folds = list(splitter.split(np.zeros(len(y)), y, groups))
    foreseen = _foreseen(application)
    print(
        f"{datetime.now(SHANGHAI):%Y-%m-%d} {platform.machine()} {y.sum()} answerable questions, "
        f"{(~y).sum()} not, {len(foreseen)} foreseen by editors"
    )
    features = _Features(application, [*texts, *foreseen])
    x, more = features.matrix(texts), features.matrix(foreseen)
    within = np.zeros(len(y))
    for learn, test in folds:
        within[test] = _reach_head(x[learn], y[learn], more).decision_function(x[test])
    _say("by the question alone", within, y)
    signals = []
    for text, odds in zip(texts, within, strict=True):
        _, found = application.retriever.examine(text, main_language(text))
        # Learnt with what a head that has not seen the question says of it.
        signals.append(replace(found, within=float(odds)).values)
    table = np.array(signals)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    table = (table - mean) / spread
    decide = LogisticRegression(C=0.5, class_weight="balanced", max_iter=5000)
    unseen = cross_val_predict(decide, table, y, cv=folds, method="predict_proba")[:, 1]
    threshold = _say("with what was found", unseen, y)
    decide.fit(table, y)
    print(dict(zip(SIGNALS, np.round(decide.coef_[0], 2), strict=True)))
    if "--write" in sys.argv:
        weights = decide.coef_[0] / spread
        _write_reach(features, _reach_head(x, y, more))
        _write(application, weights, float(decide.intercept_[0] - weights @ mean), threshold, len(texts))


def _answerable(row: dict[str, Any]) -> bool:
    return bool(row.get("answerable", "entries" in row))


def _foreseen(application: Application) -> list[str]:
    passages = application.index.passages.values()
    found = [p.text for p in passages if p.field.startswith("asked_as") and p.kind != "glossary"]
    return list(dict.fromkeys(found))


class _Features:
    """
    What a question is judged by: its words, its pieces and its vector, in one sparse row.
    """

    def __init__(self, application: Application, texts: list[str]) -> None:
        self._embedder = application.embedder
        self.words = _seen(word_traits, texts, RAREST_WORD)
        self.pieces = _seen(piece_traits, texts, RAREST_PIECE)

    def matrix(self, texts: list[str]) -> csr_matrix:
        """
        Return one row a text.
        """
        vectors = csr_matrix(VECTOR_SCALE * self._embedder.vectors(texts))
        words = _shares_of(word_traits, texts, self.words)
        return hstack([vectors, words, _shares_of(piece_traits, texts, self.pieces)]).tocsr()


def _seen(kind: Kind, texts: list[str], rarest: int) -> list[str]:
    counts = Counter(found for text in texts for found in set(kind(text)))
    return sorted(found for found, count in counts.items() if count >= rarest)


def _shares_of(kind: Kind, texts: list[str], names: list[str]) -> csr_matrix:
    place = {name: i for i, name in enumerate(names)}
    held = [
        (row, place[name], share)
        for row, text in enumerate(texts)
        for name, share in shares(kind, text).items()
        if name in place
    ]
    rows, columns, values = zip(*held, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(place)))


def _reach_head(x: csr_matrix, y: NDArray[np.bool_], more: csr_matrix) -> Any:
    # Editors' questions are many, of one voice, and all within reach: together they weigh an eighth of the
    # others.
    weight = np.concatenate([np.ones(x.shape[0]), np.full(more.shape[0], x.shape[0] / (8 * more.shape[0]))])
    head = LogisticRegression(C=6.0, class_weight="balanced", max_iter=4000)
    return head.fit(vstack([x, more]), np.concatenate([y, np.ones(more.shape[0], dtype=bool)]), weight)


def _say(name: str, scores: NDArray[np.float64], y: NDArray[np.bool_]) -> float:
    threshold = round(float(np.quantile(scores[y], MOST_FALSE_ABSTENTIONS)), 3)
    for t in (threshold, 0.5):
        print(
            f"{name}, threshold {t}: answerable answered {np.mean(scores[y] >= t):.3f}, "
            f"unanswerable abstained {np.mean(scores[~y] < t):.3f}"
        )
    return threshold


def _write(
    application: Application,
    weights: NDArray[np.float64],
    bias: float,
    threshold: float,
    number: int,
) -> None:
    learnt = {
        "embedder": application.embedder.name,
        "embedder_version": application.embedder.version,
        "learnt_from": f"{', '.join(FILES)}: {number} questions",
        "weights": {name: round(float(w), 4) for name, w in zip(SIGNALS, weights, strict=True)},
        "bias": round(bias, 4),
        "threshold": threshold,
    }
    (SHIPPED / "calibration.json").write_text(json.dumps(learnt, indent=1) + "\n", "utf-8")


def _write_reach(features: _Features, head: Any) -> None:
    learnt = head.coef_[0]
    dimensions = len(learnt) - len(features.words) - len(features.pieces)
    words, pieces = np.split(learnt[dimensions:], [len(features.words)])
    reach = {
        "words": _telling(features.words, words),
        "pieces": _telling(features.pieces, pieces),
        "vector": [round(float(c), 4) for c in learnt[:dimensions]],
        "bias": round(float(head.intercept_[0]), 4),
    }
    text = json.dumps(reach, ensure_ascii=False, indent=0, sort_keys=True)
    (SHIPPED / "reach.json").write_text(text + "\n", "utf-8")


def _telling(names: list[str], weights: NDArray[np.float64]) -> dict[str, float]:
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= LEAST_TELLING}


if __name__ == "__main__":
    main()
