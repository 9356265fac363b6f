"""
What problem sentences mean: a linear head over a sentence's words, pieces and vector, one class a category.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from guide.index.traits import Traits
from guide.text import fold

Floats = NDArray[np.float32]
Embed = Callable[[list[str]], Floats]

# Of the two kinds of learnt weights the vector's entries are the smaller.
VECTOR_SCALE = 2.0
CLEAN = "clean"
# A sentence this near to a problem is taken to be it, if it is not rather clean.
SAME = 0.93


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    How likely a sentence is a problem (0 to 1), its category, and the entry whose examples it is nearest to.
    """

    probability: float
    category: str
    entry: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """
    From which margin on a sentence is a problem, and from which of its words alone it gets a vector at all.

    `slope` and `offset` turn a margin into log-odds.
    """

    margin: float
    gate: float
    slope: float
    offset: float


@dataclass(frozen=True, slots=True)
class Head:
    """
    Weights of shape (traits, classes) and (512, classes), and a bias for each class, `clean` among them.

    `gate`, shape (traits,), tells from words alone whether a sentence may be a problem at all.
    """

    classes: tuple[str, ...]
    traits: tuple[str, ...]
    words: Floats
    vector: Floats
    bias: Floats
    gate: Floats


@dataclass(frozen=True, slots=True)
class Neighbours:
    """
    Vectors of examples, shape (n, 512), the entry of each, and its folded text.
    """

    vectors: Floats
    entries: tuple[str, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeaningModel:
    """
    Tells whether a sentence says what some entry warns of.

    `examples` are problem sentences, `spans` the marked parts of examples; `category_of` names each entry's.
    """

    traits: Traits
    head: Head
    thresholds: Thresholds
    examples: Neighbours
    spans: Neighbours
    categories: tuple[str, ...] = field(default=())

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {trait: i for i, trait in enumerate(self.head.traits)}

    @cached_property
    def _clean(self) -> int:
        return self.head.classes.index(CLEAN)

    def weigh_words(self, text: str) -> Floats:
        """
        Return the part of each class's score that the words and pieces of a sentence make, shape (classes,).
        """
        return self._weigh(*self._found(text))

    def _weigh(self, columns: list[int], values: Floats) -> Floats:
        return self.head.bias + values @ self.head.words[columns]

    def _found(self, text: str) -> tuple[list[int], Floats]:
        known = [
            (column, share)
            for trait, share in self.traits.of(text).items()
            if (column := self._columns.get(trait)) is not None
        ]
        return [column for column, _ in known], np.array([share for _, share in known], dtype=np.float32)

    def margins(self, scores: Floats) -> tuple[float, int]:
        """
        Return by how much the best category's score exceeds that of a clean sentence, and its class.
        """
        rivals = scores - scores[self._clean]
        rivals[self._clean] = -np.inf
        best = int(np.argmax(rivals))
        return round(float(rivals[best]), 4), best

    def judge(self, texts: Sequence[str], embed: Embed) -> list[Judgement | None]:
        """
        Return a judgement for each sentence that is a problem, None for the others.

        Only sentences whose words alone make it thinkable get a vector.
        """
        judged: list[Judgement | None] = [None] * len(texts)
        if len(self.head.classes) < 2:
            return judged
        folded = [fold(text) for text in texts]
        found = [self._found(text) for text in texts]
        thinkable = [
            i
            for i, (columns, values) in enumerate(found)
            if folded[i] in self._known
            or round(float(values @ self.head.gate[columns]), 4) >= self.thresholds.gate
        ]
        if not thinkable:
            return judged
        vectors = embed([texts[i] for i in thinkable])
        for i, vector in zip(thinkable, vectors, strict=True):
            scores = self._weigh(*found[i]) + VECTOR_SCALE * vector @ self.head.vector
            margin, best = self.margins(scores)
            judged[i] = self._judgement(folded[i], vector, margin, self.head.classes[best])
        return judged

    def probability(self, margin: float) -> float:
        """
        Return how likely a sentence with this margin is a problem, between 0 and 1.
        """
        odds = self.thresholds.slope * margin + self.thresholds.offset
        return round(1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds)))), 4)

    def _judgement(self, folded: str, vector: Floats, margin: float, category: str) -> Judgement | None:
        known = self._known.get(folded)
        if known is None and margin >= self.thresholds.margin:
            own = self._by_category.get(category)
            entry = None if own is None else own.entries[int(np.argmax(own.vectors @ vector))]
            return None if entry is None else Judgement(self.probability(margin), category, entry)
        if known is None and margin > 0 and len(self.examples.vectors):
            nearness = self.examples.vectors @ vector
            best = int(np.argmax(nearness))
            known = best if round(float(nearness[best]), 4) >= SAME else None
        if known is None:
            return None
        sure = self.probability(max(margin, self.thresholds.margin))
        return Judgement(sure, self.categories[known], self.examples.entries[known])

    @cached_property
    def _known(self) -> dict[str, int]:
        return {text: i for i, text in enumerate(self.examples.texts)}

    @cached_property
    def _by_category(self) -> dict[str, Neighbours]:
        groups: dict[str, list[int]] = {}
        for i, category in enumerate(self.categories):
            groups.setdefault(category, []).append(i)
        return {
            category: Neighbours(self.examples.vectors[rows], tuple(self.examples.entries[i] for i in rows))
            for category, rows in groups.items()
        }

    def weigh_clauses(self, texts: Sequence[str], vectors: Floats, judgement: Judgement) -> list[float]:
        """
        Return how much each clause (vectors of shape (n, 512)) carries of what was judged.

        A clause counts by its own margin for the category, and by its nearness to the marked spans of the
        entry's examples.
        """
        rows = [i for i, entry in enumerate(self.spans.entries) if entry == judgement.entry]
        near = (vectors @ self.spans.vectors[rows].T).max(axis=1, initial=-1.0)
        wanted = self.head.classes.index(judgement.category)
        weights = []
        for text, vector, nearness in zip(texts, vectors, near, strict=True):
            scores = self.weigh_words(text) + VECTOR_SCALE * vector @ self.head.vector
            own = float(scores[wanted] - scores[self._clean])
            weights.append(round(float(nearness) + 0.03 * own, 4))
        return weights

    def save(self, path: Path) -> None:
        """
        Write the model to one file.
        """
        head, limits = self.head, self.thresholds
        np.savez(
            path,
            classes=np.array(head.classes, dtype=str),
            traits=np.frombuffer("\n".join(head.traits).encode(), dtype=np.uint8),
            kinds=np.frombuffer(self.traits.dump(), dtype=np.uint8),
            words=head.words.astype(np.float16),
            vector=head.vector,
            bias=head.bias,
            gate=head.gate,
            thresholds=np.array([limits.margin, limits.gate, limits.slope, limits.offset]),
            example_vectors=self.examples.vectors,
            example_entries=np.array(self.examples.entries, dtype=str),
            example_texts=np.frombuffer("\n".join(self.examples.texts).encode(), dtype=np.uint8),
            example_categories=np.array(self.categories, dtype=str),
            span_vectors=self.spans.vectors,
            span_entries=np.array(self.spans.entries, dtype=str),
        )

    @classmethod
    def load(cls, path: Path) -> "MeaningModel":
        """
        Return the model that `save` wrote.
        """
        with np.load(path) as file:
            traits = file["traits"].tobytes().decode()
            head = Head(
                _strings(file["classes"]),
                tuple(traits.split("\n")) if traits else (),
                file["words"].astype(np.float32),
                file["vector"],
                file["bias"],
                file["gate"],
            )
            return cls(
                Traits.parse(file["kinds"].tobytes()),
                head,
                Thresholds(*(float(x) for x in file["thresholds"])),
                Neighbours(
                    file["example_vectors"],
                    _strings(file["example_entries"]),
                    tuple(file["example_texts"].tobytes().decode().split("\n")),
                ),
                Neighbours(file["span_vectors"], _strings(file["span_entries"])),
                _strings(file["example_categories"]),
            )


def _strings(array: NDArray[np.str_]) -> tuple[str, ...]:
    return tuple(str(item) for item in array)
