"""
A lexical index: BM25 over the project's own tokens, built once and read back at each start.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.text import tokens


class LexicalIndex:
    """
    BM25 scores of texts for a question, and how much weight each of its words carries.

    `counts` holds in how many texts each word stands.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._size = int(model.scores["num_docs"])
        # One column a word, one stored score for each text that has it.
        held = np.diff(model.scores["indptr"]).tolist()
        self.counts = {word: held[column] for word, column in model.vocab_dict.items() if word}

    @classmethod
    def of(cls, texts: Sequence[str]) -> "LexicalIndex":
        """
        Return the index of some texts, in their order.
        """
        import bm25s

        model = bm25s.BM25()
        model.index([tokens(text) or [""] for text in texts], show_progress=False)
        return cls(model)

    def save(self, folder: Path) -> None:
        """
        Write the index to a folder of its own.
        """
        self._model.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """
        Return the index that `save` wrote.
        """
        import bm25s

        return cls(bm25s.BM25.load(folder, show_progress=False))

    def scores(self, question_tokens: Sequence[str]) -> NDArray[np.float32]:
        """
        Return one score a text, shape (texts,), 0 where no word is shared.
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
