import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.drafts.decode import decode
from guide.errors import DraftError

SENTENCES = [
    "今天天气不错",
    "新品到店了",
    "姐妹们这支口红真的绝了，黄皮也能放心冲。",
    "周末去公园走了走，湖边的风很舒服，带了一壶茶，坐了一个下午。",
    "榫卯、汝窑、缂丝，三样手艺一次看完。",
    "SK-II 神仙水￥999，Spring 新品",
    "打卡,dǎkǎ,check in",
    "周末去公园走了走，湖边的风很舒服。带了一壶茶，坐了一个下午，回来路上买了两个包子。" * 5,
]
TRADITIONAL = ["週末去公園走了走，湖邊的風很舒服", "這款面霜很好用，質地輕盈，推薦給敏感肌的朋友們。"]
WESTERN = [
    "it’s naïve",
    "café",
    "Crème brûlée",
    "“Hello”, she said",
    "£5 – today",
    "Ünlü",
    "Don’t miss our best crème",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_chinese_is_read_in_the_encodings_it_comes_in(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", TRADITIONAL)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "gb18030", "utf-16-le"])
def test_traditional_chinese_is_read_in_the_encodings_it_comes_in(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_western_text_is_not_taken_for_chinese(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    [
        "é",
        "Ω",
        "25 °C",
        "β-glucan",
        "Привет, мир",
        "Καλημέρα",
        "日本の化粧品",
        "말씀",
        "t\u2028u",
        "😀",
        "©2027",
    ],
)
def test_short_texts_in_unicode_stay_what_they_are(text):
    assert decode(text.encode()) == text


def test_characters_in_gbk_that_look_like_cyrillic_in_unicode_are_chinese():
    assert decode("谢谢".encode("gbk")) == "谢谢"
    assert decode("小".encode("gbk")) == "小"


@pytest.mark.parametrize("length", [5, 20, 200])
def test_most_cuts_of_chinese_text_are_read_in_gbk(length):
    text = "".join(SENTENCES[:5]) * 10
    starts = random.Random(1).sample(range(len(text) - length), 60)

    wrong = [
        text[i : i + length]
        for i in starts
        if decode(text[i : i + length].encode("gbk")) != text[i : i + length]
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "text", ["一行\r\n两行\r\n", "全\u200b网\u202e最\u2066低价\ufeff", "尾\ufeff", "a\tb\fc", "👨‍👩‍👧 一家"]
)
def test_code_points_stay_as_they_are(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


def test_only_one_mark_is_taken_off():
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa") == "\ufeffa"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc"]), max_size=80))
def test_marked_unicode_is_read_exactly(text):
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)) == text


def test_a_stray_control_sign_is_let_through_but_not_many():
    assert decode(
        "复制来的\x0b文字\x02，今天也很好看，推荐给大家，周末一起去公园走走吧，别忘了带水和帽子。".encode()
    )
    with pytest.raises(DraftError, match="not a text file"):
        decode(b"\x01\x02\x03\x04")


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)), b"\0" * 40, b"\xff\xfe\x00", "今天很好".encode("utf-16")[:-1] + b"\xd8\xd8\xd8"],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DraftError, match="UTF-8"):
        decode(data)
