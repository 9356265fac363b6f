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
_HEADING = re.compile(r"^[#*\s]*(第[一二三四五六七八九十百零〇]+条(之[一二三])?|[一二三四五六七八九十]+、)", re.M)


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
    source = reading.sources.get(reference.id)
    if source is None or source.text is None or reference.at is None:
        return
    place = reading.place_of(entry.id)
    path = laws / f"{source.text}.md"
    if not path.is_file():
        yield Fault(*place, f"{reference.id}: no text {path.name} in the folder of laws")
        return
    number = re.search(r"\d+", reference.at)
    articles = split_articles(path)
    article = articles.get(int(number.group())) if number else None
    if article is None:
        kind = "not in this excerpt" if "EXCERPT" in path.stem else "not in this version"
        yield Fault(*place, f"{reference.id} {reference.at}: {kind}")
        return
    for term in reference.key_terms:
        if re.sub(r"\s", "", term) not in re.sub(r"\s", "", article):
            yield Fault(*place, f"{reference.id} {reference.at}: {term!r} is not in the article")


@lru_cache(maxsize=128)
def split_articles(path: Path) -> dict[int, str]:
    """
    Return a law's articles (or a guide's items) by number.
    """
    text = path.read_text("utf-8")
    found: dict[int, str] = {}
    marks = list(_HEADING.finditer(text))
    # A guide numbers its items 一、二、…; a law that has articles uses that form only inside them.
    if any(mark.group(1).startswith("第") for mark in marks):
        marks = [mark for mark in marks if mark.group(1).startswith("第")]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        number = chinese_number(re.sub(r"[第条、]|之.", "", mark.group(1)))
        body = text[mark.start() : end]
        found[number] = found.get(number, "") + body
    return found


def chinese_number(text: str) -> int:
    """
    Return the value of a Chinese numeral below one thousand.
    """
    total, digit = 0, 0
    for sign in text.replace("〇", "零"):
        if sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit
