"""
Learns when to abstain from the golden questions, and says how well that works on questions it has not seen.

Run: .venv/bin/python benchmarks/abstention.py [--write]
"""

import json
import sys
from datetime import datetime
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from guide.application import build_application
from guide.retrieve import SIGNALS, signals_of
from guide.settings import Settings
from guide.text import SHANGHAI, main_language, tokens

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "questions.jsonl"
SHIPPED = Path(__file__).parents[1] / "guide" / "retrieve" / "calibration.json"
# A question left unanswered costs a reader a minute; a wrong answer costs a brand more.
MOST_FALSE_ABSTENTIONS = 0.05


def main() -> None:
    """
    Print figures on unseen questions; with --write, store the weights learnt from all.
    """
    application = build_application(Settings.from_environment())
    rows = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    signals, hits = [], {1: 0, 5: 0}
    for row in rows:
        entries = application.retriever.rank(row["question"], main_language(row["question"])).entries
        signals.append(signals_of(entries, tokens(row["question"])))
        for k in hits:
            hits[k] += bool({ranked.entry for ranked in entries[:k]} & set(row["entries"]))
    x, y = np.array(signals), np.array([row["answerable"] for row in rows])
    print(f"{datetime.now(SHANGHAI):%Y-%m-%d}  {len(rows)} questions, {int(y.sum())} answerable")
    print(f"the right entry first {hits[1] / y.sum():.2f}, among five {hits[5] / y.sum():.2f}")
    head = LogisticRegression(C=3.0, class_weight="balanced", max_iter=5000)
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
        learnt = {
            "embedder": application.embedder.name,
            "embedder_version": application.embedder.version,
            "learnt_from": f"tests/golden/questions.jsonl, {len(rows)} questions",
            "weights": {name: round(float(w), 4) for name, w in zip(SIGNALS, head.coef_[0], strict=True)},
            "bias": round(float(head.intercept_[0]), 4),
            "threshold": threshold,
        }
        SHIPPED.write_text(json.dumps(learnt, indent=1) + "\n", "utf-8")
        print(f"written: {learnt}")


if __name__ == "__main__":
    main()
