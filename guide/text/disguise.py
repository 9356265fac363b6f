"""
How words are hidden from a machine and still read by people: look-alikes, split and spaced signs, sounds.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

# A range of a folded text, and what is read there.
Edit = tuple[int, int, str]

_HAN = r"\u3400-\u9fff"
# Signs people put between characters to break up a word. A pause of speech or a bracket is none.
_BREAK = rf"[^\w \n,，.。、!！?？:：;；…()（）\[\]【】《》“”\"'‘’—<>「」{_HAN}]"
_JOINT = rf"(?:{_BREAK}|[.\-/])"
_BETWEEN_SIGNS = frozenset("*·・•_|~^")
_BETWEEN = re.compile(r"[*·・•_|~^]+(?=[\u4e00-\u9fff])")
# 全 网 最 低, 全.网.最.低: at least three characters, each alone.
_SPACED_HAN = re.compile(rf"[{_HAN}](?: {{1,3}}[{_HAN}]){{2,}}")
_BROKEN_HAN = re.compile(rf"[{_HAN}](?:(?:{_BREAK}{{1,3}}|[.\-/])[{_HAN}]){{2,}}")
_NO_HAN = re.compile(rf"[^{_HAN}]+")
# b e s t, b.e.s.t: at least four letters, all apart by the same sign.
_SPACED_LATIN = re.compile(r"(?<![a-z0-9])[a-z]([ .\-_*~])[a-z](?:\1[a-z]){2,}(?![a-z0-9])")
_NUMBER_ONE = re.compile(r"n0(?<![a-z0-9]..)(?=\.? ?1(?![0-9a-z.%]))")
# Chinese spelt in Latin letters where only one word is meant.
_SPELT = re.compile(rf"(?:zui(?<![a-z]...)(?=[{_HAN}])|di(?<![a-z]..)(?=一[^些下点直])|yi(?<=第..)(?![a-z]))")
_SPELT_AS = {"zui": "最", "di": "第", "yi": "一"}
# Quick looks for a character or a letter alone between two signs, before the costlier ones above.
_SPACED_HAN_HINT = re.compile(rf" [{_HAN}] ")
_BROKEN_HAN_HINT = re.compile(rf"{_JOINT}[{_HAN}]{_JOINT}")
_SPACED_LATIN_HINT = re.compile(r"([ .\-_*~])[a-z]\1[a-z]\1")
# Signs without width or meaning that are no format characters to Unicode, and marks laid over a letter.
_BLANK = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\u0300-\u036f\u20d0-\u20f0]"
)
_CIRCLED = re.compile(r"[\u24eb-\u24ff\u2776-\u2793\U0001f150-\U0001f169\U0001f170-\U0001f189]")


@cache
def readings(kind: str) -> dict[str, str]:
    """
    Return what each disguise of a kind is read as: `sign`, `latin` or `split`; folded to folded.
    """
    return {written: reads for row, written, reads in _rows() if row == kind}


@cache
def sounds() -> dict[str, tuple[str, ...]]:
    """
    Return for a character what is written in its place for its sound or look; ordinary words among them.
    """
    found: dict[str, list[str]] = {}
    for kind, written, reads in _rows():
        if kind == "sound":
            found.setdefault(reads, []).append(written)
    return {reads: tuple(written) for reads, written in found.items()}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    with (Path(__file__).parent / "disguises.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["kind"], row["written"], row["reads"]) for row in csv.DictReader(lines))


def plain_sign(sign: str) -> str:
    """
    Return what a sign counts as: nothing if it is blank, its figure or letter if it is circled.
    """
    if _BLANK.match(sign):
        return ""
    if not _CIRCLED.match(sign):
        return sign
    number = unicodedata.numeric(sign, None)
    return str(int(number)) if number is not None else unicodedata.name(sign)[-1]


def edits(text: str) -> Iterator[Edit]:
    """
    Yield what to read differently in a folded text, in no order; ranges may overlap.
    """
    signs = set(text)
    if not _BETWEEN_SIGNS.isdisjoint(signs):
        for match in _BETWEEN.finditer(text):
            if "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff":
                yield (*match.span(), "")
    if " " in signs and _SPACED_HAN_HINT.search(text):
        yield from _closed_up(text, _SPACED_HAN)
    if any(map(_is_joint, signs)) and _BROKEN_HAN_HINT.search(text):
        yield from _closed_up(text, _BROKEN_HAN)
    if not _split_heads().isdisjoint(signs):
        for match in _split_signs().finditer(text):
            yield (*match.span(), readings("split")[match[0]])
    yield from _latin_edits(text, signs)


def _closed_up(text: str, runs: re.Pattern[str]) -> Iterator[Edit]:
    for run in runs.finditer(text):
        for gap in _NO_HAN.finditer(text, *run.span()):
            yield (*gap.span(), "")


@lru_cache(maxsize=20_000)
def _is_joint(sign: str) -> bool:
    return re.fullmatch(_JOINT, sign) is not None


def _latin_edits(text: str, signs: set[str]) -> Iterator[Edit]:
    if _SPACED_LATIN_HINT.search(text):
        for run in _SPACED_LATIN.finditer(text):
            yield from ((at, at + 1, "") for at in range(run.start() + 1, run.end(), 2))
    if "n0" in text:
        yield from ((*match.span(), "no") for match in _NUMBER_ONE.finditer(text))
    if "zui" in text or "di一" in text or "第yi" in text:
        yield from ((*match.span(), _SPELT_AS[match[0]]) for match in _SPELT.finditer(text))
    alike = readings("latin")
    if not alike.keys().isdisjoint(signs):
        for word in _mixed_words().finditer(text):
            for at in range(*word.span()):
                if text[at] in alike:
                    yield (at, at + 1, alike[text[at]])


@cache
def _split_heads() -> frozenset[str]:
    return frozenset(written[0] for written in readings("split"))


@cache
def _split_signs() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, readings("split"))))


@cache
def _mixed_words() -> re.Pattern[str]:
    """
    Return what finds words of Latin letters and look-alikes of other alphabets, and of nothing else.
    """
    alike = "".join(readings("latin"))
    latin = rf"(?=[a-z0-9]*[{alike}])(?=[{alike}0-9]*[a-z])[a-z0-9{alike}]{{3,}}"
    return re.compile(rf"(?<!\w){latin}(?![^\W\d_a-z{_HAN}])")


# 第 with a sign for the first place after it, which folding alone would take for a plain figure.
_FIRST = re.compile(r"(?<=[第苐])(?:1\ufe0f?\u20e3|[①⑴⒈⓵❶➀➊Ⅰⅰ㊀㈠壹])(?![0-9①-⑳])")


def first_places(typed: str) -> Iterator[int]:
    """
    Yield where in a typed text a circled, Roman or formal figure means 第一.
    """
    for match in _FIRST.finditer(typed):
        yield match.start()


# An emoji or sign within a word; a space only where it stands by one.
_GAP = re.compile(rf"{_BREAK}{{1,3}} ?(?=[{_HAN}v])")
_LEET = str.maketrans("0134578@$", "oieastbas")
_LEET_HINT = re.compile(r"[0134578@$](?:[a-z]|(?<=[a-z].))")
_LEET_WORD = re.compile(r"(?<![\w@$#])(?=[a-z]*[0134578@$])[a-z0134578@$]{4,}(?![\w@$])")


def disguise_gaps(text: str) -> Iterator[Edit]:
    """
    Yield what may have been put into words of a folded text: signs that are no pause, between characters.
    """
    for match in _GAP.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == " ")
        before = text[start - 1 : start]
        if before == "v" or "\u3400" <= before <= "\u9fff":
            yield (start, match.end(), "")


def leet_words(text: str, words: frozenset[str]) -> Iterator[Edit]:
    """
    Yield the words of a folded text that are one of `words` once figures and signs are read as letters.
    """
    for match in _LEET_WORD.finditer(text) if _LEET_HINT.search(text) else ():
        reads = match[0].translate(_LEET)
        if reads in words and sum(sign.isalpha() for sign in match[0]) * 2 >= len(reads):
            for at, sign in enumerate(reads, match.start()):
                yield (at, at + 1, sign)
