"""
Where a word or phrase stands: whole words in Latin script, with common endings; anywhere in Chinese.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from guide.text import fold
from guide.text.words import DIGITS, LATIN, is_word_sign, word_end

__all__ = ["Phrases", "word_end"]


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
    left = r"(?<![a-z0-9])" if is_word_sign(phrase[0]) else ""
    if phrase[-1] in LATIN:
        right = r"(?:'s|’s|s|es|d|ed|ing)?(?![a-z0-9])"
    else:
        right = r"(?![a-z0-9])" if phrase[-1] in DIGITS else ""
    return left + re.escape(phrase) + right
