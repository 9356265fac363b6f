import itertools

from hypothesis import given
from hypothesis import strategies as st

from guide.drafts.paragraphs import running_text
from tests.drafts.picture_makers import line


def text_of(*lines):
    return running_text(lines)[0]


def test_lines_apart_stay_apart():
    assert text_of(line("上面的字", 0, 0), line("下面的字", 0, 200)) == "上面的字\n下面的字"


def test_lines_of_another_size_stay_apart():
    assert (
        text_of(line("大字标题", 0, 0, height=80), line("小字正文写在这里", 0, 90))
        == "大字标题\n小字正文写在这里"
    )


def test_a_line_that_left_room_ended_on_purpose():
    lines = [line("买一送一", 0, 0), line("限时三天，错过等一年", 0, 50)]

    assert text_of(*lines) == "买一送一\n限时三天，错过等一年"


def test_a_list_keeps_its_lines():
    assert text_of(line("•清爽不黏", 0, 0), line("•保湿八时", 0, 50)) == "•清爽不黏\n•保湿八时"


def test_a_sentence_that_ended_is_not_joined():
    assert text_of(line("很好用。", 0, 0), line("再来一支", 0, 50)) == "很好用。\n再来一支"


def test_chinese_is_joined_without_a_space_and_english_with_one():
    assert text_of(line("这支面霜全网最", 0, 0), line("低价，快来看", 0, 50)) == "这支面霜全网最低价，快来看"
    assert text_of(line("The best hand", 0, 0), line("cream of 2027", 0, 50)) == "The best hand cream of 2027"


def test_centred_lines_are_joined_where_the_first_is_the_wider():
    assert text_of(line("这支面霜全网最", 0, 0), line("低价来了", 60, 50)) == "这支面霜全网最低价来了"


def test_columns_are_read_one_after_the_other():
    left = [line("左边第一行字", 0, 0), line("左边第二行字", 0, 50)]
    right = [line("右边第一行字", 400, 2), line("右边第二行字", 400, 52)]

    text = text_of(left[0], right[0], left[1], right[1])

    assert text == "左边第一行字左边第二行字\n右边第一行字右边第二行字"


def test_pieces_of_one_line_are_put_together():
    assert text_of(line("换季护手霜", 0, 0), line("清爽", 220, 2)) == "换季护手霜 清爽"


texts = st.text(alphabet="全网最低价ab 1。-", min_size=1, max_size=8).filter(str.strip)


@given(st.lists(st.tuples(texts, st.integers(0, 900), st.integers(0, 900), st.integers(10, 90)), max_size=12))
def test_every_line_is_in_the_text_exactly_where_its_place_says(drawn):
    lines = [line(text.strip(), left, top, height=height) for text, left, top, height in drawn]

    text, places = running_text(lines, start=7)

    assert sorted(text[p.start - 7 : p.end - 7] for p in places) == sorted(line.text for line in lines)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))
