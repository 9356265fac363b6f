"""
What speaks for an entry as the answer to a question, and how much each kind of evidence counts.
"""

import json
import math
from dataclasses import astuple, dataclass, fields
from importlib.resources import files
from typing import Any


@dataclass(slots=True)
class Evidence:
    """
    What speaks for one entry, each between 0 and 1.

    `asked` is the nearness in meaning to a question that editors foresaw, `said` to anything else the
    entry says. `words` is the BM25 of the whole entry, as a share of what a question of these words alone
    would score; `covered` the weight of the question's words that the entry uses. `named` tells whether
    the question names it. `agreed` fuses the places by words and by meaning, each language for itself, and
    `placed` is the place by `words`.
    """

    asked: float = 0.0
    said: float = 0.0
    words: float = 0.0
    covered: float = 0.0
    named: float = 0.0
    agreed: float = 0.0
    placed: float = 0.0


EVIDENCE = tuple(field.name for field in fields(Evidence))


@dataclass(frozen=True, slots=True)
class Weights:
    """
    How much each kind of evidence counts, learnt by `benchmarks/ranking.py`; `bias` sets where 0.5 lies.
    """

    weights: tuple[float, ...]
    bias: float

    @classmethod
    def shipped(cls) -> "Weights":
        """
        Return the weights that lie beside this module.
        """
        data = shipped("ranking.json")
        return cls(tuple(data["weights"][name] for name in EVIDENCE), data["bias"])

    def score(self, evidence: Evidence) -> float:
        """
        Return how well an entry matches, between 0 and 1.
        """
        total = self.bias + sum(w * x for w, x in zip(self.weights, astuple(evidence), strict=True))
        return sigmoid(total)


def shipped(name: str) -> Any:
    """
    Return what a file of learnt weights beside this module holds.
    """
    return json.loads(files("guide.retrieve").joinpath(name).read_text("utf-8"))


def sigmoid(x: float) -> float:
    """
    Return a total as a number between 0 and 1.
    """
    return 1.0 / (1.0 + math.exp(-x))
