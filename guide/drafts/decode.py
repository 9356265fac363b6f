"""
Bytes to text: Unicode first, then the encodings that Chinese files still come in.
"""

import codecs
from collections.abc import Callable

from guide.errors import DraftError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Signs that a text file does not hold; a file with several is none.
_BINARY = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f\x0b")


def decode(data: bytes) -> str:
    """
    Return the text of a file without its byte-order mark, code points as they are.

    Raises DraftError where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if guessed := _unmarked_utf16(data):
        return _strict(data, guessed)
    for encoding, reads_well in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and reads_well(text):
            return text
    return _guess(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DraftError(f"it begins as {encoding} text but is damaged; save it again as UTF-8") from error
    if not _is_text(text):
        raise DraftError("this is not a text file; save it again as .txt in UTF-8")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """
    Return the UTF-16 whose high bytes are zeros and Chinese; text in other encodings holds no zeros.
    """
    if len(data) < 4 or len(data) % 2:
        return None
    head = data[:4000]
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        zeros = high.count(0)
        if zeros and zeros + sum(0x4E <= byte <= 0x9F or byte in (0x30, 0xFF) for byte in high) > 0.9 * len(
            high
        ):
            return encoding
    return None


def _is_text(text: str) -> bool:
    return sum(sign in _BINARY for sign in text[:20_000]) == 0


def _reads_as_chinese(text: str, encoding: str, common_leads: range) -> bool:
    """
    Tell whether what is not ASCII is mostly common characters, not chance pairs of bytes.

    The common characters of GB2312 and of Big5 have low leading bytes; wrong guesses rarely land there.
    """
    foreign = [sign for sign in text if ord(sign) > 127]
    chinese = [sign for sign in foreign if "\u4e00" <= sign <= "\u9fff"]
    marks = sum(not sign.isalnum() for sign in foreign)
    common = sum(sign.encode(encoding)[0] in common_leads for sign in chinese)
    return len(chinese) + marks >= 0.9 * len(foreign) and common >= 0.75 * len(chinese)


_CANDIDATES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("utf-8", lambda _: True),
    ("gb18030", lambda text: _reads_as_chinese(text, "gb18030", range(0xB0, 0xD8))),
    ("big5", lambda text: _reads_as_chinese(text, "big5", range(0xA4, 0xC7))),
)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # UTF-16 without a mark is settled above; guessing it again turns bytes into rare characters.
    best = from_bytes(data, cp_isolation=["cp1252", "shift_jis", "euc_kr", "cp1251"]).best()
    text = str(best) if best is not None else ""
    if best is None or not _is_text(text):
        raise DraftError("this is not a text file in an encoding we know; save it again as UTF-8")
    return text.removeprefix("\ufeff")
