import pytest

from tests.drafts.makers import read

CUES = """1
00:00:01,000 --> 00:00:02,500
<i>今天</i>教大家{\\an8}换季

2
00:00:03,000 --> 00:00:04,000 X1:10 Y1:10
<font color="#fff">第二句</font>
3 < 5，<3

3
00:00:05.000 --> 00:00:06.000
520
"""


def test_what_is_said_is_read_without_numbers_times_and_formatting():
    (draft,) = read("视频.srt", CUES)

    assert draft.text == "今天教大家换季\n第二句\n3 < 5，<3\n520"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends_of_windows_are_read(encoding):
    (draft,) = read("a.srt", CUES.replace("\n", "\r\n").encode(encoding))

    assert draft.text.startswith("今天教大家换季\n第二句")


def test_cues_without_blank_lines_between_are_told_apart():
    (draft,) = read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n一\n2\n00:00:02,000 --> 00:00:03,000\n二\n")

    assert draft.text == "一\n二"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("好", "no time line"),
        ("1\n00:00:01,000 --> 00:00:02,000\n", "no text in it"),
        (b"\x89PNG", "begins like a picture"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, words):
    (unreadable,) = read("a.srt", data)

    assert words in unreadable.error, unreadable.error
