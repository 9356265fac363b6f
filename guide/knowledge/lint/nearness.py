"""
Checks that no entry, and no example, is another one with a few words changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from guide.domain import Entry
from guide.knowledge._parse import Fault
from guide.knowledge.bilingual import bilingual_texts
from guide.knowledge.lint.common import fault_at
from guide.knowledge.lint.examples import has_chinese, norms_of, sides_of
from guide.knowledge.reader import Reading
from guide.text import SentenceEmbedder

# From here on two texts count as one: by the cosine of their embeddings, by the share of 3-grams.
NEAREST = 0.95
MOST_SHARED = 0.70
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class _Text:
    entry: Entry
    text: str
    place: tuple[str | int, ...]


def check_examples_apart(reading: Reading, embedder: SentenceEmbedder) -> Iterator[Fault]:
    """
    Yield a fault for each pair of examples of one label and language that is nearly one text.

    The share of 3-grams is that of the shorter text, so that a sentence cannot hide inside a longer one.
    """
    groups: dict[tuple[str, bool], list[_Text]] = defaultdict(list)
    for norm in norms_of(reading):
        for side, examples in sides_of(norm):
            for i, example in enumerate(examples):
                text = f"{example.title or ''} {example.text}".strip()
                groups[side, has_chinese(text)].append(_Text(norm, text, ("examples", side, i)))
    for texts in groups.values():
        for i, j, how in near_pairs([text.text for text in texts], embedder, of_shorter=True):
            one, other = texts[i], texts[j]
            yield fault_at(
                reading, one.entry, f"{how} the example {other.text!r} of {other.entry.id}", *one.place
            )


def check_entries_apart(reading: Reading, embedder: SentenceEmbedder) -> Iterator[Fault]:
    """
    Yield a fault for each pair of entries of one kind that is nearly one text, in either language.
    """
    kinds: dict[str, list[Entry]] = defaultdict(list)
    for entry in reading.entries.values():
        kinds[entry.kind].append(entry)
    for entries in kinds.values():
        for lang in ("en", "zh"):
            texts = [_joined(entry, lang) for entry in entries]
            for i, j, how in near_pairs(texts, embedder, of_shorter=False):
                yield fault_at(reading, entries[i], f"{lang}: {how} {entries[j].id}", "title")


def _joined(entry: Entry, lang: str) -> str:
    return " ".join(getattr(text, lang) for _, text in bilingual_texts(entry))


def near_pairs(
    texts: Sequence[str], embedder: SentenceEmbedder, *, of_shorter: bool
) -> Iterator[tuple[int, int, str]]:
    """
    Yield the places of each two texts that are nearly one, and how near; very short texts are left out.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    places = [i for i, text in enumerate(texts) if len(text) >= _SHORTEST]
    if len(places) < 2:
        return
    long = [texts[i] for i in places]
    vectors = embedder.vectors(long)
    cosines = np.asarray(vectors @ vectors.T)
    grams = CountVectorizer(analyzer="char", ngram_range=(3, 3), binary=True, lowercase=True)
    counts = grams.fit_transform(long).astype(np.int32)
    common = (counts @ counts.T).toarray()
    sizes = common.diagonal()
    smaller = np.minimum.outer(sizes, sizes)
    whole = smaller if of_shorter else np.add.outer(sizes, sizes) - common
    shares = common / np.maximum(whole, 1)
    near = (cosines >= NEAREST) | (shares > MOST_SHARED)
    for i, j in zip(*np.nonzero(np.tril(near, -1)), strict=True):
        how = f"{cosines[i, j]:.2f} by meaning and {shares[i, j]:.0%} of the 3-grams like"
        yield places[i], places[j], how
