"""
Two versions of a draft: what was fixed, what is new, and what remains.
"""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from guide.domain import Review
from guide.explain.standing import words_of

# From this likeness on, words of one entry are the same place, reworded.
_ALIKE = 0.6
_MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Numbers of findings: `fixed` in the earlier review, `new` in the later, `remaining` later to earlier.
    """

    fixed: tuple[int, ...]
    new: tuple[int, ...]
    remaining: dict[int, int]


def compare(earlier: Review, later: Review) -> Comparison:
    """
    Return how the findings of two versions go together: by entry and quoted words, wherever they stand.

    Words that were changed but are still alike count as remaining; each finding is matched once.
    """
    pairs = _same_words(earlier, later)
    pairs |= _alike(earlier, later, pairs)
    matched = set(pairs.values())
    return Comparison(
        fixed=tuple(n for n in range(1, len(earlier.findings) + 1) if n not in matched),
        new=tuple(n for n in range(1, len(later.findings) + 1) if n not in pairs),
        remaining=dict(sorted(pairs.items())),
    )


def _same_words(earlier: Review, later: Review) -> dict[int, int]:
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, explained in enumerate(earlier.findings, 1):
        waiting[explained.finding.entry, words_of(explained.finding)].append(n)
    pairs = {}
    for n, explained in enumerate(later.findings, 1):
        same = waiting[explained.finding.entry, words_of(explained.finding)]
        if same:
            pairs[n] = same.pop(0)
    return pairs


def _alike(earlier: Review, later: Review, pairs: dict[int, int]) -> dict[int, int]:
    waiting: dict[str, dict[int, str]] = defaultdict(dict)
    taken = set(pairs.values())
    for n, explained in enumerate(earlier.findings, 1):
        if n not in taken and (words := words_of(explained.finding)):
            waiting[explained.finding.entry][n] = words[:_MOST_COMPARED]
    found = {}
    for n, explained in enumerate(later.findings, 1):
        if n in pairs:
            continue
        others, words = waiting[explained.finding.entry], words_of(explained.finding)[:_MOST_COMPARED]
        likeness = {o: SequenceMatcher(None, words, text).ratio() for o, text in others.items() if words}
        best = max(likeness, key=lambda o: (likeness[o], -o), default=None)
        if best is not None and likeness[best] >= _ALIKE:
            found[n] = best
            del others[best]
    return found
