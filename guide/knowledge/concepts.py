"""
Reads `concepts/*.yml`, lists of words of one kind, and writes them out where a detector names them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guide.domain import Concept

_NAME = re.compile(r"@([a-z][a-z0-9-]*)")
# A concept may name others; deeper than this it names itself.
_DEEPEST = 8


def named(value: Any) -> Iterator[str]:
    """
    Yield the names of the concepts in a value and in what it holds.
    """
    if isinstance(value, str):
        if match := _NAME.fullmatch(value):
            yield match[1]
    elif isinstance(value, dict):
        for inner in value.values():
            yield from named(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from named(inner)


def words_of(name: str, concepts: Mapping[str, Concept], depth: int = 0) -> Iterator[str]:
    """
    Yield the words of a concept and of those it names.

    Raises ValueError where one is unknown or names itself.
    """
    if name not in concepts:
        raise ValueError(f"no concept has the name {name!r}")
    if depth > _DEEPEST:
        raise ValueError(f"the concept {name!r} names itself")
    for word in (*concepts[name].zh, *concepts[name].en):
        if match := _NAME.fullmatch(word):
            yield from words_of(match[1], concepts, depth + 1)
        else:
            yield word


def written_out(detector: Mapping[str, Any], concepts: Mapping[str, Concept]) -> dict[str, Any]:
    """
    Return a detector, as read from its file, with the words of the concepts that it names.

    Longer phrases in which a word is not of its kind come along. Raises ValueError where a concept is
    unknown or names itself.
    """
    filled: dict[str, Any] = {}
    for key, value in detector.items():
        if key == "together" and isinstance(value, list):
            filled[key] = [_words([slot] if isinstance(slot, str) else slot, concepts) for slot in value]
        else:
            filled[key] = _words(value, concepts)
    held = [phrase for name in named(detector.get("together")) for phrase in _unless(name, concepts)]
    if held:
        filled["unless"] = [*(filled.get("unless") or ()), *held]
    return filled


def _words(value: Any, concepts: Mapping[str, Concept]) -> Any:
    """
    Return a value in whose lists the names of concepts have become their words.
    """
    if isinstance(value, dict):
        return {key: _words(inner, concepts) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    words: list[Any] = []
    for item in value:
        match = _NAME.fullmatch(item) if isinstance(item, str) else None
        words += words_of(match[1], concepts) if match else [_words(item, concepts)]
    return words


def _unless(name: str, concepts: Mapping[str, Concept], depth: int = 0) -> Iterator[str]:
    yield from concepts[name].unless
    for inner in named((*concepts[name].zh, *concepts[name].en)):
        if depth < _DEEPEST:
            yield from _unless(inner, concepts, depth + 1)
