"""
Entries to passages, vectors, a lexical index and learnt meanings; the only home of Chroma.
"""

from guide.index.build import KnowledgeIndex, index_name, open_index
from guide.index.collection import open_client
from guide.index.meaning import MeaningModel, labelled_sentences, out_of_fold, train_meaning
from guide.index.passages import FIELDS, embedded, split_entry, split_library

__all__ = [
    "FIELDS",
    "KnowledgeIndex",
    "MeaningModel",
    "embedded",
    "index_name",
    "labelled_sentences",
    "open_client",
    "open_index",
    "out_of_fold",
    "split_entry",
    "split_library",
    "train_meaning",
]
