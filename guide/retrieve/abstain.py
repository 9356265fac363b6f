"""
Decides whether what was found answers the question: how well it fits, and whether it is of a kind we hold.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from itertools import pairwise

from guide.retrieve.evidence import Evidence, shipped, sigmoid
from guide.text import fold, tokens

# Words that carry no subject tell how a question is meant: "how many", "next year", 多少钱.
_PLAIN = re.compile(r"[a-z]+(?:['’][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Signals:
    """
    What speaks for an answer, each between 0 and 1 but for `length`; all 0 where nothing was found.

    `asked` to `placed` are the evidence for the best entry. `score` and `margin` are its score and its lead,
    `gap` the lead of its nearness in meaning over the fifth entry's, `near` the best nearness of the five.
    `known` is the weight of the question's words that the base uses at all. `worded` and `meant` say, by its
    words and by its meaning, how likely the question asks for what a base of norms can hold; `length` is
    the logarithm of the number of words.
    """

    asked: float = 0.0
    said: float = 0.0
    words: float = 0.0
    covered: float = 0.0
    named: float = 0.0
    agreed: float = 0.0
    placed: float = 0.0
    score: float = 0.0
    margin: float = 0.0
    gap: float = 0.0
    near: float = 0.0
    known: float = 0.0
    worded: float = 0.0
    meant: float = 0.0
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
        data = shipped("calibration.json")
        return cls(tuple(data["weights"][name] for name in SIGNALS), data["bias"], data["threshold"])

    def probability(self, signals: Signals) -> float:
        """
        Return how likely the best entry answers the question, between 0 and 1.
        """
        values: Sequence[float] = astuple(signals)
        total = self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return sigmoid(total)


@dataclass(frozen=True, slots=True)
class Reach:
    """
    Tells by its words and its vector whether a question asks for what a base of norms can hold.

    A live figure, a price, a forecast, somebody's plans or another country's law cannot be answered however
    near the subject is. The weights are learnt by `benchmarks/abstention.py`.
    """

    words: Mapping[str, float]
    words_bias: float
    vector: Sequence[float]
    vector_bias: float

    @classmethod
    def shipped(cls) -> "Reach":
        """
        Return the weights that lie beside this module.
        """
        data = shipped("reach.json")
        return cls(data["words"], data["words_bias"], data["vector"], data["vector_bias"])

    def worded(self, question: str) -> float:
        """
        Return how likely the question is within reach by its words, between 0 and 1.
        """
        found = set(reach_words(question))
        # As in learning: each word counts once, and a long question weighs no more than a short one.
        norm = math.sqrt(len(found)) or 1.0
        return sigmoid(self.words_bias + sum(self.words.get(word, 0.0) for word in found) / norm)

    def meant(self, vector: Sequence[float]) -> float:
        """
        Return how likely a question with this vector, shape (512,), is within reach, between 0 and 1.
        """
        return sigmoid(self.vector_bias + sum(w * x for w, x in zip(self.vector, vector, strict=True)))


def reach_words(question: str) -> Iterator[str]:
    """
    Yield what a question is judged by: its tokens, its plain English words, and pairs of those.
    """
    yield from tokens(question)
    words = _PLAIN.findall(fold(question))
    yield from (f"={word}" for word in words)
    yield from (f"={one} {two}" for one, two in pairwise(words))


def weigh(
    best: Sequence[tuple[float, Evidence]], *, known: float, worded: float, meant: float, words: int
) -> Signals:
    """
    Return the signals of a ranking, given the scores and evidence of its first entries, best first.
    """
    if not best or not words:
        return Signals()
    score, evidence = best[0]
    nearness = [max(other.asked, other.said) for _, other in best]
    return Signals(
        **asdict(evidence),
        score=score,
        margin=score - (best[1][0] if len(best) > 1 else 0.0),
        gap=nearness[0] - nearness[-1],
        near=max(nearness),
        known=known,
        worded=worded,
        meant=meant,
        length=math.log1p(words),
    )
