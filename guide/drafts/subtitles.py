"""
Subtitle files to text: what is said, without numbers, times and formatting.
"""

import re

from guide.drafts.content import Content
from guide.drafts.plain import plain_text
from guide.errors import DraftError

_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\r\n]*")
_NUMBER = re.compile(r"[ \t\ufeff]*\d+[ \t]*")
# <i>, <font color="…">, {\an8} and {y:i}; a < that opens no such tag is part of the text.
_FORMATTING = re.compile(
    r"</?(?:i|b|u|s|em|strong|font|span|c|v|ruby|rt|lang)(?:[ .][^<>\n]*)?>"
    r"|\{(?:\\|[yfscpo]:)[^{}\n]*\}",
    re.I,
)


def subtitles_content(data: bytes) -> Content:
    """
    Return the text of a SubRip file, one line of a cue a line. Raises DraftError.
    """
    lines = re.split(r"\r\n|\n|\r", plain_text(data))
    said: list[str] = []
    begun = False
    for number, line in enumerate(lines):
        if _TIMES.fullmatch(line):
            begun = True
        elif begun and not _is_number(lines, number) and (text := _FORMATTING.sub("", line).strip()):
            said.append(text)
    if not begun:
        raise DraftError("there is no time line (00:00:01,000 --> 00:00:02,000) in it; save the text as .txt")
    return Content(text="\n".join(said))


def _is_number(lines: list[str], at: int) -> bool:
    # A cue may say a number too; a cue's own number stands right before its times.
    return _NUMBER.fullmatch(lines[at]) is not None and any(map(_TIMES.fullmatch, lines[at + 1 : at + 2]))
