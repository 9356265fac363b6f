"""
Checks of the lists of words that detectors name: something in them, nothing twice.
"""

from collections.abc import Iterator, Sequence

from guide.domain import Concept, Norm, TogetherDetector
from guide.knowledge._parse import Fault
from guide.knowledge.lint.common import fault_at
from guide.knowledge.reader import Reading
from guide.text import fold


def check_concepts(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault for each list that says nothing, repeats itself, or has what is no word.

    One that no detector names is still a trait that meaning is learnt from.
    """
    for name, (file, line) in reading.concept_places.items():
        concept = reading.concepts.get(name)
        if concept is None:
            continue
        yield from (Fault(file, line, f"{name}: {message}") for message in _messages(concept))


def _messages(concept: Concept) -> Iterator[str]:
    if not concept.what.strip():
        yield "say in `what` what kind of words these are"
    if not concept.zh and not concept.en:
        yield "the list is empty"
    for words in (concept.zh, concept.en):
        yield from _repeats(words)


def _repeats(words: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        folded = fold(word)
        if not folded.strip():
            yield f"{word!r} is no word"
        elif folded in seen:
            yield f"{word!r} stands in the list twice"
        seen.add(folded)


def check_together(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault for each `together` with an empty list, or with a gap that nothing can have.
    """
    for entry in reading.entries.values():
        for i, detector in enumerate(entry.detect if isinstance(entry, Norm) else ()):
            if not isinstance(detector, TogetherDetector):
                continue
            if not detector.together or not all(detector.together):
                yield fault_at(reading, entry, "together: each list needs words", "detect", i)
            if detector.gap is not None and detector.gap < 0:
                yield fault_at(reading, entry, "together: gap is a number of signs, 0 or more", "detect", i)


CHECKS = (check_concepts, check_together)
