"""
The names an entry goes by in a question: a term and its pinyin, a day with and without 节, a brand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from guide.domain import CalendarDay, Entry, Incident, Term
from guide.text import fold, syllables

_BRACKETS = re.compile(r"[（(]([^()（）]*)[)）]")
_PARTS = re.compile(r"[，、/／;；]|\bor\b")
_SHORTEST = 2


def names_of(entry: Entry) -> frozenset[str]:
    """
    Return the folded names of a term, a day or a case; other entries have none of their own.
    """
    match entry:
        case Term():
            found = {entry.term, "".join(syllables(entry.term))}
        case CalendarDay():
            found = {*_day_names(entry.title.zh), *_parts(entry.title.en)}
        case Incident():
            found = set(entry.brands)
        case _:
            found = set()
    return frozenset(name for raw in found if len(name := fold(raw).strip()) >= _SHORTEST)


def _parts(title: str) -> Iterator[str]:
    yield from _PARTS.split(_BRACKETS.sub("", title))
    for inside in _BRACKETS.findall(title):
        yield from _PARTS.split(inside)


def _day_names(title: str) -> Iterator[str]:
    for part in _parts(title):
        name = part.strip()
        yield name
        yield "".join(syllables(name))
        # People say 端午 and type duanwu.
        if len(name) > _SHORTEST and name[-1] in "节日":
            yield name[:-1]
            yield "".join(syllables(name[:-1]))


class NameIndex:
    """
    Which entries a question names outright.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        holders: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            for name in names_of(entry):
                holders[name].append(entry.id)
        self._holders: Mapping[str, list[str]] = holders
        self._pattern = _compile(holders)

    def found_in(self, question: str) -> dict[str, float]:
        """
        Return the entries named in a question: 1 for the longest name at a place, 0.4 for one inside it.
        """
        found: dict[str, float] = {}
        if self._pattern is None:
            return found
        text = fold(question)
        last = 0
        for match in self._pattern.finditer(text):
            name = match[1]
            start, end = match.start(1), match.end(1)
            if not _stands_alone(text, start, end):
                continue
            weight = 1.0 if end > last else 0.4
            last = max(last, end)
            for entry in self._holders[name]:
                found[entry] = max(found.get(entry, 0.0), weight)
        return found


def _compile(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    # A look-ahead, so that a name that begins inside another is seen too.
    return re.compile(f"(?=({'|'.join(map(re.escape, longest_first))}))") if longest_first else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """
    Tell whether a Latin name is no part of a longer word.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_latin(text[start]) and _latin(before)) and not (_latin(text[end - 1]) and _latin(after))


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
