"""
Finds faults in a folder of knowledge, its own or a team's; one small function for each check.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from guide.knowledge._parse import Fault
from guide.knowledge.laws import check_citations
from guide.knowledge.lint import concepts, entries, examples, glossary
from guide.knowledge.lint.house import check_house
from guide.knowledge.lint.nearness import check_entries_apart, check_examples_apart
from guide.knowledge.lint.sentences import check_sentences, check_sentences_apart
from guide.knowledge.reader import Reading, read_folder
from guide.text import SentenceEmbedder, today_in_shanghai

__all__ = ["lint_folder", "lint_house"]

CHECKS = (*entries.CHECKS, *examples.CHECKS, *glossary.CHECKS, *concepts.CHECKS, check_sentences)


def lint_folder(folder: Path, laws: Path | None = None, today: date | None = None) -> list[Fault]:
    """
    Return the faults of a knowledge folder, sorted by file and line.

    With `laws`, a folder of law texts, each citation of a law is compared with its article.
    """
    return _faults_of(read_folder(folder), laws, today or today_in_shanghai())


def lint_house(folder: Path, base: Path, laws: Path | None = None, today: date | None = None) -> list[Fault]:
    """
    Return the faults of a house folder that adds to the base, by the same checks and some of its own.
    """
    day = today or today_in_shanghai()
    reading = read_folder(folder, base=read_folder(base))
    return sorted({*_faults_of(reading, laws, day), *check_house(reading, day)})


def _faults_of(reading: Reading, laws: Path | None, today: date) -> list[Fault]:
    return sorted(set(_faults(reading, laws, today)))


def _faults(reading: Reading, laws: Path | None, today: date) -> Iterator[Fault]:
    yield from reading.faults
    for check in CHECKS:
        yield from check(reading)
    yield from entries.check_review_dates(reading, today)
    embedder = SentenceEmbedder()
    yield from check_examples_apart(reading, embedder)
    yield from check_entries_apart(reading, embedder)
    yield from check_sentences_apart(reading, embedder)
    if laws is not None:
        yield from check_citations(reading, laws)
