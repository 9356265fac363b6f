"""
Bytes to text: Unicode first, then the encodings that Chinese and Western office files still come in.
"""

import codecs
import unicodedata
from functools import cache

from guide.drafts.common import COMMON
from guide.errors import DraftError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# In the order that settles a tie, with a head start: bytes are seldom UTF-8 by chance, and hardly ever
# where a sign takes three of them.
_CANDIDATES = {
    "utf-8": 2.0,
    "gb18030": 0.3,
    "utf-16-le": 0.2,
    "utf-16-be": 0.0,
    "cp950": 0.0,
    "big5hkscs": -0.1,
    "cp1252": 0.0,
}
# Only a reading that scores at least this much is believed; a wrong one scores below.
_BELIEVED = 0.2
_THREE_BYTES = 3.0
# Copying leaves a stray control sign in a text now and then; many of them mean that it is none.
_CONTROLS = dict.fromkeys((*range(1, 9), *range(14, 32), 127))
_MOST_CONTROLS = 0.03
_JUDGED = 4000


def decode(data: bytes) -> str:
    """
    Return the text of a file without its byte-order mark, code points as they are.

    Raises DraftError where the bytes are no text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if data.isascii() and not _is_binary(text := data.decode("ascii")):
        return text
    scores = {}
    for encoding, head_start in _CANDIDATES.items():
        read = _read(data, encoding)
        if read is not None:
            scores[encoding] = _plausibility(read) + head_start
            if encoding == "utf-8" and max(read) >= "\u0800":
                scores[encoding] += _THREE_BYTES
    best = max(scores, key=scores.__getitem__, default="")
    if best and scores[best] >= _BELIEVED:
        return data.decode(best)
    return _guess(data)


def _marked(data: bytes, encoding: str) -> str:
    text = _read(data, encoding)
    if text is None:
        raise DraftError(f"it begins as {encoding} text but is damaged; save it again as UTF-8")
    return text


def _read(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Every byte means something in cp1252, so its text must also look like a Western one.
    if encoding == "cp1252" and (2 * _foreign(text) > len(text) or _controls(text)):
        return None
    return None if _is_binary(text) else text


def _is_binary(text: str) -> bool:
    return "\0" in text or _controls(text) > _MOST_CONTROLS * len(text)


def _controls(text: str) -> int:
    return len(text) - len(text.translate(_CONTROLS))


def _foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _plausibility(text: str) -> float:
    """
    Return how much a text reads like Chinese or a Western language, from -5 to 2, judged by its beginning.

    Only what is not ASCII is judged: the rest is the same in most encodings.
    """
    text = text[:_JUDGED]
    signs = [i for i, sign in enumerate(text) if sign > "\x7f"]
    if not signs:
        # Two Chinese characters in UTF-16 may look like four Latin letters; longer texts do not.
        return 0.0
    return sum(_plausible(text, i) for i in signs) / len(signs)


def _plausible(text: str, i: int) -> float:
    sign = text[i]
    if "\u4e00" <= sign <= "\u9fff":
        # A character between two Latin letters is more often half of a wrong guess than meant.
        if all(near.isascii() and near.isalpha() for near in (text[max(i - 1, 0)], text[i + 1 : i + 2])):
            return 1.0 if sign in COMMON else 0.0
        return 2.0 if sign in COMMON else 1.0 if sign in _taught() else -1.0
    if sign in "，。、；：？！“”‘’（）《》【】「」『』…—～￥·•\u3000" or sign >= "\U0001f000":
        return 1.5
    kind = unicodedata.category(sign)
    if kind in ("Cn", "Co", "Cc", "Cs"):
        return -5.0
    if sign < "\u0250" or kind in ("Pd", "Pi", "Pf", "Sc"):
        return _western(text, i)
    if sign < "\u2000" or "\u3040" <= sign <= "\u30ff":
        return -0.5
    # Arrows, stars, hearts and other signs that posts are decorated with; other scripts fall here too.
    return 0.5 if kind in ("So", "Sm", "Po", "No", "Cf", "Mn") else -1.5


def _western(text: str, i: int) -> float:
    # é, ’ and £ stand in Latin words and beside figures; a wrong guess puts them beside each other.
    near = text[max(i - 1, 0) : i] + text[i + 1 : i + 2]
    beside = not near or any(sign.isascii() and (sign.isalnum() or sign in " \n") for sign in near)
    return 1.5 if beside else -1.0


@cache
def _taught() -> frozenset[str]:
    """
    Return the characters of the first, common level of GB2312 and of Big5.
    """
    trails = range(0xA1, 0xFF)
    simplified = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in trails)
    traditional = (
        bytes((lead, trail)) for lead in range(0xA4, 0xC7) for trail in (*range(0x40, 0x7F), *trails)
    )
    signs = [pair.decode("gb2312", "ignore") for pair in simplified]
    signs += [pair.decode("big5", "ignore") for pair in traditional]
    return frozenset(sign for sign in signs if sign)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["shift_jis", "euc_kr", "cp1251", "cp1250"]).best()
    if best is None or best.coherence < 0.2 or _is_binary(text := str(best)):
        raise DraftError("this is not a text file, or its encoding cannot be told; save it again as UTF-8")
    return text
