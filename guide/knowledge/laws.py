"""
Compares each citation of a law with the law's text: the article is there and holds its key terms.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from guide.domain import Entry, Reference
from guide.knowledge._parse import Fault
from guide.knowledge.reader import Reading

_DIGITS = "零一二三四五六七八九"
_UNITS = {"千": 1000, "百": 100, "十": 10}
_NUMERAL = "[一二三四五六七八九十百千零〇]+"
_ARTICLE = re.compile(rf"^[#*\s]*第({_NUMERAL})条(?:之({_NUMERAL}))?", re.M)
# A guide numbers its items 一、 or 第一条, a notice 1. or （一）.
_ITEMS = (
    _ARTICLE,
    re.compile(rf"^[#*\s]*({_NUMERAL})、", re.M),
    re.compile(rf"^[#*\s]*（({_NUMERAL})）", re.M),
    re.compile(r"^[#*\s]*(\d{1,2})[.．、]", re.M),
)


def check_citations(reading: Reading, laws: Path) -> Iterator[Fault]:
    """
    Yield a fault for each citation of a law that its text does not bear out.
    """
    for entry in reading.entries.values():
        for reference in entry.sources:
            yield from _check(reading, entry, reference, laws)
        for fact in entry.facts:
            if fact.source is not None:
                yield from _check(reading, entry, fact.source, laws)


def _check(reading: Reading, entry: Entry, reference: Reference, laws: Path) -> Iterator[Fault]:
    source = reading.source(reference.id)
    if source is None or source.text is None or reference.at is None:
        return
    place = reading.place_of(entry.id)
    path = laws / f"{source.text}.md"
    if not path.is_file():
        yield Fault(*place, f"{reference.id}: no text {path.name} in the folder of laws")
        return
    unit, number = reference.at.split(maxsplit=1)
    wanted = re.sub(r"\(.*", "", number)
    article = split_articles(path, unit == "Item").get(wanted)
    if article is None:
        kind = "not in this excerpt" if "EXCERPT" in path.stem else "not in this version"
        yield Fault(*place, f"{reference.id} {reference.at}: {kind}")
        return
    for term in reference.key_terms:
        if re.sub(r"\s", "", term) not in re.sub(r"\s", "", article):
            yield Fault(*place, f"{reference.id} {reference.at}: {term!r} is not in the article")


@lru_cache(maxsize=256)
def split_articles(path: Path, items: bool = False) -> dict[str, str]:
    """
    Return a law's articles, or the `items` of a guide, by number: `9`, `299-1`.

    The headings of a guide are those whose numbers rise longest; sub-items start again at each heading.
    """
    text = path.read_text("utf-8")
    forms = _ITEMS if items else (_ARTICLE,)
    marks = max((list(form.finditer(text)) for form in forms), key=_run_length)
    found: dict[str, str] = {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        number = mark[1] if mark[1].isdigit() else str(chinese_number(mark[1]))
        if mark.re is _ARTICLE and mark[2]:
            number += f"-{chinese_number(mark[2])}"
        found[number] = found.get(number, "") + text[mark.start() : end]
    return found


def _run_length(marks: list[re.Match[str]]) -> int:
    """
    Return how far the numbers of headings rise before they start again.
    """
    last, length = 0, 0
    for mark in marks:
        number = int(mark[1]) if mark[1].isdigit() else chinese_number(mark[1])
        if number < last:
            break
        last, length = number, length + 1
    return length


def chinese_number(text: str) -> int:
    """
    Return the value of a Chinese numeral below ten thousand.
    """
    total, digit = 0, 0
    for sign in text.replace("〇", "零"):
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit
