"""
The sentences that meaning is learnt from: those of the entries' own examples, and the labelled ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from guide.domain import Example, Library, MeaningDetector, Norm
from guide.text import sentences


@dataclass(frozen=True, slots=True)
class Labelled:
    """
    A sentence: whether it is a problem, of which category, and the entry it comes from where there is one.
    """

    text: str
    category: str
    entry: str | None
    flagged: bool


def marked_spans(library: Library) -> Iterator[tuple[str, str]]:
    """
    Yield each marked part of an example, after the entry it belongs to.
    """
    for norm in library.norms:
        yield from ((norm.id, span) for example in norm.examples.flags for span in example.spans)


def labelled_sentences(library: Library) -> Iterator[Labelled]:
    """
    Yield the sentences of the examples; of a flag only those that its spans touch.
    """
    for norm in library.norms:
        if any(isinstance(detector, MeaningDetector) for detector in norm.detect):
            yield from _of_norm(norm)
    for sentence in library.sentences:
        flagged = sentence.label == "flag"
        example = Example(text=sentence.text, spans=sentence.spans)
        for text in _problem_sentences(example) if flagged else _all_sentences(example):
            yield Labelled(text, sentence.category, sentence.entry, flagged)


def _of_norm(norm: Norm) -> Iterator[Labelled]:
    for example in norm.examples.flags:
        for text in _problem_sentences(example):
            yield Labelled(text, norm.category, norm.id, True)
    for example in norm.examples.passes:
        for text in _all_sentences(example):
            yield Labelled(text, norm.category, norm.id, False)


def _all_sentences(example: Example) -> Iterator[str]:
    yield from (example.text[start:end] for start, end in sentences(example.text))


def _problem_sentences(example: Example) -> Iterator[str]:
    text = example.text
    places = [(text.find(span), text.find(span) + len(span)) for span in example.spans if span in text]
    # What is missing, or depends on the day, is in no sentence.
    if not places or example.date is not None:
        return
    for start, end in sentences(text):
        if any(a < end and start < b for a, b in places):
            yield text[start:end]
