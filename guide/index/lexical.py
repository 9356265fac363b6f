"""
The lexical index of one language: BM25 over the project's own tokens.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from guide.text import tokens


class LexicalIndex:
    """
    BM25 scores of passages for a question, and how much weight each of its words carries.

    `counts` holds in how many passages each word stands.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s

        tokenised = [tokens(text) or [""] for text in texts]
        self._size = len(tokenised)
        counts: dict[str, int] = {}
        for words in tokenised:
            for word in set(words):
                counts[word] = counts.get(word, 0) + 1
        self.counts = counts
        self._model = bm25s.BM25()
        self._model.index(tokenised, show_progress=False)

    def scores(self, question_tokens: Sequence[str]) -> NDArray[np.float32]:
        """
        Return one score a passage, shape (passages,), 0 where no word is shared.
        """
        known = [word for word in question_tokens if word in self.counts]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._model.get_scores(known), dtype=np.float32)

    def weight(self, word: str) -> float:
        """
        Return how telling a word is: its inverse document frequency, highest for unknown words.
        """
        return float(np.log(1 + self._size / (1 + self.counts.get(word, 0))))
