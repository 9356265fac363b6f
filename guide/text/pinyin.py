"""
How Chinese is spelt in pinyin: without tones to look words up, with them to read aloud.
"""

import re
from functools import lru_cache
from typing import Any

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[str, ...]:
    """
    Return the pinyin of each Chinese character of a text: `种草` gives `zhong`, `cao`.
    """
    from pypinyin import lazy_pinyin

    return tuple(part for part in lazy_pinyin(text) if part.isascii() and part.isalpha())


@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[tuple[str, str], ...]:
    """
    Return a text in pieces, each with how it is read: `种草x` gives `种` zhòng, `草` cǎo, `x` nothing.

    A Chinese character is a piece of its own; the pieces make up the text.
    """
    from pypinyin import Style, pinyin

    # The library takes one reading for a run of signs it does not know, or, untyped, one for each.
    each: Any = list
    pieces: list[tuple[str, str]] = []
    end = 0
    for run in _CHINESE.finditer(text):
        if run.start() > end:
            pieces.append((text[end : run.start()], ""))
        read = [options[0] for options in pinyin(run.group(), style=Style.TONE, errors=each)]
        # A character that is in no dictionary comes back as it is: it has no reading.
        pairs = zip(run.group(), read, strict=True)
        pieces += [(sign, "" if sound == sign else sound) for sign, sound in pairs]
        end = run.end()
    return tuple(pieces) + (((text[end:], ""),) if end < len(text) else ())
