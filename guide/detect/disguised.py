"""
Words that are written so that a machine misses them, where only knowing the word tells that it is there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from ahocorasick_rs import AhoCorasick

from guide.detect.pattern import PatternFinder
from guide.detect.terms import Word, find_word, words_of
from guide.detect.view import DraftView
from guide.domain import Finding, Norm
from guide.text import disguise_gaps, fold, is_disguised, leet_words, sentences, sounds

# A word that is read into the text is less sure than one that stands there.
LESS_SURE = 0.1
TOLD = 0.05
# In a longer match a sign between characters is more likely a name or an ornament.
LONGEST = 40
# What people hide: claims and offers that are struck out, and ways to a deal elsewhere.
HIDDEN = frozenset(
    [
        "absolute-claims",
        "cosmetics-claims",
        "ip-counterfeit",
        "medical-claims",
        "platform-format",
        "price-promo-claims",
        "undisclosed-ad",
    ]
)
_HAN = re.compile(r"[\u3400-\u9fff]")
# So many characters of a word have to be left as they are for a sound to be more than chance.
_LEFT = 2
# A word of two characters begins with one that nothing else ends with, or it may be chance.
_SHORT = re.compile(r"[最第]|微信|加微|加v")


class DisguiseFinder:
    """
    Finds the words of `terms` by their sound, broken up in one place, or with figures for letters.
    """

    def __init__(self, norms: Sequence[Norm], patterns: PatternFinder) -> None:
        self._patterns = patterns
        words = words_of([norm for norm in norms if norm.category in HIDDEN])
        every = words_of(norms)
        variants: dict[str, tuple[Word, ...]] = {}
        for word, known in words.items():
            for variant in _variants(word):
                if variant not in every:
                    variants[variant] = (*variants.get(variant, ()), *known)
        self._variants = list(variants.values())
        self._by_sound = AhoCorasick(list(variants)) if variants else None
        self._plain = list(words.items())
        self._as_meant = AhoCorasick(list(words)) if words else None
        written = " ".join([*words, *patterns.literals])
        self._letters = frozenset(re.findall(r"(?<![a-z])[a-z]{4,}(?![a-z])", written))

    def find(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield a finding for each hidden word that counts where it stands.
        """
        yield from self._find_by_sound(view)
        text = view.folded.text
        figures = list(leet_words(text, self._letters))
        changes = [*disguise_gaps(text), *figures]
        if not changes:
            return
        bare = view.folded.edited(changes)
        uncovered = DraftView(view.draft, bare, tuple(sentences(bare.text)))
        yield from self._find_by_sound(uncovered)
        yield from self._find_uncovered(uncovered)
        if figures:
            read = [view.span(start, end) for start, end, _ in figures]
            for finding in self._patterns.find(uncovered):
                if any(finding.span is not None and finding.span.overlaps(span) for span in read):
                    yield _doubt(finding)

    def _find_by_sound(self, view: DraftView) -> Iterator[Finding]:
        if self._by_sound is None:
            return
        text = view.folded.text
        for index, start, end in self._by_sound.find_matches_as_indexes(text, overlapping=True):
            if _stands_alone(text, start, end):
                yield from map(_doubt, find_word(view, self._variants[index], start, end))

    def _find_uncovered(self, view: DraftView) -> Iterator[Finding]:
        """
        Yield the words that stand in a text without its gaps, where they did not before.
        """
        if self._as_meant is None:
            return
        folded = view.folded
        for index, start, end in self._as_meant.find_matches_as_indexes(folded.text, overlapping=True):
            word, known = self._plain[index]
            typed = view.draft.text[slice(*folded.range_of(start, end))]
            gaps = sum(folded.ends[i] != folded.origin[i + 1] for i in range(start, end - 1))
            if _counts(word, typed, gaps):
                yield from map(_doubt, find_word(view, known, start, end))


def tell_disguise(finding: Finding) -> Finding:
    """
    Return a finding of words or a short pattern; where they are hidden it says so and is less sure.
    """
    span = finding.span
    if span is None or finding.disguised or finding.detector not in ("term", "pattern"):
        return finding
    # Within a listed word a sign can only be there to break it up; within a pattern it may be an ornament.
    broken = finding.detector == "term" and any(True for _ in disguise_gaps(fold(span.text)))
    hidden = broken or (len(span.text) <= LONGEST and is_disguised(span.text))
    return _doubt(finding, TOLD) if hidden else finding


def _counts(word: str, typed: str, gaps: int) -> bool:
    if not _HAN.search(word):
        return any(sign in "0134578@$" for sign in typed)
    if gaps == 0:
        return False
    return len(word) >= 4 or (gaps == len(word) - 1 and (len(word) == 3 or bool(_SHORT.match(word))))


def _doubt(finding: Finding, by: float = LESS_SURE) -> Finding:
    return replace(finding, confidence=round(finding.confidence - by, 2), disguised=True)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """
    Tell whether Latin letters at the ends of a match are not part of a longer word.
    """
    before = start > 0 and "a" <= text[start] <= "z" and "a" <= text[start - 1] <= "z"
    after = end < len(text) and "a" <= text[end - 1] <= "z" and "a" <= text[end] <= "z"
    return not before and not after


def _variants(word: str) -> Iterator[str]:
    """
    Yield the word with one or two characters written by sound, enough others being left.
    """
    known = sounds()
    places = [i for i, sign in enumerate(word) if sign in known]
    han = len(_HAN.findall(word))
    for count in (1, 2):
        if han - count < _LEFT:
            return
        for chosen in combinations(places, count):
            for written in product(*(known[word[i]] for i in chosen)):
                parts = list(word)
                for i, sign in zip(chosen, written, strict=True):
                    parts[i] = sign
                yield "".join(parts)
