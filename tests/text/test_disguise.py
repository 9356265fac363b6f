import pytest

from guide.text import disguise_gaps, fold, is_disguised, leet_words, normalise


@pytest.mark.parametrize(
    "plain",
    [
        "大码 中码 小码",
        "苹果、香蕉、梨",
        "爱你❤微笑",
        "h2o co2 mp3 b2b",
        "α-羟基酸 β-葡聚糖 10μg",
        "мир best",
        "e.g. u.s.a. p.m.",
        "第1天 第2天",
        "型号n0.15",
        "di一些水",
        "佣金zuixin",
    ],
)
def test_plain_text_is_read_as_it_stands(plain):
    assert fold(plain) == plain
    assert not is_disguised(plain)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("全 网 最 低 价", "全网最低价"),
        ("全🌟网💫最🌟低", "全网最低"),
        ("全.网.最.低", "全网最低"),
        ("加🌟微🌟信", "加微信"),
        ("b e s t price", "best price"),
        ("b.e.s.t", "best"),
        ("b\u0336e\u0336s\u0336t\u0336", "best"),
        ("全\u3164网\u034f最低", "全网最低"),
        ("bеst", "best"),  # a Cyrillic е
        ("ΒEST", "best"),  # a Greek Β
        ("🅱🅴🆂🆃", "best"),
        ("蕞好", "最好"),
        ("囯家級", "国家级"),
        ("zui好", "最好"),
        ("di一名", "第一名"),
        ("第yi", "第一"),
        ("第①", "第一"),
        ("第❶", "第一"),
        ("第1️⃣名", "第一名"),
        ("第Ⅰ", "第一"),
        ("N0.1", "no.1"),
        ("氵台疒了", "治疗"),
        ("٢٥٠元", "250元"),
    ],
)
def test_a_disguise_is_read_as_people_read_it(typed, read):
    assert fold(typed) == read


@pytest.mark.parametrize(
    "typed", ["全 网 最 低 价", "加🌟微🌟信", "bеst", "蕞好", "第①", "最\u200b低", "氵台疒了"]
)
def test_a_disguise_is_told(typed):
    assert is_disguised(typed)


@pytest.mark.parametrize("typed", ["ＢＥＳＴ", "全網最低價", "第1️⃣"[1:], "👨‍👩‍👧", "cafe\u0301", "①"])
def test_width_script_and_emoji_are_no_disguise(typed):
    assert not is_disguised(typed)


def test_characters_put_together_of_two_signs_point_back_to_both():
    folded = normalise("能氵台疒了吗")

    assert folded.text == "能治疗吗"
    assert folded.range_of(1, 3) == (1, 5)


def test_signs_at_the_ends_of_a_word_do_not_belong_to_it():
    folded = normalise("🌟全🌟网🌟最🌟低🌟")

    assert folded.text == "🌟全网最低🌟"
    assert folded.range_of(1, 5) == (1, 8)


def test_a_pause_is_no_gap_in_a_word():
    assert list(disguise_gaps("今天最，低头的第一。名字")) == []
    assert [edit[:2] for edit in disguise_gaps("全网🔥最低")] == [(2, 3)]


def test_only_a_known_word_is_read_through_figures():
    words = frozenset({"best", "cheapest"})

    assert [edit[2] for edit in leet_words("the b3st of l33t c3po", words)] == list("best")
    assert list(leet_words("2024 mp3s 4s57", words)) == []
