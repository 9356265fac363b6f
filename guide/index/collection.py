"""
The Chroma collection of embedded passages: embedded in this process, or on a Chroma server.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from guide.domain import Passage
from guide.errors import IndexBuildError
from guide.index.passages import LANGS
from guide.text import SentenceEmbedder

BATCH = 1000


def open_client(folder: Path | None, url: str | None) -> Any:
    """
    Return a Chroma client: of the server at `url`, else of the files in `folder`.

    Raises IndexBuildError where the server does not answer.
    """
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    if url is None:
        return chromadb.PersistentClient(path=str(folder), settings=quiet)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise IndexBuildError(f"REDLINE_CHROMA_URL is {url!r}: write it like http://127.0.0.1:8000")
    ssl = parts.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=parts.hostname, port=parts.port or (443 if ssl else 8000), ssl=ssl, settings=quiet
        )
    except Exception as error:
        raise IndexBuildError(
            f"no Chroma server answers at {url}: start it, or unset REDLINE_CHROMA_URL"
        ) from error


def metadata_of(embedder: SentenceEmbedder, knowledge: str) -> dict[str, str | int]:
    """
    Return what a collection must have been built with to be used.
    """
    return {
        "embedder": embedder.name,
        "embedder_version": embedder.version,
        "dimensions": embedder.dimensions,
        "knowledge": knowledge,
    }


class PassageCollection:
    """
    Passages with their vectors in Chroma, searched by cosine; one collection for each language.

    Filtering one collection by language makes each query ten times slower.
    """

    def __init__(
        self, client: Any, name: str, embedder: SentenceEmbedder, metadata: dict[str, str | int]
    ) -> None:
        self._embedder = embedder
        # Ours to fill, with our own vectors; without a function Chroma would attach one of its own.
        self._collections = {
            lang: client.get_or_create_collection(
                f"{name}-{lang}",
                metadata=dict(metadata),
                configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
                embedding_function=None,
            )
            for lang in LANGS
        }

    @property
    def metadata(self) -> tuple[dict[str, Any], ...]:
        """
        What each collection was built with.
        """
        return tuple(dict(collection.metadata or {}) for collection in self._collections.values())

    def count(self) -> int:
        """
        Return the number of passages stored.
        """
        return sum(int(collection.count()) for collection in self._collections.values())

    def add(self, passages: Sequence[Passage]) -> None:
        """
        Store passages with their vectors; one that is there already is replaced.
        """
        for lang, collection in self._collections.items():
            own = [passage for passage in passages if passage.lang == lang]
            # Short notes such as "none" stand in many entries; each text is embedded once.
            texts = {passage.text: i for i, passage in enumerate({p.text: p for p in own}.values())}
            vectors = self._embedder.vectors(list(texts))
            for start in range(0, len(own), BATCH):
                batch = own[start : start + BATCH]
                collection.upsert(
                    ids=[passage.id for passage in batch],
                    embeddings=vectors[[texts[passage.text] for passage in batch]],
                    documents=[passage.text for passage in batch],
                    metadatas=[{"entry": p.entry, "kind": p.kind, "field": p.field} for p in batch],
                )

    def vector_of(self, question: str) -> list[float]:
        """
        Return the vector of a question, as those of the passages were made.
        """
        return self._embedder.embed_query(question)

    def nearest(self, vector: list[float], k: int) -> dict[str, float]:
        """
        Return the cosine of the `k` nearest passages of each language by passage id, to four decimals.
        """
        found: dict[str, float] = {}
        for collection in self._collections.values():
            # Ids and distances alone: fetching texts as well takes three times as long.
            most = min(k, int(collection.count()))
            if not most:
                continue
            near = collection.query(query_embeddings=[vector], n_results=most, include=["distances"])
            pairs = zip(near["ids"][0], near["distances"][0], strict=True)
            found |= {str(name): round(1.0 - float(distance), 4) for name, distance in pairs}
        return found
