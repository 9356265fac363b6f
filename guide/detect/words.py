"""
Where a word or phrase stands: whole words in Latin script, with common endings; anywhere in Chinese.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from guide.text import fold

_ENDING = re.compile(r"(?:'s|’s|s|es|d|ed|ing)?(?![a-z0-9])")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


def word_end(text: str, start: int, end: int) -> int | None:
    """
    Return where the word that matched at `[start, end)` ends, or None if it is part of another word.

    A Latin word may take a common ending; a number may not be part of a longer number or of a measure.
    """
    first, last = text[start], text[end - 1]
    if _is_word_sign(first) and start > 0 and _joins(text, start - 1, first):
        return None
    if last in _LATIN:
        ending = _ENDING.match(text, end)
        return ending.end() if ending else None
    if last in _DIGITS and end < len(text):
        after = text[end]
        if after in _LATIN or after in _DIGITS or after == "%":
            return None
        if after in ".,:" and end + 1 < len(text) and text[end + 1] in _DIGITS:
            return None
    return end


def _is_word_sign(sign: str) -> bool:
    return sign in _LATIN or sign in _DIGITS


def _joins(text: str, before: int, first: str) -> bool:
    sign = text[before]
    if _is_word_sign(sign):
        return True
    return first in _DIGITS and sign in ".,:" and before > 0 and text[before - 1] in _DIGITS


class Phrases:
    """
    A set of phrases that can be looked for in a folded text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._pattern = _compile(
            tuple(sorted({fold(phrase) for phrase in phrases if phrase}, key=lambda p: (-len(p), p)))
        )

    def found_in(self, text: str) -> bool:
        """
        Tell whether one of the phrases stands in the text; an empty set stands nowhere.
        """
        return self._pattern is not None and self._pattern.search(text) is not None

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """
        Return where the phrases stand, longest first at each place, without overlaps.
        """
        return [] if self._pattern is None else [match.span() for match in self._pattern.finditer(text)]


@lru_cache(maxsize=4096)
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile("|".join(map(_bounded, phrases)))


def _bounded(phrase: str) -> str:
    left = r"(?<![a-z0-9])" if _is_word_sign(phrase[0]) else ""
    if phrase[-1] in _LATIN:
        right = r"(?:'s|’s|s|es|d|ed|ing)?(?![a-z0-9])"
    else:
        right = r"(?![a-z0-9])" if phrase[-1] in _DIGITS else ""
    return left + re.escape(phrase) + right
