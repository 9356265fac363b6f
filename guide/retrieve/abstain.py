"""
Decides whether what was found answers the question: how well it fits, and whether it is of a kind we hold.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, fields

from guide.retrieve.evidence import EVIDENCE, Evidence, shipped, sigmoid


@dataclass(frozen=True, slots=True)
class Signals:
    """
    What speaks for an answer; all 0 where nothing was found.

    `evidence` is that for the best entry. `score` and `margin` are its score and its lead, `gap` the lead of
    its nearness in meaning over the fifth entry's, `near` the best nearness of the five, `known` the weight
    of the question's words that the base uses at all: each between 0 and 1. `within` is the log-odds that
    the question asks for what a base of norms can hold, `length` the logarithm of its number of words.
    """

    evidence: Evidence = field(default_factory=Evidence)
    score: float = 0.0
    margin: float = 0.0
    gap: float = 0.0
    near: float = 0.0
    known: float = 0.0
    within: float = 0.0
    length: float = 0.0

    @property
    def values(self) -> tuple[float, ...]:
        """
        The signals as numbers, in the order of `SIGNALS`.
        """
        evidence, *others = astuple(self)
        return (*evidence, *others)


SIGNALS = (*EVIDENCE, *(signal.name for signal in fields(Signals)[1:]))


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
        data = shipped("calibration.json")
        return cls(tuple(data["weights"][name] for name in SIGNALS), data["bias"], data["threshold"])

    def probability(self, signals: Signals) -> float:
        """
        Return how likely the best entry answers the question, between 0 and 1.
        """
        pairs = zip(self.weights, signals.values, strict=True)
        return sigmoid(self.bias + sum(weight * value for weight, value in pairs))


def weigh(best: Sequence[tuple[float, Evidence]], *, known: float, within: float, words: int) -> Signals:
    """
    Return the signals of a ranking, given the scores and evidence of its first entries, best first.
    """
    if not best or not words:
        return Signals()
    score, evidence = best[0]
    nearness = [max(other.asked, other.said) for _, other in best]
    return Signals(
        evidence,
        score=score,
        margin=score - (best[1][0] if len(best) > 1 else 0.0),
        gap=nearness[0] - nearness[-1],
        near=max(nearness),
        known=known,
        within=within,
        length=math.log1p(words),
    )
