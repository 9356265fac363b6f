"""
Signs that a file format cannot hold, or that a reader cannot see.
"""

import re
import unicodedata

# What XML 1.0 does not allow; tab and line breaks it does.
_BARRED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Format characters and other signs that leave no mark on the screen or turn the text around.
_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def printable(text: str) -> str:
    """
    Return the text with a picture for each sign that XML cannot hold; code points keep their places.
    """
    return _BARRED.sub(_picture, text)


def encodable(text: str) -> str:
    """
    Return the text without halves of surrogate pairs, which no UTF-8 file can hold.
    """
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_half(text) else text


def show_hidden(text: str) -> str:
    """
    Return the text for reading, not copying: invisible signs named as `[U+200B]`, line breaks as `↵`.
    """
    shown = _HIDDEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", printable(text))
    return re.sub(r"\r\n|\r|\n", "↵", shown)


def split_hidden(text: str) -> list[tuple[str, str]]:
    """
    Return the text as pairs of visible text and the name of the invisible sign after it, empty at the end.
    """
    pairs, end = [], 0
    for match in _HIDDEN.finditer(text):
        sign = match.group()
        pairs.append((text[end : match.start()], f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()))
        end = match.end()
    return [*pairs, (text[end:], "")]


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    # The block of control pictures holds one for each of the first 32 signs, and for delete.
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _has_half(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)
