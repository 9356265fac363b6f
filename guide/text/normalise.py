"""
A copy of a text for matching, with a map back to the code points that were typed.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from typing import Any

# Signs people put between Chinese characters to break up a word; kept everywhere else.
_INSERTED = re.compile(r"(?<=[\u4e00-\u9fff])[*·・•_|~^]+(?=[\u4e00-\u9fff])")
_VARIATION = {"\ufe0e", "\ufe0f"}


@dataclass(frozen=True, slots=True)
class Normalised:
    """
    A folded text; `origin[i]` is the index in the typed text of the folded code point `i`.
    """

    text: str
    origin: tuple[int, ...]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """
        Return the half-open range of typed code points behind the folded range `[start, end)`.
        """
        return self.origin[start], self.origin[end - 1] + 1


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@lru_cache(maxsize=20_000)
def fold_sign(sign: str) -> str:
    """
    Return what one code point counts as: width, case and script folded, invisible signs dropped.
    """
    if sign in _VARIATION or unicodedata.category(sign) == "Cf":
        return ""
    folded = unicodedata.normalize("NFKC", sign).casefold()
    # Converted one by one, so that the map to the typed text stays exact.
    return "".join(_converter().convert(c) if "\u3400" <= c <= "\u9fff" else c for c in folded)


def normalise(text: str) -> Normalised:
    """
    Return the folded copy of `text`: NFKC, lower case, simplified characters, no invisible or inserted signs.
    """
    signs = list(map(fold_sign, text))
    joined = "".join(signs)
    # Nearly every text keeps its signs one for one; then there is nothing to count.
    same = len(joined) == len(text) and "" not in signs
    origin: Sequence[int] = (
        range(len(text)) if same else [i for i, folded in enumerate(signs) for _ in folded]
    )
    if not _INSERTED.search(joined):
        return Normalised(joined, tuple(origin))
    kept = [True] * len(joined)
    for match in _INSERTED.finditer(joined):
        kept[match.start() : match.end()] = [False] * (match.end() - match.start())
    return Normalised("".join(compress(joined, kept)), tuple(compress(origin, kept)))


def fold(text: str) -> str:
    """
    Return the folded copy alone, for words that are looked for.
    """
    return normalise(text).text
