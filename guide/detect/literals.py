"""
Which literals a regular expression cannot match without: read off its syntax tree, so that most need not run.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guide.text import fold_sign

# The tree is the one that `re` itself compiles; tests/detect/test_literals.py holds us to what it means.
_parser: Any = importlib.import_module("re._parser")

Clause = frozenset[str]

# Larger sets of letters or figures stand in nearly every text; a set of emoji or characters may still tell.
_MOST_ASCII = 16
_MOST_SIGNS = 400
# What is read of a class, canonical: figures of all scripts count as these ten.
_CATEGORIES = {
    "CATEGORY_DIGIT": "0123456789",
    "CATEGORY_SPACE": " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029",
}
# Larger products of alternatives make more literals than they spare runs.
_MOST_PRODUCT = 96


@dataclass(frozen=True, slots=True)
class Literals:
    """
    What a text holds where a pattern matches it, in canonical signs.

    For one of the `alternatives` it holds a literal of each clause, the strongest clause first; an
    alternative without clauses may match any text. Every match begins with one of `starts`, which is
    None where that is not certain.
    """

    alternatives: tuple[tuple[Clause, ...], ...]
    starts: Clause | None


def canonical(text: str) -> str:
    """
    Return the text as literals are looked for in it: each sign by its fold, where that is one sign too.

    Characters keep their script, so that one that folding leaves nowhere is not looked for in vain.
    """
    return "".join(map(_canonical, text))


@lru_cache(maxsize=20_000)
def _canonical(sign: str) -> str:
    folded = fold_sign(sign)
    return folded if len(folded) == 1 and not "\u3400" <= sign <= "\u9fff" else sign


@lru_cache(maxsize=8192)
def literals_of(pattern: str) -> Literals:
    """
    Return the literals of a regular expression, with any flags; `re.error` where it is not one.
    """
    items = list(_parser.parse(pattern))
    is_branch = len(items) == 1 and str(items[0][0]) == "BRANCH"
    parts = [_sequence(part) for part in (items[0][1][1] if is_branch else [items])]
    alternatives = [
        sorted({_least(clause) for clause in part.all_clauses()}, key=_strength) for part in parts
    ]
    starts = None if any(part.starts is None for part in parts) else _union(part.starts for part in parts)
    return Literals(
        tuple(map(tuple, alternatives)), None if starts is None or "" in starts else _shortest(starts)
    )


def _shortest(starts: Clause) -> Clause:
    """
    Return the literals that do not begin with another of them.
    """
    kept: list[str] = []
    for literal in sorted(starts):
        if not kept or not literal.startswith(kept[-1]):
            kept.append(literal)
    return frozenset(kept)


@dataclass(frozen=True, slots=True)
class _Reading:
    """
    What a part of a pattern takes in: exactly one of `exact`, if known, and something of each of `clauses`.

    It begins with one of `starts`, if known; an empty literal among them stands for taking in nothing.
    """

    exact: Clause | None = None
    clauses: tuple[Clause, ...] = ()
    starts: Clause | None = None

    def all_clauses(self) -> Iterator[Clause]:
        yield from self.clauses
        if self.exact and "" not in self.exact:
            yield self.exact


_EMPTY = frozenset([""])
_UNKNOWN = _Reading()


def _exactly(exact: Clause, clauses: tuple[Clause, ...] = ()) -> _Reading:
    return _Reading(exact, clauses, exact)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Reading:
    clauses: list[Clause] = []
    starts: Clause | None = frozenset()
    may_start = whole = True
    run = _EMPTY
    for item in items:
        read = _item(*item)
        clauses.extend(read.clauses)
        if read.exact is not None and len(run) * len(read.exact) <= _MOST_PRODUCT:
            run = frozenset([a + b for a in run for b in read.exact])
            continue
        whole = False
        clauses.extend(_exactly(run).all_clauses())
        if may_start:
            starts = _join(starts, run, read.starts)
            may_start = "" in run and read.starts is not None and "" in read.starts
        run = _EMPTY if read.exact is None else read.exact
    if whole:
        return _exactly(run, tuple(clauses))
    if may_start and starts is not None:
        starts |= run
    return _Reading(None, (*clauses, *_exactly(run).all_clauses()), starts)


def _join(starts: Clause | None, run: Clause, after: Clause | None) -> Clause | None:
    """
    Return what a sequence begins with, known as far as a run, and what may follow that where it is empty.
    """
    if starts is None or ("" in run and after is None):
        return None
    return (starts | run | (after or frozenset() if "" in run else frozenset())) - _EMPTY


def _item(kind: Any, value: Any) -> _Reading:
    name = str(kind)
    if name == "LITERAL":
        return _signs([value])
    if name == "IN":
        return _set(value)
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _sequence(value[-1] if name == "SUBPATTERN" else value)
    if name == "BRANCH":
        return _branch([_sequence(branch) for branch in value[1]])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeat(*value)
    # A look around takes in nothing itself, but what it wants to see stands in the text too.
    if name == "ASSERT":
        return _exactly(_EMPTY, tuple(_sequence(value[1]).all_clauses()))
    return _exactly(_EMPTY) if name in ("ASSERT_NOT", "AT") else _UNKNOWN


def _signs(codes: Sequence[int]) -> _Reading:
    signs = [canonical(chr(code)) for code in codes]
    return _exactly(frozenset(signs)) if all(map(_is_plain, signs)) else _UNKNOWN


@lru_cache(maxsize=20_000)
def _is_plain(sign: str) -> bool:
    """
    Tell whether the sign matches nothing but what `canonical` makes of it, with case ignored or not.
    """
    return sign.isascii() or (len(sign) == 1 and sign.lower() == sign.upper() == sign.casefold() == sign)


def _set(members: Iterable[tuple[Any, Any]]) -> _Reading:
    codes: list[int] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            codes.append(value)
        elif str(value) in _CATEGORIES:
            codes.extend(map(ord, _CATEGORIES[str(value)]))
        elif str(kind) == "RANGE" and value[1] - value[0] < _MOST_SIGNS:
            codes.extend(range(value[0], value[1] + 1))
        else:
            return _UNKNOWN
    few = len(codes) <= _MOST_SIGNS and sum(code <= 0x7F for code in codes) <= _MOST_ASCII
    return _signs(codes) if few else _UNKNOWN


def _branch(branches: Sequence[_Reading]) -> _Reading:
    if all(branch.exact is not None for branch in branches):
        return _exactly(_union(branch.exact for branch in branches))
    starts = None
    if all(branch.starts is not None for branch in branches):
        starts = _union(branch.starts for branch in branches)
    best = [min(branch.all_clauses(), key=_strength, default=None) for branch in branches]
    return _Reading(None, () if None in best else (_union(best),), starts)


def _union(clauses: Iterable[Clause | None]) -> Clause:
    return frozenset([literal for clause in clauses for literal in clause or ()])


def _repeat(least: Any, most: Any, items: Any) -> _Reading:
    read = _sequence(items)
    if least == most == 1:
        return read
    if least > 0:
        return _Reading(None, tuple(read.all_clauses()), read.starts)
    if most == 1 and read.exact is not None:
        return _exactly(read.exact | _EMPTY)
    return _Reading(None, (), None if read.starts is None else read.starts | _EMPTY)


def _least(clause: Clause) -> Clause:
    """
    Return the clause without literals that hold another of its literals.
    """
    kept: list[str] = []
    for literal in sorted(clause, key=lambda literal: (len(literal), literal)):
        if not any(other in literal for other in kept):
            kept.append(literal)
    return frozenset(kept)


def _strength(clause: Clause) -> tuple[float, list[str]]:
    """
    Return about how often one of the literals stands in a post, for a start; a rough guess serves.
    """
    # A Chinese character says about as much as three Latin letters.
    weights = [sum(1 if sign.isascii() else 3 for sign in literal) for literal in clause]
    return (round(sum(3 * 0.33**weight for weight in weights), 9), sorted(clause))
