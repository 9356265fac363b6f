"""
Where a span stands in a text, in the ways that SARIF names a region.
"""

import re
from bisect import bisect_right
from typing import Any

# What SARIF counts as the end of a line unless a run says otherwise.
_NEWLINE = re.compile(r"\r\n|\n")


class Lines:
    """
    The lines of a text, to tell line and column, from 1, of a code point.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def region(self, start: int, end: int) -> dict[str, Any]:
        """
        Return the region of `[start, end)` by character and by line and column, with its text if it has any.
        """
        start_line, start_column = self._place(start)
        end_line, end_column = self._place(end)
        region = {
            "charOffset": start,
            "charLength": end - start,
            "startLine": start_line,
            "startColumn": start_column,
            "endLine": end_line,
            "endColumn": end_column,
        }
        return {**region, "snippet": {"text": self._text[start:end]}} if end > start else region

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1
