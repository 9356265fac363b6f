import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.detect.literals import _CATEGORIES, _is_plain, canonical, literals_of
from guide.detect.prefilter import Prefilter, find_from
from guide.domain import PatternDetector
from guide.text import fold_sign

SIGNS = "abcikSKſıİ\u212a12٣全網网最低价価第１！!。 \n.-❤"
TEXTS = st.text(alphabet=st.sampled_from(SIGNS), max_size=25)
PIECES = st.one_of(
    st.text(alphabet=st.sampled_from(SIGNS), min_size=1, max_size=3).map(re.escape),
    st.sampled_from(
        [".", r"\d", r"\w", r"\s", r"\b", "^", "$", "[ab1]", "[a-z]", "[^a。]", "[最低\\d]", "[全-网]"]
    ),
    st.sampled_from(["(?=网)", "(?!a)", "(?<=最)", "(?<!k)", "(?=.*低)", "(?<=[全最])", "(?i:s)", "(?-i:K)"]),
    st.sampled_from(["(a)?(?(1)b|c)", "(网)\\1?"]),
)


def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,3}?", "*?", "??"])).map(
            lambda part: f"(?:{part[0]}){part[1]}"
        ),
        st.tuples(st.sampled_from(["(?=", "(?!", "(?>", "("]), inner).map(
            lambda part: f"{part[0]}{part[1]})"
        ),
    )


PATTERNS = st.tuples(
    st.sampled_from(["", "(?i)", "(?s)", "(?im)", "(?a)", "(?ia)"]), st.recursive(PIECES, grow, max_leaves=8)
)


def spans(regex: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in regex.finditer(text) if match.end() > match.start()]


def filtered(patterns: list[re.Pattern[str]], text: str) -> list[list[tuple[int, int]]]:
    """
    Return what `spans` returns for each pattern, found through the prefilter.
    """
    found: list[list[tuple[int, int]]] = [[] for _ in patterns]
    for i, places in Prefilter([regex.pattern for regex in patterns]).candidates(canonical(text)):
        matches = find_from(patterns[i], text, places)
        found[i] = [match.span() for match in matches if match.end() > match.start()]
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(PATTERNS.map("".join), min_size=1, max_size=4), st.lists(TEXTS, min_size=1, max_size=6))
def test_nothing_is_found_that_running_every_pattern_would_not_find_and_nothing_is_missed(sources, texts):
    try:
        patterns = [re.compile(source) for source in sources]
    except re.error:
        return  # a look behind of no fixed width

    for text in texts:
        assert filtered(patterns, text) == [spans(regex, text) for regex in patterns]


def test_the_patterns_of_the_base_find_the_same_in_all_its_examples(library):
    patterns = [
        re.compile(d.pattern) for norm in library.norms for d in norm.detect if isinstance(d, PatternDetector)
    ]
    prefilter = Prefilter([regex.pattern for regex in patterns])
    texts = [example.text for norm in library.norms for example in norm.examples.flags[:2]]

    for text in texts:
        places = dict(prefilter.candidates(canonical(text)))
        for i, regex in enumerate(patterns):
            direct = spans(regex, text)
            assert direct == (
                [] if i not in places else [m.span() for m in find_from(regex, text, places[i])]
            )


@pytest.mark.parametrize(
    ("pattern", "clauses", "starts"),
    [
        ("全网(?:最低|第一)", [[{"全网最低", "全网第一"}]], {"全网最低", "全网第一"}),
        ("最[^。]{0,4}(?:低|便宜)", [[{"低", "便宜"}, {"最"}]], {"最"}),
        ("(?i)BEST|top", [[{"best"}], [{"top"}]], {"best", "top"}),
        ("(?:非常)?好", [[{"好"}]], {"非常好", "好"}),
        ("(?<=买)一送一(?=!)", [[{"一送一"}, {"!"}, {"买"}]], {"一送一"}),
        ("(?!不)合格*", [[{"合"}]], {"合"}),
        (".*", [[]], None),
        (r"\w+版", [[{"版"}]], None),
    ],
)
def test_reads_what_a_match_cannot_do_without(pattern, clauses, starts):
    read = literals_of(pattern)

    assert [sorted(map(sorted, part)) for part in read.alternatives] == [
        sorted(map(sorted, part)) for part in clauses
    ]
    assert read.starts == starts


def test_a_sign_that_matches_an_ascii_letter_with_case_ignored_has_its_canonical_form():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for sign in re.findall("[a-z]", every, re.I):
        assert re.fullmatch(canonical(sign), sign, re.I)
        assert re.fullmatch("[a-z]", canonical(sign))


def test_a_figure_of_any_script_counts_as_its_ascii_figure():
    every = "".join(map(chr, range(sys.maxunicode + 1)))

    assert {canonical(sign) for sign in re.findall(r"\d", every)} == set("0123456789")


def test_other_plain_signs_match_only_themselves_with_case_ignored():
    # No sign but itself is lowered to a plain one, so `re` has no other sign to take for it.
    for sign in map(chr, range(0x80, sys.maxunicode + 1)):
        for other in {sign.lower(), sign.upper()} - {sign}:
            assert not (len(other) == 1 and not other.isascii() and _is_plain(other)), (sign, other)


def test_the_canonical_text_keeps_every_sign_in_its_place():
    every = "".join(map(chr, range(sys.maxunicode + 1)))

    assert len(canonical(every)) == len(every)


def test_a_folded_text_is_canonical_already():
    folded = {sign for code in range(sys.maxunicode + 1) for sign in fold_sign(chr(code))}

    assert {sign for sign in folded if canonical(sign) != sign} == set()


def test_white_space_of_any_script_counts_as_one_that_is_looked_for():
    every = "".join(map(chr, range(sys.maxunicode + 1)))

    assert {canonical(sign) for sign in re.findall(r"\s", every)} <= set(_CATEGORIES["CATEGORY_SPACE"])
    assert literals_of(r"\s1").starts == {space + "1" for space in _CATEGORIES["CATEGORY_SPACE"]}
