"""
What the head weighs in a sentence besides its vector: words, pieces, and kinds of words alone and in pairs.
"""

import json
from collections.abc import Iterator
from itertools import combinations

from guide.text import Kinds, piece_traits, shares, word_traits

# Kinds are few in a sentence and say much; a pair adds to what its two say.
KIND = 0.8
PAIR = 0.4


class Traits:
    """
    Sentences to traits, by the lists of words of one knowledge base.
    """

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def of(self, text: str) -> dict[str, float]:
        """
        Return the traits of a sentence with their values; what is word and piece has the sum of both.
        """
        found = shares(word_traits, text)
        for piece, share in shares(piece_traits, text).items():
            found[piece] = found.get(piece, 0.0) + share
        found.update(self._of_kinds(text))
        return found

    def _of_kinds(self, text: str) -> Iterator[tuple[str, float]]:
        kinds = self._kinds.found_in(text)
        yield from ((f"@{kind}", KIND) for kind in kinds)
        yield from ((f"@{one}+{two}", PAIR) for one, two in combinations(kinds, 2))

    def dump(self) -> bytes:
        """
        Return what `parse` makes the same traits of.
        """
        return json.dumps({kind: list(words) for kind, words in self._kinds.words.items()}).encode()

    @classmethod
    def parse(cls, data: bytes) -> "Traits":
        """
        Return the traits that `dump` wrote.
        """
        return cls(Kinds(json.loads(data)))
