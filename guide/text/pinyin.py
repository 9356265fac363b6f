"""
How Chinese is spelt in pinyin, without tones.
"""

from functools import lru_cache


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[str, ...]:
    """
    Return the pinyin of each Chinese character of a text: `种草` gives `zhong`, `cao`.
    """
    from pypinyin import lazy_pinyin

    return tuple(part for part in lazy_pinyin(text) if part.isascii() and part.isalpha())
