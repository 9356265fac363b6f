"""
Where a word or phrase stands: whole words in Latin script, with common endings; anywhere in Chinese.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

from guide.text import fold
from guide.text.words import DIGITS, ENDING, LATIN, is_word_sign, word_end

__all__ = ["Phrases", "word_end"]

# From this number of phrases on an automaton is faster than a regular expression.
MANY = 24


class Phrases:
    """
    A set of phrases that can be looked for in a folded text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = _in_order(tuple(phrases))

    @cached_property
    def pattern(self) -> str | None:
        """
        The regular expression that finds the phrases, None for an empty set.
        """
        return "|".join(map(_bounded, self._phrases)) or None

    @cached_property
    def _regex(self) -> re.Pattern[str] | None:
        # Compiled when it is first asked for: most phrases of the base never are in one run.
        return None if self.pattern is None else re.compile(self.pattern)

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        return _automaton_of(self._phrases) if len(self._phrases) >= MANY else None

    def found_in(self, text: str) -> bool:
        """
        Tell whether one of the phrases stands in the text; an empty set stands nowhere.
        """
        if self._automaton is not None:
            return next(self._hits(text), None) is not None
        return self._regex is not None and self._regex.search(text) is not None

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """
        Return where the phrases stand, longest first at each place, without overlaps.
        """
        if self._automaton is None:
            return [] if self._regex is None else [match.span() for match in self._regex.finditer(text)]
        # The order of the phrases decides between two that begin at one place, as it does in the expression.
        found: list[tuple[int, int]] = []
        for start, _, end in sorted(self._hits(text)):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def _hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """
        Yield start, rank of the phrase, and end of each phrase that stands whole in the text.
        """
        if self._automaton is None:
            return
        for rank, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start and is_word_sign(text[start]) and is_word_sign(text[start - 1]):
                continue
            last = text[end - 1]
            if last in LATIN:
                ending = ENDING.match(text, end)
                if ending:
                    yield start, rank, ending.end()
            elif last not in DIGITS or end == len(text) or not is_word_sign(text[end]):
                yield start, rank, end


@lru_cache(maxsize=4096)
def _in_order(phrases: tuple[str, ...]) -> tuple[str, ...]:
    folded = {folded_word(phrase) for phrase in phrases if phrase} - {""}
    return tuple(sorted(folded, key=lambda p: (-len(p), p)))


@lru_cache(maxsize=200_000)
def folded_word(word: str) -> str:
    """
    Return a word folded: the same words stand in the lists of many detectors.
    """
    return fold(word)


@lru_cache(maxsize=4096)
def _automaton_of(phrases: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(list(phrases))


def _bounded(phrase: str) -> str:
    left = r"(?<![a-z0-9])" if is_word_sign(phrase[0]) else ""
    last = phrase[-1]
    right = ENDING.pattern if last in LATIN else r"(?![a-z0-9])" if last in DIGITS else ""
    return left + re.escape(phrase) + right
