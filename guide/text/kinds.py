"""
Which kinds of words a text has: the lists that the knowledge base keeps as concepts, looked up in one pass.
"""

from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from guide.text.normalise import fold
from guide.text.words import word_end


class Kinds:
    """
    Lists of words by the name of their kind.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.words = words
        kinds: dict[str, list[str]] = {}
        for kind, members in words.items():
            for word in dict.fromkeys(filter(None, map(fold, members))):
                kinds.setdefault(word, []).append(kind)
        self._kinds = list(kinds.values())
        self._automaton = AhoCorasick(list(kinds)) if kinds else None

    def found_in(self, text: str) -> list[str]:
        """
        Return the kinds of which a word stands in the text, sorted.
        """
        if self._automaton is None:
            return []
        folded = fold(text)
        found: set[str] = set()
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not found.issuperset(self._kinds[index]) and word_end(folded, start, end) is not None:
                found.update(self._kinds[index])
        return sorted(found)
