from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.text import clauses, sentences, trim


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们来了！你好。", ["我们来了！", "你好。"]),
        ("One line\nanother", ["One line", "another"]),
        ("It costs 3.5 yuan. Really.", ["It costs 3.5 yuan.", "Really."]),
        ("Meet the No. 1 mask. Now.", ["Meet the No. 1 mask.", "Now."]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_cuts_at_the_ends_of_sentences(text, expected):
    assert cut(text) == expected


def test_clauses_lose_their_outer_punctuation():
    text = "找不到更好的，“真的”：试试！"

    assert [text[a:b] for a, b in clauses(text, (0, len(text)))] == ["找不到更好的", "真的", "试试"]


def test_trim_leaves_nothing_of_bare_punctuation():
    start, end = trim("……！", 0, 3)

    assert start == end


@given(st.text(max_size=80))
def test_sentences_lie_in_order_and_keep_every_visible_sign(text):
    ranges = list(sentences(text))

    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert "".join("".join(text[a:b] for a, b in ranges).split()) == "".join(text.split())


def test_an_emoji_belongs_to_the_sentence_before_it():
    assert cut("生日快乐！🕯") == ["生日快乐！🕯"]
    assert cut("No refunds. 👋") == ["No refunds. 👋"]


def test_an_emoji_on_a_line_of_its_own_stays_alone():
    assert cut("生日快乐！\n🕯") == ["生日快乐！", "🕯"]
