"""
Tells by its words and its meaning whether a question asks for what a base of norms can hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.retrieve.evidence import shipped
from guide.text import piece_traits, shares, word_traits

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
        for kind, weights in ((word_traits, self.words), (piece_traits, self.pieces)):
            total += sum(weights.get(found, 0.0) * share for found, share in shares(kind, question).items())
        return total
