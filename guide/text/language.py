"""
Tells which language a text is in.
"""

import re

from guide.domain import DraftLang, Lang

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_NOISE = re.compile(r"https?://\S+|@\w+")

# Two Chinese characters make about one word.
_CHARACTERS_A_WORD = 2
# A text with less than this share of the other language is not called mixed: brand names are.
_MINOR_SHARE = 0.2


def word_counts(text: str) -> tuple[float, int]:
    """
    Return about how many Chinese and how many Latin-script words a text has.
    """
    plain = _NOISE.sub(" ", text)
    return len(_CHINESE.findall(plain)) / _CHARACTERS_A_WORD, len(_LATIN_WORD.findall(plain))


def detect_language(text: str) -> DraftLang:
    """
    Return `en`, `zh` or `mixed`; a text without words counts as English.
    """
    chinese, latin = word_counts(text)
    total = chinese + latin
    if chinese == 0 or total == 0:
        return "en"
    if latin / total < _MINOR_SHARE:
        return "zh"
    return "en" if chinese / total < _MINOR_SHARE else "mixed"


def main_language(text: str) -> Lang:
    """
    Return the language of most of the words; ties go to English.
    """
    chinese, latin = word_counts(text)
    return "zh" if chinese > latin else "en"
