"""
Tells by its words and its meaning whether a question asks for what a base of norms can hold.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.retrieve.evidence import shipped
from guide.text import fold, tokens

# Words that carry no subject tell how a question is meant: "how many", "next year", 多少钱.
_PLAIN = re.compile(r"[a-z]+(?:['’][a-z]+)?")
# Stretches of one script; a piece never runs from one into another.
_STRETCH = re.compile(r"[a-z0-9'’]+|[\u3400-\u9fff]+|[^\sa-z0-9'’\u3400-\u9fff]+")
_SHORTEST, _LONGEST = 2, 4
# Of the two kinds of learnt weights the vector's entries are the smaller.
VECTOR_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Reach:
    """
    A linear head over a question's words, its pieces of two to four characters, and its vector.

    A live figure, a price, a forecast, somebody's plans or another country's law cannot be answered however
    near the subject is. The weights are learnt by `benchmarks/abstention.py`.
    """

    words: Mapping[str, float]
    pieces: Mapping[str, float]
    vector: Sequence[float]
    bias: float

    @classmethod
    def shipped(cls) -> "Reach":
        """
        Return the weights that lie beside this module.
        """
        data = shipped("reach.json")
        return cls(data["words"], data["pieces"], data["vector"], data["bias"])

    def log_odds(self, question: str, vector: Sequence[float]) -> float:
        """
        Return the log-odds that a question with this vector, shape (512,), is within reach.
        """
        total = self.bias + sum(w * VECTOR_SCALE * x for w, x in zip(self.vector, vector, strict=True))
        for kind, weights in ((reach_words, self.words), (reach_pieces, self.pieces)):
            total += sum(weights.get(found, 0.0) * share for found, share in shares(kind, question).items())
        return total


def shares(kind: Callable[[str], Iterator[str]], question: str) -> dict[str, float]:
    """
    Return what is found in a question, each thing once, so that a long question weighs no more than a short.
    """
    found = dict.fromkeys(kind(question))
    return dict.fromkeys(found, 1.0 / math.sqrt(len(found) or 1))


def reach_words(question: str) -> Iterator[str]:
    """
    Yield a question's tokens, its plain English words, and pairs of those.
    """
    yield from tokens(question)
    words = _PLAIN.findall(fold(question))
    yield from (f"={word}" for word in words)
    yield from (f"={one} {two}" for one, two in pairwise(words))


def reach_pieces(question: str) -> Iterator[str]:
    """
    Yield a question's pieces of two to four characters; a word in Latin letters has a space at each end.
    """
    for stretch in _STRETCH.findall(fold(question)):
        text = f" {stretch} " if stretch[0].isascii() else stretch
        for size in range(_SHORTEST, _LONGEST + 1):
            yield from (text[start : start + size] for start in range(len(text) - size + 1))
