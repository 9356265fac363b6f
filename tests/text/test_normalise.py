from hypothesis import given
from hypothesis import strategies as st

from guide.text import fold, normalise

SIGNS = st.text(
    alphabet=st.sampled_from("全网最低价國家級第一ＮｏA①Ⅴ.·*|_ \n\u200b‍️🙂👨‍👩‍👧x微信，。!")
    | st.characters(codec="utf-8"),
    max_size=60,
)


def test_plain_text_stays_as_it_is():
    folded = normalise("最近第一次来上海")

    assert folded.text == "最近第一次来上海"
    assert folded.origin == tuple(range(8))


def test_width_case_and_script_are_folded():
    assert fold("ＢＥＳＴ全網最低價①") == "best全网最低价1"


def test_invisible_signs_are_dropped_and_the_span_covers_them():
    text = "全\u200b网最\u2060低价"

    folded = normalise(text)

    assert folded.text == "全网最低价"
    assert folded.range_of(0, 5) == (0, 7)


def test_signs_put_between_chinese_characters_are_dropped():
    assert fold("全*网·最|低价") == "全网最低价"


def test_signs_between_other_characters_stay():
    assert fold("5*6 a|b 全-网 红/蓝") == "5*6 a|b 全-网 红/蓝"


def test_a_sign_that_unfolds_to_two_points_back_to_one():
    folded = normalise("第№1")

    assert folded.text == "第no1"
    assert folded.range_of(1, 3) == (1, 2)


@given(SIGNS)
def test_every_folded_sign_points_to_a_typed_one(text):
    folded = normalise(text)

    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= index < len(text) for index in folded.origin)


@given(SIGNS)
def test_folding_twice_changes_nothing(text):
    once = fold(text)

    assert fold(once) == once
