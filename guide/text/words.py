"""
Where a word that was found ends: Latin words are whole, with common endings; Chinese stands anywhere.
"""

import re

#: The common endings of a Latin word, up to where no letter or digit follows.
ENDING = re.compile(r"(?:'s|’s|s|es|d|ed|ing)?(?![a-z0-9])")
LATIN = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def word_end(text: str, start: int, end: int) -> int | None:
    """
    Return where the word that matched at `[start, end)` ends, or None if it is part of another word.

    A Latin word may take a common ending; a number may not be part of a longer number or of a measure.
    """
    first, last = text[start], text[end - 1]
    if is_word_sign(first) and start > 0 and _joins(text, start - 1, first):
        return None
    if last in LATIN:
        ending = ENDING.match(text, end)
        return ending.end() if ending else None
    if last in DIGITS and end < len(text):
        after = text[end]
        if after in LATIN or after in DIGITS or after == "%":
            return None
        if after in ".,:" and end + 1 < len(text) and text[end + 1] in DIGITS:
            return None
    return end


def is_word_sign(sign: str) -> bool:
    """
    Tell whether a sign is a Latin letter or a digit.
    """
    return sign in LATIN or sign in DIGITS


def _joins(text: str, before: int, first: str) -> bool:
    sign = text[before]
    if is_word_sign(sign):
        return True
    return first in DIGITS and sign in ".,:" and before > 0 and text[before - 1] in DIGITS
