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
from dataclasses import astuple, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from guide.application import Application, build_application
from guide.retrieve import SIGNALS, reach_words
from guide.settings import Settings
from guide.text import SHANGHAI, main_language

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
SHIPPED = ROOT / "guide" / "retrieve"
ANSWERED = ("questions_training.jsonl", "questions_training_2.jsonl", "questions.jsonl")
UNANSWERED = ("unanswered_training.jsonl", "unanswered_training_2.jsonl", "questions.jsonl")
# A question left unanswered costs a reader a minute; a wrong answer costs a brand more.
MOST_FALSE_ABSTENTIONS = 0.04
RAREST = 2
FOLDS = StratifiedKFold(5, shuffle=True, random_state=1)


def main() -> None:
    """
    Print figures on unseen questions; with --write, store what was learnt from all.
    """
    application = build_application(Settings.from_environment())
    asked = [row["question"] for row in _rows(ANSWERED) if row.get("answerable", True)]
    beyond = [row["question"] for row in _rows(UNANSWERED) if not row.get("answerable", False)]
    texts = asked + beyond
    y = np.array([True] * len(asked) + [False] * len(beyond))
    foreseen = _foreseen(application)
    worded, words, head = _learn_words(texts, y, foreseen)
    meant, meaning = _learn_meaning(application, texts, y, foreseen)
    print(
        f"{datetime.now(SHANGHAI):%Y-%m-%d} {platform.machine()} {len(asked)} answerable questions, "
        f"{len(beyond)} not, {len(foreseen)} foreseen by editors"
    )
    _say("by words alone", worded, y)
    _say("by meaning alone", meant, y)
    signals = []
    for text, by_words, by_meaning in zip(texts, worded, meant, strict=True):
        _, found = application.retriever.examine(text, main_language(text))
        # Learnt with what heads that have not seen the question say of it.
        signals.append(astuple(replace(found, worded=float(by_words), meant=float(by_meaning))))
    x = np.array(signals)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    x = (x - mean) / spread
    decide = LogisticRegression(C=0.5, class_weight="balanced", max_iter=5000)
    unseen = cross_val_predict(decide, x, y, cv=FOLDS, method="predict_proba")[:, 1]
    threshold = _say("with what was found", unseen, y)
    decide.fit(x, y)
    weights = decide.coef_[0] / spread
    bias = float(decide.intercept_[0] - weights @ mean)
    print(dict(zip(SIGNALS, np.round(decide.coef_[0], 2), strict=True)))
    if "--write" in sys.argv:
        _write_reach(words, head, meaning)
        _write(application, weights, bias, threshold, len(texts))


def _rows(names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [json.loads(line) for name in names for line in (GOLDEN / name).read_text("utf-8").splitlines()]


def _foreseen(application: Application) -> list[str]:
    passages = application.index.passages.values()
    found = [p.text for p in passages if p.field.startswith("asked_as") and p.kind != "glossary"]
    return list(dict.fromkeys(found))


def _learn_words(
    texts: list[str], y: NDArray[np.bool_], foreseen: list[str]
) -> tuple[NDArray[np.float64], list[str], Any]:
    """
    Return what unseen heads say of each text, the words, and the head that has seen all.
    """
    counts = Counter(word for text in [*texts, *foreseen] for word in set(reach_words(text)))
    words = sorted(word for word, count in counts.items() if count >= RAREST)
    place = {word: i for i, word in enumerate(words)}
    x, more = _matrix(texts, place), _matrix(foreseen, place)
    within = np.zeros(len(texts))
    for learn, test in FOLDS.split(np.zeros(len(y)), y):
        within[test] = _reach_head(x[learn], y[learn], more).predict_proba(x[test])[:, 1]
    return within, words, _reach_head(x, y, more)


def _learn_meaning(
    application: Application, texts: list[str], y: NDArray[np.bool_], foreseen: list[str]
) -> tuple[NDArray[np.float64], Any]:
    """
    Return what unseen heads say of each text by its vector, and the head that has seen all.
    """
    x = csr_matrix(application.embedder.vectors(texts))
    more = csr_matrix(application.embedder.vectors(foreseen))
    within = np.zeros(len(texts))
    for learn, test in FOLDS.split(np.zeros(len(y)), y):
        within[test] = _reach_head(x[learn], y[learn], more).predict_proba(x[test])[:, 1]
    return within, _reach_head(x, y, more)


def _reach_head(x: csr_matrix, y: NDArray[np.bool_], more: csr_matrix) -> Any:
    # Editors' questions are many and of one voice: together they weigh as much as the others.
    weight = np.concatenate([np.ones(x.shape[0]), np.full(more.shape[0], x.shape[0] / (3 * more.shape[0]))])
    head = LogisticRegression(C=4.0, class_weight="balanced", max_iter=4000)
    return head.fit(vstack([x, more]), np.concatenate([y, np.ones(more.shape[0], dtype=bool)]), weight)


def _matrix(texts: list[str], place: dict[str, int]) -> csr_matrix:
    rows, columns, values = [], [], []
    for i, text in enumerate(texts):
        found = set(reach_words(text))
        for word in found & place.keys():
            rows.append(i)
            columns.append(place[word])
            values.append(1 / np.sqrt(len(found)))
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(place)))


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
        "learnt_from": f"{', '.join(dict.fromkeys((*ANSWERED, *UNANSWERED)))}: {number} questions",
        "weights": {name: round(float(w), 4) for name, w in zip(SIGNALS, weights, strict=True)},
        "bias": round(bias, 4),
        "threshold": threshold,
    }
    (SHIPPED / "calibration.json").write_text(json.dumps(learnt, indent=1) + "\n", "utf-8")


def _write_reach(words: list[str], by_words: Any, by_meaning: Any) -> None:
    reach = {
        "words": {
            w: round(float(c), 3) for w, c in zip(words, by_words.coef_[0], strict=True) if abs(c) >= 0.05
        },
        "words_bias": round(float(by_words.intercept_[0]), 4),
        "vector": [round(float(c), 4) for c in by_meaning.coef_[0]],
        "vector_bias": round(float(by_meaning.intercept_[0]), 4),
    }
    text = json.dumps(reach, ensure_ascii=False, indent=0, sort_keys=True)
    (SHIPPED / "reach.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
