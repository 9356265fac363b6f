"""
Tells in one pass over a text which of many patterns can match it at all.
"""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from guide.detect.literals import literals_of

# Where a match may begin, in order; None for anywhere.
Places = Sequence[int] | None


class Prefilter:
    """
    The literals of many patterns in one automaton: what it costs grows with the text, not with their number.
    """

    def __init__(self, patterns: Sequence[str | None]) -> None:
        """
        Take regular expressions; None is one that matches nothing.
        """
        read = {i: literals_of(pattern) for i, pattern in enumerate(patterns) if pattern is not None}
        alternatives = [(i, clauses) for i, known in read.items() for clauses in known.alternatives]
        literals = sorted(
            {literal for _, clauses in alternatives for clause in clauses for literal in clause}
            | {literal for known in read.values() for literal in known.starts or ()}
        )
        numbers = {literal: number for number, literal in enumerate(literals)}
        self._always = frozenset(i for i, clauses in alternatives if not clauses)
        # By the literals of an alternative's strongest clause: the pattern, and what else has to be there.
        self._first: list[list[tuple[int, tuple[frozenset[int], ...]]]] = [[] for _ in literals]
        for i, clauses in alternatives:
            known = [frozenset(numbers[literal] for literal in clause) for clause in clauses]
            for number in known[0] if known and i not in self._always else ():
                self._first[number].append((i, tuple(known[1:])))
        self._starts = {
            i: frozenset(numbers[literal] for literal in known.starts)
            for i, known in read.items()
            if known.starts is not None
        }
        self._automaton = AhoCorasick(literals) if literals else None

    def candidates(self, canonical: str) -> Iterator[tuple[int, Places]]:
        """
        Yield the numbers of the patterns that may match, in their order, each with where a match may begin.

        The text has its signs canonical, as a folded text has. No beginnings means anywhere.
        """
        if self._automaton is None:
            hits = []
        else:
            hits = self._automaton.find_matches_as_indexes(canonical, overlapping=True)
        here = {hit[0] for hit in hits}
        found = self._matched_by(here)
        starts = {i: self._starts[i] & here for i in found if i in self._starts}
        places: dict[int, list[int]] = {number: [] for numbers in starts.values() for number in numbers}
        for number, start, _ in hits:
            if number in places:
                places[number].append(start)
        for i in sorted(found):
            if i not in starts:
                yield i, None
            elif starts[i]:
                yield i, sorted([place for number in starts[i] for place in places[number]])

    def _matched_by(self, here: set[int]) -> set[int]:
        """
        Return the patterns of whose alternatives one has all its clauses met.
        """
        found = set(self._always)
        for number in here:
            for i, others in self._first[number]:
                for clause in others:
                    if clause.isdisjoint(here):
                        break
                else:
                    found.add(i)
        return found


def find_from(regex: re.Pattern[str], text: str, places: Places) -> list[re.Match[str]]:
    """
    Return what `finditer` yields for a pattern whose matches begin at one of the places, None for anywhere.
    """
    if places is None:
        return list(regex.finditer(text))
    found: list[re.Match[str]] = []
    end = 0
    for place in places:
        match = regex.match(text, place) if place >= end else None
        if match:
            end = match.end()
            found.append(match)
    return found
