"""
Learns when to abstain from the golden questions, and says how well that works on questions it has not seen.

Run: .venv/bin/python benchmarks/abstention.py [--write]
"""

import json
import sys
from dataclasses import astuple
from datetime import datetime
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from guide.application import build_application
from guide.retrieve import SIGNALS
from guide.settings import Settings
from guide.text import SHANGHAI, main_language

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "questions.jsonl"
SHIPPED = Path(__file__).parents[1] / "guide" / "retrieve" / "calibration.json"
# A question left unanswered costs a reader a minute; a wrong answer costs a brand more.
MOST_FALSE_ABSTENTIONS = 0.12


def main() -> None:
    """
    Print figures on unseen questions; with --write, store the weights learnt from all.
    """
    application = build_application(Settings.from_environment())
    rows = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    signals, hits = [], {1: 0, 5: 0}
    for row in rows:
        entries, found = application.retriever.examine(row["question"], main_language(row["question"]))
        signals.append(astuple(found))
        for k in hits:
            hits[k] += bool({ranked.entry for ranked in entries[:k]} & set(row["entries"]))
    x, y = np.array(signals), np.array([row["answerable"] for row in rows])
    print(f"{datetime.now(SHANGHAI):%Y-%m-%d}  {len(rows)} questions, {int(y.sum())} answerable")
    print(f"the right entry first {hits[1] / y.sum():.2f}, among five {hits[5] / y.sum():.2f}")
    # Standardised for learning, so that no signal counts less for its unit; folded back for shipping.
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    x = (x - mean) / spread
    head = LogisticRegression(C=1.0, class_weight="balanced", max_iter=5000)
    unseen = cross_val_predict(
        head, x, y, cv=StratifiedKFold(5, shuffle=True, random_state=1), method="predict_proba"
    )
    threshold = round(float(np.quantile(unseen[y, 1], MOST_FALSE_ABSTENTIONS)), 3)
    for t in (threshold, 0.5):
        print(
            f"threshold {t}: answerable answered {np.mean(unseen[y, 1] >= t):.2f}, "
            f"unanswerable abstained {np.mean(unseen[~y, 1] < t):.2f}"
        )
    if "--write" in sys.argv:
        head.fit(x, y)
        weights = head.coef_[0] / spread
        learnt = {
            "embedder": application.embedder.name,
            "embedder_version": application.embedder.version,
            "learnt_from": f"tests/golden/questions.jsonl, {len(rows)} questions",
            "weights": {name: round(float(w), 4) for name, w in zip(SIGNALS, weights, strict=True)},
            "bias": round(float(head.intercept_[0] - weights @ mean), 4),
            "threshold": threshold,
        }
        SHIPPED.write_text(json.dumps(learnt, indent=1) + "\n", "utf-8")
        print(f"written: {learnt}")


if __name__ == "__main__":
    main()
