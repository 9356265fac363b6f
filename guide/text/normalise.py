"""
A copy of a text for matching, with a map back to the code points that were typed.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guide.text.disguise import Edit, edits, first_places, plain_sign, readings

_VARIATION = {"\ufe0e", "\ufe0f"}
# What emoji are made with.
_HARMLESS = {*_VARIATION, "\u200d", "\u20e3"}


@dataclass(frozen=True, slots=True)
class Normalised:
    """
    A folded text; `origin[i]` is the index in the typed text of the folded code point `i`.

    `ends[i]` is the index after the last typed code point behind it: more than one can be read as one.
    `is_even` tells that each code point is one typed code point but for width and case.
    """

    text: str
    origin: tuple[int, ...]
    ends: tuple[int, ...]
    is_even: bool = False

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """
        Return the half-open range of typed code points behind the folded range `[start, end)`.
        """
        return self.origin[start], self.ends[end - 1]

    def edited(self, changes: Sequence[Edit]) -> "Normalised":
        """
        Return a copy with ranges read as the edits say; of overlapping ones the first and longest counts.
        """
        pieces: list[str] = []
        origin: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, reads in sorted(changes, key=lambda edit: (edit[0], -edit[1])):
            if start < at:
                continue
            pieces += self.text[at:start], reads
            origin += self.origin[at:start]
            ends += self.ends[at:start]
            origin += [self.origin[start]] * len(reads)
            ends += [self.ends[end - 1]] * len(reads)
            at = end
        return Normalised(
            "".join(pieces) + self.text[at:], (*origin, *self.origin[at:]), (*ends, *self.ends[at:])
        )


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


class _Folds(dict[str, str]):
    """
    What each sign met so far counts as; there are at most as many as code points.
    """

    def __init__(self) -> None:
        #: The characters met so far that count as others.
        self.converted: set[str] = set()

    def __missing__(self, sign: str) -> str:
        self[sign] = folded = _fold_sign(sign)
        if "\u3400" <= sign <= "\u9fff" and folded != sign:
            self.converted.add(sign)
        return folded


_FOLDS = _Folds()


def fold_sign(sign: str) -> str:
    """
    Return what one code point counts as: width, case and script folded, invisible signs dropped.
    """
    return _FOLDS[sign]


def _fold_sign(sign: str) -> str:
    if sign in _VARIATION or unicodedata.category(sign) == "Cf":
        return ""
    folded = unicodedata.normalize("NFKC", plain_sign(sign)).casefold()
    # Converted one by one, so that the map to the typed text stays exact.
    return "".join(map(_fold_folded, folded))


def _fold_folded(sign: str) -> str:
    if sign.isascii():
        return sign
    # The letter i without its dot, and figures of other scripts, count as ASCII has them.
    if sign == "ı":
        return "i"
    if sign.isdecimal():
        return str(int(sign))
    sign = readings("sign").get(sign, sign)
    if not "\u3400" <= sign <= "\u9fff":
        return plain_sign(sign)
    # Twice: what one character is simplified to may itself have a simpler form (薴, 苧, 苎).
    convert = _converter().convert
    return str(convert(convert(sign)))


def normalise(text: str) -> Normalised:
    """
    Return the folded copy of `text`: NFKC, lower case, simplified characters, disguises as they are read.
    """
    signs = list(map(_FOLDS.__getitem__, text))
    joined = "".join(signs)
    # Nearly every text keeps its signs one for one; then there is nothing to count.
    if len(joined) == len(text) and "" not in signs:
        folded = Normalised(
            joined, _counted(0, len(text)), _counted(1, len(text)), _FOLDS.converted.isdisjoint(text)
        )
    else:
        origin = tuple([i for i, sign in enumerate(signs) for _ in sign])
        folded = Normalised(joined, origin, tuple([i + 1 for i in origin]))
    changes = [_read_first(folded, at) for at in first_places(text)] if "第" in joined else []
    if changes:
        folded = folded.edited(changes)
    # What is uncovered may show more; each round leaves fewer signs to change.
    while changes := list(edits(folded.text)):
        folded = folded.edited(changes)
    return folded


_COUNT = tuple(range(10_000))


def _counted(first: int, length: int) -> tuple[int, ...]:
    """
    Return `length` numbers from `first` on; slices of one tuple are quicker than new numbers.
    """
    return _COUNT[first : first + length] if length < len(_COUNT) else tuple(range(first, first + length))


def _read_first(folded: Normalised, typed: int) -> Edit:
    at = folded.origin.index(typed)
    return (at, at + 1, "一")


def fold(text: str) -> str:
    """
    Return the folded copy alone, for words that are looked for.
    """
    return normalise(text).text


def is_disguised(text: str) -> bool:
    """
    Tell whether a piece of a text hides what it says by more than width, case and script.
    """
    # A letter and its accent typed as two signs are one, not a mark laid over it.
    plain = [sign for sign in unicodedata.normalize("NFC", text) if sign not in _HARMLESS]
    hidden = readings("sign")
    if any(sign in hidden or not fold_sign(sign) for sign in plain):
        return True
    return fold("".join(plain)) != "".join(map(fold_sign, plain))
