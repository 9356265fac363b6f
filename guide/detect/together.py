"""
The `together` detector: kinds of words that are harmless apart and not in one sentence.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from guide.detect.view import DraftView
from guide.detect.words import folded_word, word_end
from guide.domain import Finding, Norm, TogetherDetector

CONFIDENCE = 0.85

Range = tuple[int, int]
# The words that stand in a stretch of text by their number, each with where it does.
Hits = Mapping[int, Sequence[Range]]


@dataclass(frozen=True, slots=True)
class _Company:
    """
    A detector with its words as numbers; `rarest` is the slot with the fewest words, by which it is woken.
    """

    norm: Norm
    slots: tuple[frozenset[int], ...]
    rarest: int
    unless: frozenset[int]
    unless_near: frozenset[int]
    detector: TogetherDetector

    def is_in(self, here: Collection[int]) -> bool:
        return not any(slot.isdisjoint(here) for slot in self.slots) and self.unless_near.isdisjoint(here)

    def windows(self, hits: Hits) -> Iterator[tuple[Range, ...]]:
        """
        Yield for each hit of the first slot the nearest hits of the others that make up the company.
        """
        excused = [place for word in self.unless & hits.keys() for place in hits[word]]
        slots = [
            [
                (start, end)
                for start, end in sorted({place for word in slot & hits.keys() for place in hits[word]})
                if not any(a <= start and end <= b for a, b in excused)
            ]
            for slot in self.slots
        ]
        for first in slots[0]:
            chosen = [first]
            for places in slots[1:]:
                left = chosen[-1][1] if self.detector.order else 0
                fitting = [
                    place
                    for place in places
                    if place[0] >= left and all(place[1] <= a or b <= place[0] for a, b in chosen)
                ]
                if not fitting:
                    break
                chosen.append(min(fitting, key=lambda place: (_distance(place, chosen), place)))
            else:
                if self.detector.gap is None or _widest_gap(chosen) <= self.detector.gap:
                    yield tuple(chosen)


class TogetherFinder:
    """
    Finds the words of every entry's `together` in one pass, then asks which of them stand together.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        numbers: dict[str, int] = {}
        known: dict[tuple[str, ...], frozenset[int]] = {}

        def numbered(words: tuple[str, ...]) -> frozenset[int]:
            if words not in known:
                folded = filter(None, map(folded_word, words))
                known[words] = frozenset(numbers.setdefault(word, len(numbers)) for word in folded)
            return known[words]

        self._woken_by: dict[int, list[_Company]] = defaultdict(list)
        self._in_draft: list[_Company] = []
        for norm in norms:
            for detector in norm.detect:
                if isinstance(detector, TogetherDetector):
                    slots = tuple(numbered(words) for words in detector.together)
                    company = _Company(
                        norm,
                        slots,
                        min(range(len(slots)), key=lambda i: len(slots[i])),
                        numbered(detector.unless),
                        numbered(detector.unless_near),
                        detector,
                    )
                    if detector.within == "draft":
                        self._in_draft.append(company)
                    else:
                        for word in slots[company.rarest]:
                            self._woken_by[word].append(company)
        self._automaton = AhoCorasick(list(numbers)) if numbers else None

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each place where the words of a detector stand together.
        """
        if self._automaton is None:
            return
        everywhere: dict[int, list[Range]] = defaultdict(list)
        by_sentence: dict[int, dict[int, list[Range]]] = defaultdict(lambda: defaultdict(list))
        text = view.folded.text
        begins = [cut[0] for cut in view.cuts]
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            stop = word_end(text, start, end)
            if stop is not None:
                everywhere[word].append((start, stop))
                by_sentence[bisect_right(begins, start)][word].append((start, stop))
        for hits in by_sentence.values():
            woken = {id(c): c for word in hits for c in self._woken_by.get(word, ())}
            for company in woken.values():
                if company.is_in(hits.keys()):
                    yield from _findings(view, company, hits)
        for company in self._in_draft:
            if company.is_in(everywhere.keys()):
                yield from _findings(view, company, everywhere)


def _findings(view: DraftView, company: _Company, hits: Hits) -> Iterator[Finding]:
    for window in company.windows(hits):
        yield Finding(
            entry=company.norm.id,
            category=company.norm.category,
            severity=company.norm.severity,
            confidence=CONFIDENCE,
            span=view.span(min(window)[0], max(stop for _, stop in window)),
            detector="pattern",
        )


def _distance(place: Range, others: Sequence[Range]) -> int:
    return min(max(a - place[1], place[0] - b) for a, b in others)


def _widest_gap(places: Sequence[Range]) -> int:
    return max((after[0] - before[1] for before, after in pairwise(sorted(places))), default=0)
