"""
Builds the index of one version of the knowledge once, beside all others, and opens it ever after.
"""

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from guide.domain import Lang, Library, Passage
from guide.errors import IndexBuildError
from guide.index.collection import PassageCollection, metadata_of, open_client
from guide.index.learning import training
from guide.index.lexical import LexicalIndex
from guide.index.meaning import MeaningModel
from guide.index.names import NameIndex
from guide.index.passages import LANGS, Passages, embedded
from guide.text import SentenceEmbedder, tokens

# Raised when what is stored changes its form, so that an old index is not opened by new code.
FORMAT = 10
# A slow machine takes minutes; one that dies meanwhile leaves no lock behind.
WAIT_SECONDS = 900.0
WHOLE = "whole"


class KnowledgeIndex:
    """
    Passages by id, a lexical index for each language, the vectors, and the learnt meanings.

    `whole` is a lexical index of entire entries, in the order of `entries`; `names` finds entries that a
    question names.
    """

    def __init__(
        self, folder: Path, library: Library, passages: Passages, collection: PassageCollection
    ) -> None:
        self.passages = {passage.id: passage for passage in passages.all}
        self.by_lang = passages.by_lang
        self.lexical = {lang: LexicalIndex.load(folder / lang) for lang in LANGS}
        self.whole = LexicalIndex.load(folder / WHOLE)
        self.collection = collection
        self.meaning = MeaningModel.load(folder / "meaning.npz")
        self.vocabulary = frozenset(word for index in self.lexical.values() for word in index.counts)
        self._vocabulary: dict[str, frozenset[str]] = {}
        self.names = NameIndex(library.entries.values())
        self.entries = tuple(library.entries)
        self._of_entry = passages.of_entry

    def passages_of(self, entry: str, lang: Lang) -> list[Passage]:
        """
        Return an entry's passages in one language, in the order of its fields.
        """
        return self._of_entry.get((entry, lang), [])

    def vocabulary_of(self, entry: str) -> frozenset[str]:
        """
        Return all tokens of an entry, of both languages.
        """
        if entry not in self._vocabulary:
            texts = (passage.text for lang in LANGS for passage in self.passages_of(entry, lang))
            self._vocabulary[entry] = frozenset(word for text in texts for word in tokens(text))
        return self._vocabulary[entry]


def open_index(
    data: Path,
    library: Library,
    embedder: SentenceEmbedder,
    chroma_url: str | None = None,
    rebuild: bool = False,
) -> KnowledgeIndex:
    """
    Return the index of a library, built first where it is not there yet.

    A second process that starts meanwhile waits for the first. Raises IndexBuildError.
    """
    folder = data / "index" / index_name(library, embedder)
    if rebuild or not _is_whole(folder):
        _with_lock(folder, lambda: _build(folder, library, embedder, rebuild))
    client = open_client(folder / "chroma", chroma_url)
    name = _collection_name(library)
    expected = metadata_of(embedder, library.indexed)
    collection = PassageCollection(client, name, embedder, expected)
    passages = Passages(library)
    stored = embedded(passages.all)
    if chroma_url is not None and (rebuild or collection.count() != len(stored)):
        _with_lock(folder, lambda: collection.add(stored))
    found = collection.metadata
    differs = any(one.get(key) != value for one in found for key, value in expected.items())
    if differs or collection.count() != len(stored):
        raise IndexBuildError(
            f"the index in {chroma_url or folder} was built with something else: run `redline kb build`"
        )
    return KnowledgeIndex(folder, library, passages, collection)


def index_name(library: Library, embedder: SentenceEmbedder) -> str:
    """
    Return the folder name of an index: what it was built from, and with.
    """
    return f"{FORMAT}-{embedder.version}-{library.indexed.replace('+', '-')}"


def _collection_name(library: Library) -> str:
    return f"redline-{library.indexed.replace('+', '-')}"


def _is_whole(folder: Path) -> bool:
    return (folder / "built.json").is_file()


def _with_lock(folder: Path, work: Callable[[], Any]) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock"), timeout=WAIT_SECONDS):
            work()
    except Timeout as error:
        raise IndexBuildError(
            f"another process has been building {folder} for {WAIT_SECONDS:.0f} s"
        ) from error
    except OSError as error:
        raise IndexBuildError(
            f"cannot write the index to {folder}: {error}; set REDLINE_DATA elsewhere"
        ) from error


def _build(folder: Path, library: Library, embedder: SentenceEmbedder, rebuild: bool) -> None:
    if _is_whole(folder) and not rebuild:
        return
    scratch = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    try:
        passages = Passages(library)
        client = open_client(scratch / "chroma", None)
        collection = PassageCollection(
            client, _collection_name(library), embedder, metadata_of(embedder, library.indexed)
        )
        with training(library, embedder, scratch / "meaning.npz"):
            collection.add(embedded(passages.all))
        for lang in LANGS:
            LexicalIndex.of([passage.text for passage in passages.by_lang[lang]]).save(scratch / lang)
        whole = [passages.whole_text(entry) for entry in library.entries.values()]
        LexicalIndex.of(whole).save(scratch / WHOLE)
        built = {**metadata_of(embedder, library.indexed), "passages": len(passages.all)}
        (scratch / "built.json").write_text(json.dumps(built, indent=1), "utf-8")
        client.close()
        if folder.exists():
            shutil.rmtree(folder)
        scratch.replace(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
