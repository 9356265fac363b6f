"""
Blanks to be filled before a text goes out: `【请补充：检测报告编号】`, `[please add: report number]`.
"""

import re

_BLANK = re.compile(r"【请补充[^【】\n]{0,80}】|\[please add[^\[\]\n]{0,80}\]", re.IGNORECASE)


def blanks(text: str) -> tuple[tuple[int, int], ...]:
    """
    Return where the blanks of a text stand, as half-open ranges of code points.
    """
    return tuple(match.span() for match in _BLANK.finditer(text))
