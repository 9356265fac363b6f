from guide.text import blanks, readings


def test_each_character_has_its_reading_and_the_rest_stays():
    assert readings("种草 ok🙂") == (("种", "zhòng"), ("草", "cǎo"), (" ok🙂", ""))


def test_pieces_make_up_the_text():
    text = "全网最低价！v信：abc 法国㐂药妆"

    assert "".join(sign for sign, _ in readings(text)) == text


def test_a_text_without_chinese_has_no_reading():
    assert readings("serum") == (("serum", ""),)
    assert readings("") == ()


def test_blanks_are_found_in_both_languages():
    text = "经检测【请补充：检测报告编号】有效 [please add: report number]"

    assert [text[start:end] for start, end in blanks(text)] == [
        "【请补充：检测报告编号】",
        "[please add: report number]",
    ]


def test_other_brackets_are_no_blanks():
    assert blanks("【新品】限时 [ad] 请补充") == ()
