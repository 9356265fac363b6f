import pytest

from guide.text import detect_language, main_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("质地很轻，早晚两滴就够了", "zh"),
        ("Light texture, two drops are enough", "en"),
        ("这支 serum 真的好用，早晚两滴就够了，换季也一直在用", "zh"),
        ("用户的 OOTD photo 转发要 credit 还是要 consent", "mixed"),
        ("12345 !!!", "en"),
        ("", "en"),
    ],
)
def test_tells_the_language_of_a_text(text, expected):
    assert detect_language(text) == expected


def test_a_mixed_question_follows_most_of_its_words():
    assert main_language("Is 全网最低 fine in an English post?") == "en"
    assert main_language("品牌可以写 best 吗，会不会被罚款") == "zh"


def test_a_tie_goes_to_english():
    assert main_language("好的 fine") == "en"
