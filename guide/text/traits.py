"""
What linear heads weigh in a text: its words, pairs of words, and pieces of two to four characters.
"""

import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from guide.text.normalise import fold
from guide.text.tokens import tokens

# Words that carry no subject tell how something is meant: "how many", "next year", 多少钱.
_PLAIN = re.compile(r"[a-z]+(?:['’][a-z]+)?")
# Stretches of one script; a piece never runs from one into another.
_STRETCH = re.compile(r"[a-z0-9'’]+|[\u3400-\u9fff]+|[^\sa-z0-9'’\u3400-\u9fff]+")
_SHORTEST, _LONGEST = 2, 4


def shares(kind: Callable[[str], Iterator[str]], text: str) -> dict[str, float]:
    """
    Return what is found in a text, each thing once, so that a long text weighs no more than a short.
    """
    found = dict.fromkeys(kind(text))
    return dict.fromkeys(found, 1.0 / math.sqrt(len(found) or 1))


def word_traits(text: str) -> Iterator[str]:
    """
    Yield a text's tokens, its plain English words, and pairs of those.
    """
    yield from tokens(text)
    words = _PLAIN.findall(fold(text))
    yield from (f"={word}" for word in words)
    yield from (f"={one} {two}" for one, two in pairwise(words))


def piece_traits(text: str) -> Iterator[str]:
    """
    Yield a text's pieces of two to four characters; a word in Latin letters has a space at each end.
    """
    for stretch in _STRETCH.findall(fold(text)):
        padded = f" {stretch} " if stretch[0].isascii() else stretch
        for size in range(_SHORTEST, _LONGEST + 1):
            yield from (padded[start : start + size] for start in range(len(padded) - size + 1))
