"""
Cuts a text into sentences and clauses, as ranges of its code points.
"""

import re
from collections.abc import Iterable, Iterator

# A full stop ends a sentence, but not after "No.", "Art." and the like.
_SENTENCE_END = re.compile(
    r"[。！？!?…\n\r]+[”’」』）)]*|(?<!\bno)(?<!\bart)(?<!\bvs)(?<!\bmr)(?<!\bst)(?<=[\w)”’\"'])\.(?=\s|$)",
    re.I,
)
# Where a sentence may end: a look at one sign is quicker than the alternatives above at every place.
_SENTENCE_SIGN = re.compile(r"[。！？!?…\n\r.]")
_CLAUSE_END = re.compile(r"[，,；;：:、~～—|]+")
_OUTER = " \t\u3000“”‘’\"'（）()【】[]《》「」『』-–—·,，.。!！?？;；:：~～…#*"

Range = tuple[int, int]


def sentences(text: str) -> Iterator[Range]:
    """
    Yield the half-open range of each sentence, without white space at its ends.

    What has no letter of its own, such as an emoji after a full stop, belongs to the sentence before
    it on its line.
    """
    held: Range | None = None
    for start, end in _cut(text, 0, len(text), _sentence_ends(text)):
        if held is not None:
            has_letters = text[start].isalnum() or any(sign.isalnum() for sign in text[start:end])
            if not has_letters and "\n" not in text[held[1] : start]:
                held = (held[0], end)
                continue
            yield held
        held = (start, end)
    if held is not None:
        yield held


def clauses(text: str, within: Range) -> Iterator[Range]:
    """
    Yield the half-open range of each clause of a sentence, without outer punctuation.
    """
    for cut in _cut(text, *within, _CLAUSE_END.finditer(text, *within)):
        start, end = trim(text, *cut)
        if start < end:
            yield start, end


def trim(text: str, start: int, end: int) -> Range:
    """
    Return the range without punctuation and white space at its ends.
    """
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def _sentence_ends(text: str) -> Iterator[re.Match[str]]:
    at = 0
    for sign in _SENTENCE_SIGN.finditer(text):
        end = _SENTENCE_END.match(text, sign.start()) if sign.start() >= at else None
        if end:
            at = end.end()
            yield end


def _cut(text: str, start: int, end: int, marks: Iterable[re.Match[str]]) -> Iterator[Range]:
    at = start
    for match in marks:
        yield from _strip(text, at, match.end())
        at = match.end()
    yield from _strip(text, at, end)


def _strip(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
