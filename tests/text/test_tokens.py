from guide.text import tokens


def test_chinese_is_cut_into_single_signs_and_pairs():
    assert set(tokens("全网第一")) == {"全", "网", "第", "全网", "网第", "第一"}


def test_english_words_lose_their_endings_and_small_words():
    assert tokens("Can we claim superlatives in ads?") == tokens("claims superlative ad")


def test_numbers_lose_their_thousands_marks():
    assert "50000" in tokens("RMB 50,000")


def test_an_emoji_is_a_token():
    assert tokens("🙂") == ["🙂"]
