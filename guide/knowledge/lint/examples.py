"""
Checks of a norm's examples: enough of them, in both languages, near misses among them, none like another.
"""

import re
from collections.abc import Collection, Iterator

from guide.domain import (
    CalendarDetector,
    Example,
    LimitDetector,
    MissingDetector,
    Norm,
    PatternDetector,
    TermsDetector,
    TogetherDetector,
    is_house,
)
from guide.knowledge._parse import Fault
from guide.knowledge.lint.common import fault_at
from guide.knowledge.reader import Reading
from guide.text import fold, tokens

LEAST = 6
# A team that writes down a spelling of its own has no twelve sentences about it.
LEAST_HOUSE = 2
NEAR_MISSES = 2
# The words of a regular expression, without its signs.
_LITERAL = re.compile(r"[\u4e00-\u9fff]{2,}|(?<!\\)\b[a-z]{4,}")
_WORDS = {LEAST: "six", LEAST_HOUSE: "two"}


def norms_of(reading: Reading) -> Iterator[Norm]:
    """
    Yield the norms of a folder.
    """
    return (entry for entry in reading.entries.values() if isinstance(entry, Norm))


def sides_of(norm: Norm) -> Iterator[tuple[str, tuple[Example, ...]]]:
    """
    Yield the label and the examples of each side of a norm.
    """
    yield "flags", norm.examples.flags
    yield "passes", norm.examples.passes


def has_chinese(text: str) -> bool:
    """
    Tell whether a text has a Chinese character.
    """
    return bool(re.search(r"[\u4e00-\u9fff]", text))


def check_examples_present(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault for each norm with too few examples, or with one language only.
    """
    for norm in norms_of(reading):
        house = is_house(norm.id)
        least = LEAST_HOUSE if house else LEAST
        for side, examples in sides_of(norm):
            if len(examples) < least:
                yield fault_at(
                    reading,
                    norm,
                    f"{len(examples)} {side}; at least {_WORDS[least]} are needed",
                    "examples",
                    side,
                )
            chinese = sum(has_chinese(example.text) for example in examples)
            if examples and not house and chinese in (0, len(examples)):
                yield fault_at(reading, norm, f"{side} are all in one language", "examples", side)
        for i, flag in enumerate(norm.examples.flags):
            for span in flag.spans:
                if span not in flag.text and span not in (flag.title or ""):
                    yield fault_at(reading, norm, f"span {span!r} is not in the text", "examples", "flags", i)


def check_near_misses(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault for each norm with fewer than two passing examples that use what it looks for.
    """
    for norm in norms_of(reading):
        if is_house(norm.id) or any(isinstance(detector, LimitDetector) for detector in norm.detect):
            continue
        words = _tempting(norm)
        shared = {token for word in words for token in tokens(word) if len(token) > 1 or token.isascii()}
        near = sum(_uses(example.text, words, shared) for example in norm.examples.passes)
        if near < NEAR_MISSES:
            yield fault_at(
                reading,
                norm,
                f"{near} passing examples are near misses; at least {NEAR_MISSES} use the words it looks for",
                "examples",
                "passes",
            )


def _uses(text: str, words: Collection[str], shared: Collection[str]) -> bool:
    folded = fold(text)
    return any(word in folded for word in words) or not set(shared).isdisjoint(tokens(text))


def _tempting(norm: Norm) -> set[str]:
    """
    Return the words a norm looks for, and those that its examples mark, folded.
    """
    words: list[str] = [span for flag in norm.examples.flags for span in flag.spans]
    for detector in norm.detect:
        match detector:
            case TermsDetector():
                words += detector.terms
            case MissingDetector():
                words += [*detector.missing.when_any, *detector.missing.and_any]
            case CalendarDetector():
                words += detector.calendar.when_any
            case TogetherDetector():
                words += (word for slot in detector.together for word in slot)
            case PatternDetector():
                words += _LITERAL.findall(detector.pattern)
            case _:
                pass
    return {folded for word in words if (folded := fold(word))}


def check_examples_distinct(reading: Reading) -> Iterator[Fault]:
    """
    Yield a fault for each example that stands elsewhere, or on the other side, word for word.
    """
    seen: dict[str, str] = {}
    for norm in norms_of(reading):
        for side, examples in sides_of(norm):
            for i, example in enumerate(examples):
                text = f"{example.title or ''}\n{example.text}".strip().casefold()
                if seen.setdefault(text, norm.id + side) != norm.id + side:
                    message = f"the example {example.text!r} stands elsewhere too"
                    yield fault_at(reading, norm, message, "examples", side, i)


CHECKS = (check_examples_present, check_near_misses, check_examples_distinct)
