"""
Decides whether what was found answers the question: a calibrated weighing of several signals.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from importlib.resources import files

from guide.domain import RankedEntry


@dataclass(frozen=True, slots=True)
class Signals:
    """
    What speaks for an answer, each between 0 and 1 but for `length`; all 0 where nothing was found.

    `lexical` and `coverage` are those of the best entry, `coverage_near` is the best of three. `asked` is
    the nearness to a question that editors foresaw, `known` the weight of the question's words that the
    base uses at all. `score` and `margin` are the best fused score and its lead; `agree` tells whether
    words and meaning name the same entry, `gap` is the lead of the nearest entry over the fifth, and
    `length` the logarithm of the number of words.
    """

    lexical: float = 0.0
    asked: float = 0.0
    coverage: float = 0.0
    coverage_near: float = 0.0
    known: float = 0.0
    score: float = 0.0
    margin: float = 0.0
    agree: float = 0.0
    gap: float = 0.0
    length: float = 0.0


SIGNALS = tuple(field.name for field in fields(Signals))


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

    def probability(self, signals: Signals) -> float:
        """
        Return how likely the best entry answers the question, between 0 and 1.
        """
        values: Sequence[float] = astuple(signals)
        total = self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1.0 / (1.0 + math.exp(-total))


def weigh(
    entries: Sequence[RankedEntry], near: Sequence[tuple[str, float]], asked: float, known: float, words: int
) -> Signals:
    """
    Return the signals of a ranking.

    `near` are entries by their best cosine, nearest first; `asked` and `known` as in `Signals`.
    """
    if not entries or not words:
        return Signals()
    best = entries[0]
    return Signals(
        lexical=best.lexical,
        asked=asked,
        coverage=best.coverage,
        coverage_near=max(entry.coverage for entry in entries[:3]),
        known=known,
        score=best.score,
        margin=best.score - (entries[1].score if len(entries) > 1 else 0.0),
        agree=float(bool(near) and near[0][0] == best.entry),
        gap=near[0][1] - near[min(4, len(near) - 1)][1] if near else 0.0,
        length=math.log1p(words),
    )
