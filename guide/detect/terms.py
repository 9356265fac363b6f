"""
The `terms` detector: all words of all entries in one pass.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from guide.detect.context import Context
from guide.detect.view import DraftView
from guide.detect.words import word_end
from guide.domain import Finding, Norm, TermsDetector
from guide.text import fold

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Word:
    """
    A norm that a word belongs to, what makes the word fine, and what may stand in its place.
    """

    norm: Norm
    context: Context
    replacement: str | None


def words_of(norms: Sequence[Norm]) -> dict[str, list[Word]]:
    """
    Return the words of all `terms`, folded, each with the norms it belongs to.
    """
    words: dict[str, list[Word]] = {}
    for norm in norms:
        for detector in norm.detect:
            if isinstance(detector, TermsDetector):
                context = Context(detector)
                for term, replacement in detector.terms.items():
                    words.setdefault(fold(term), []).append(Word(norm, context, replacement))
    words.pop("", None)
    return words


class TermsFinder:
    """
    Finds the words of every entry's `terms` in one pass over the folded draft.
    """

    def __init__(self, norms: Sequence[Norm]) -> None:
        words = words_of(norms)
        self._words = list(words.values())
        self._automaton = AhoCorasick(list(words)) if words else None

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each word that counts where it stands.
        """
        if self._automaton is None:
            return
        text = view.folded.text
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield from find_word(view, self._words[index], start, end)


def find_word(view: DraftView, words: Sequence[Word], start: int, end: int) -> Iterator[Finding]:
    """
    Yield a finding for each of the words that stands at a folded range of a draft and counts there.
    """
    whole = word_end(view.folded.text, start, end)
    if whole is not None:
        for word in words:
            if word.context.allows(view, start, end):
                yield _finding(view, word, start, whole)


def _finding(view: DraftView, word: Word, start: int, end: int) -> Finding:
    replacement = word.replacement
    return Finding(
        entry=word.norm.id,
        category=word.norm.category,
        severity=word.norm.severity,
        confidence=CONFIDENCE,
        span=view.span(start, end),
        detector="term",
        fix="none" if replacement is None else "replace" if replacement else "delete",
        rewrite=replacement or None,
    )
