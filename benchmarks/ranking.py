"""
Learns how much each kind of evidence counts in ranking, and says how well that works on unseen questions.

Run: .venv/bin/python benchmarks/ranking.py [--write]
"""

import json
import platform
import sys
from dataclasses import astuple
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from guide.application import Application, build_application
from guide.retrieve import EVIDENCE
from guide.settings import Settings
from guide.text import SHANGHAI

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
LEARN = (
    "questions.jsonl",
    "questions_training.jsonl",
    "questions_training_2.jsonl",
    "question_pairs.jsonl",
    "questions_unseeing.jsonl",
)
SHIPPED = Path(__file__).parents[1] / "guide" / "retrieve" / "ranking.json"
# Entries that could be taken for the right one: compared with it in learning.
RIVALS = 30
FORESEEN = 1200
FOLDS = 5

Rows = list[tuple[NDArray[np.float64], list[int]]]


def main() -> None:
    """
    Print how often the right entry comes first and among five, unseen; with --write, store the weights.
    """
    application = build_application(Settings.from_environment())
    asked = _asked(application)
    foreseen = _foreseen(application)
    print(
        f"{datetime.now(SHANGHAI):%Y-%m-%d} {platform.machine()} {len(asked)} questions with gold, "
        f"{len(foreseen)} foreseen ones with their own passage left out"
    )
    places: list[int] = []
    for fold in range(FOLDS):
        learnt = _fit([row for i, row in enumerate(asked) if i % FOLDS != fold] * 2 + foreseen)
        places += [_place(row, learnt) for i, row in enumerate(asked) if i % FOLDS == fold]
    agreed = np.array([float(name == "agreed") for name in EVIDENCE])
    for name, found in (("learnt", places), ("agreed alone", [_place(row, agreed) for row in asked])):
        ranks = np.array(found)
        print(f"{name}: first {np.mean(ranks < 1):.3f}, among five {np.mean(ranks < 5):.3f}")
    weights = _fit(asked * 2 + foreseen)
    print(dict(zip(EVIDENCE, np.round(weights, 2), strict=True)))
    if "--write" in sys.argv:
        scale, bias = _scaled(asked, weights)
        data = {
            "embedder": application.embedder.name,
            "embedder_version": application.embedder.version,
            "learnt_from": f"{', '.join(LEARN)} and {len(foreseen)} foreseen questions",
            "weights": {n: round(float(w * scale), 4) for n, w in zip(EVIDENCE, weights, strict=True)},
            "bias": round(bias, 4),
        }
        SHIPPED.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def _asked(application: Application) -> Rows:
    rows = [json.loads(line) for name in LEARN for line in (GOLDEN / name).read_text("utf-8").splitlines()]
    return [
        made
        for row in rows
        if row.get("answerable", True) and (made := _row(application, row["question"], row["entries"]))
    ]


def _foreseen(application: Application) -> Rows:
    """
    Return questions that editors foresaw, each judged without the passage that says just this.
    """
    passages = [
        passage
        for passage in application.index.passages.values()
        if passage.field.startswith("asked_as") and passage.kind != "glossary"
    ]
    chosen = np.random.default_rng(0).choice(len(passages), min(FORESEEN, len(passages)), replace=False)
    made = (_row(application, passages[i].text, [passages[i].entry], without=passages[i].id) for i in chosen)
    return [row for row in made if row]


def _row(
    application: Application, question: str, right: list[str], without: str | None = None
) -> tuple[NDArray[np.float64], list[int]] | None:
    evidence = application.retriever.evidence(question, without=without)
    entries = list(evidence)
    found = [entries.index(entry) for entry in right if entry in evidence]
    return (np.array([astuple(evidence[entry]) for entry in entries]), found) if found else None


def _fit(rows: Rows) -> NDArray[np.float64]:
    rng = np.random.default_rng(1)
    pairs: list[NDArray[np.float64]] = []
    for values, right in rows:
        order = [i for i in np.argsort(-values.sum(axis=1))[:RIVALS] if i not in right]
        for one in right:
            rivals = rng.choice(order, min(10, len(order)), replace=False) if order else ()
            pairs += [values[one] - values[other] for other in rivals]
    x = np.array(pairs)
    both = np.concatenate([x, -x])
    head = LogisticRegression(C=0.3, fit_intercept=False, max_iter=3000)
    head.fit(both, np.repeat([1, 0], len(x)))
    return np.asarray(head.coef_[0])


def _place(row: tuple[NDArray[np.float64], list[int]], weights: NDArray[np.float64]) -> int:
    values, right = row
    order = list(np.argsort(-(values @ weights), kind="stable"))
    return min(order.index(one) for one in right)


def _scaled(rows: Rows, weights: NDArray[np.float64]) -> tuple[float, float]:
    """
    Return the scale and bias at which a score says how likely an entry is the right one.
    """
    x, y = [], []
    for values, right in rows:
        totals = values @ weights
        for i in np.argsort(-totals)[:5]:
            x.append([totals[i]])
            y.append(i in right)
    head = LogisticRegression(C=10.0, max_iter=3000).fit(np.array(x), np.array(y))
    return float(head.coef_[0][0]), float(head.intercept_[0])


if __name__ == "__main__":
    main()
