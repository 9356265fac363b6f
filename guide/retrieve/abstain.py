"""
Decides whether what was found answers the question: a calibrated weighing of several signals.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from guide.domain import RankedEntry

SIGNALS = ("lexical", "semantic", "coverage", "score", "margin")


@dataclass(frozen=True, slots=True)
class Calibration:
    """
    The weights of the signals, learnt by `benchmarks/abstention.py`, for one embedder.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float

    @classmethod
    def shipped(cls) -> "Calibration":
        """
        Return the calibration that lies beside this module.
        """
        data = json.loads(files("guide.retrieve").joinpath("calibration.json").read_text("utf-8"))
        return cls(tuple(data["weights"][name] for name in SIGNALS), data["bias"], data["threshold"])

    def probability(self, signals: Sequence[float]) -> float:
        """
        Return how likely the best entry answers the question, between 0 and 1.
        """
        total = self.bias + sum(weight * signal for weight, signal in zip(self.weights, signals, strict=True))
        return 1.0 / (1.0 + math.exp(-total))


def signals_of(entries: Sequence[RankedEntry], words: Sequence[str]) -> tuple[float, ...]:
    """
    Return the signals, in the order of `SIGNALS`; all 0 where nothing was found or asked.
    """
    if not entries or not words:
        return (0.0,) * len(SIGNALS)
    best = entries[0]
    second = entries[1].score if len(entries) > 1 else 0.0
    top = entries[:3]
    return (
        max(entry.lexical for entry in top),
        max(entry.semantic for entry in top),
        max(entry.coverage for entry in top),
        best.score,
        best.score - second,
    )
