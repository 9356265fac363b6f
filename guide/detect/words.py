"""
Where a word or phrase stands: whole words in Latin script, with common endings; anywhere in Chinese.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from guide.text import fold
from guide.text.words import DIGITS, LATIN, is_word_sign, word_end

__all__ = ["Phrases", "word_end"]


class Phrases:
    """
    A set of phrases that can be looked for in a folded text.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        folded = {fold(phrase) for phrase in phrases if phrase}
        #: The regular expression that finds the phrases, None for an empty set.
        self.pattern = "|".join(map(_bounded, sorted(folded, key=lambda p: (-len(p), p)))) or None

    @cached_property
    def _regex(self) -> re.Pattern[str] | None:
        # Compiled when it is first asked for: most phrases of the base never are in one run.
        return None if self.pattern is None else re.compile(self.pattern)

    def found_in(self, text: str) -> bool:
        """
        Tell whether one of the phrases stands in the text; an empty set stands nowhere.
        """
        return self._regex is not None and self._regex.search(text) is not None

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """
        Return where the phrases stand, longest first at each place, without overlaps.
        """
        return [] if self._regex is None else [match.span() for match in self._regex.finditer(text)]


def _bounded(phrase: str) -> str:
    left = r"(?<![a-z0-9])" if is_word_sign(phrase[0]) else ""
    if phrase[-1] in LATIN:
        right = r"(?:'s|’s|s|es|d|ed|ing)?(?![a-z0-9])"
    else:
        right = r"(?![a-z0-9])" if phrase[-1] in DIGITS else ""
    return left + re.escape(phrase) + right
