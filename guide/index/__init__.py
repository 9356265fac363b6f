"""
Entries to passages, vectors, a lexical index and learnt meanings; the only home of Chroma.
"""

from guide.index.build import KnowledgeIndex, index_name, open_index
from guide.index.collection import open_client
from guide.index.fitting import learn, train_meaning
from guide.index.labels import Labelled, labelled_sentences, marked_spans
from guide.index.meaning import Judgement, MeaningModel
from guide.index.passages import FIELDS, embedded, split_entry, split_library
from guide.index.traits import Traits

__all__ = [
    "FIELDS",
    "Judgement",
    "KnowledgeIndex",
    "Labelled",
    "MeaningModel",
    "Traits",
    "embedded",
    "index_name",
    "labelled_sentences",
    "learn",
    "marked_spans",
    "open_client",
    "open_index",
    "split_entry",
    "split_library",
    "train_meaning",
]
