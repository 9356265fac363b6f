"""
The `together` detector: kinds of words that are harmless apart and not in one sentence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from guide.detect.view import DraftView
from guide.detect.words import Phrases, word_end
from guide.domain import Finding, Norm, TogetherDetector
from guide.text import fold

CONFIDENCE = 0.85

Range = tuple[int, int]
Hits = Mapping[int, Sequence[Range]]


@dataclass(frozen=True, slots=True)
class _Company:
    norm: Norm
    slots: tuple[int, ...]
    detector: TogetherDetector
    unless: Phrases
    unless_near: Phrases

    def windows(self, hits: Hits) -> Iterator[tuple[Range, ...]]:
        """
        Yield for each hit of the first slot the nearest hits of the others that make up the company.
        """
        for first in hits[self.slots[0]]:
            chosen = [first]
            for slot in self.slots[1:]:
                left = chosen[-1][1] if self.detector.order else 0
                fitting = [
                    hit
                    for hit in hits[slot]
                    if hit[0] >= left and all(hit[1] <= other[0] or other[1] <= hit[0] for other in chosen)
                ]
                if not fitting:
                    break
                chosen.append(min(fitting, key=lambda hit: (_distance(hit, chosen), hit)))
            else:
                if self.detector.gap is None or _widest_gap(chosen) <= self.detector.gap:
                    yield tuple(chosen)


class TogetherFinder:
    """
    Finds the words of every entry's `together` in one pass, then asks which of them stand together.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        slots: dict[tuple[str, ...], int] = {}
        self._rules: dict[int, list[_Company]] = defaultdict(list)
        for norm in norms:
            for detector in norm.detect:
                if isinstance(detector, TogetherDetector):
                    company = _Company(
                        norm,
                        tuple(slots.setdefault(words, len(slots)) for words in detector.together),
                        detector,
                        Phrases(detector.unless),
                        Phrases(detector.unless_near),
                    )
                    self._rules[company.slots[0]].append(company)
        places: dict[str, list[int]] = defaultdict(list)
        for words, slot in slots.items():
            for word in dict.fromkeys(filter(None, map(fold, words))):
                places[word].append(slot)
        self._places = list(places.values())
        self._automaton = AhoCorasick(list(places)) if places else None

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each place where the words of a detector stand together.
        """
        if self._automaton is None:
            return
        text = view.folded.text
        whole: dict[int, list[Range]] = defaultdict(list)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            stop = word_end(text, start, end)
            if stop is not None:
                for slot in self._places[index]:
                    whole[slot].append((start, stop))
        for slot in whole.keys() & self._rules.keys():
            for company in self._rules[slot]:
                if all(other in whole for other in company.slots):
                    yield from self._judge(view, company, whole)

    @staticmethod
    def _judge(view: DraftView, company: _Company, whole: Hits) -> Iterator[Finding]:
        text = view.folded.text
        cuts = ((0, len(text)),) if company.detector.within == "draft" else view.cuts
        excused = company.unless.ranges(text)
        for start, end in cuts:
            hits = {
                slot: [
                    hit
                    for hit in whole[slot]
                    if start <= hit[0] < end and not any(a <= hit[0] and hit[1] <= b for a, b in excused)
                ]
                for slot in company.slots
            }
            if not all(hits.values()) or company.unless_near.found_in(text[start:end]):
                continue
            for window in company.windows(hits):
                yield Finding(
                    entry=company.norm.id,
                    category=company.norm.category,
                    severity=company.norm.severity,
                    confidence=CONFIDENCE,
                    span=view.span(min(window)[0], max(stop for _, stop in window)),
                    detector="pattern",
                )


def _distance(hit: Range, others: Sequence[Range]) -> int:
    return min(max(other[0] - hit[1], hit[0] - other[1]) for other in others)


def _widest_gap(hits: Sequence[Range]) -> int:
    return max((after[0] - before[1] for before, after in pairwise(sorted(hits))), default=0)
