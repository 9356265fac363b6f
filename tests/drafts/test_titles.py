import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guide.drafts import ReadOptions, draft_from_text
from guide.errors import DraftError

OPTIONS = ReadOptions()


@pytest.mark.parametrize(
    ("text", "title", "expected", "body"),
    [
        ("没有标题\n正文", None, "", "没有标题\n正文"),
        ("我说的标题：这样\n正文", None, "", "我说的标题：这样\n正文"),
        ("标题：\n正文", None, "", "标题：\n正文"),
        ("标题：换季护肤\n正文", None, "换季护肤", "正文"),
        ("標題: 換季護膚 \r\n正文", None, "換季護膚", "正文"),
        ("\n Title: Spring\nbody", None, "Spring", "body"),
        ("标题：只有一行", None, "只有一行", ""),
        ("正文", "换季", "换季", "正文"),
        ("换季\n正文", "换季", "换季", "正文"),
        ("换季了，正文", "换季", "换季", "了，正文"),
        ("标题：甲\n正文", "乙", "乙", "标题：甲\n正文"),
        ("正文", "  ", "", "正文"),
    ],
)
def test_the_title_and_the_body_are_known(text, title, expected, body):
    draft = draft_from_text(text, OPTIONS, title=title)

    assert draft.title == expected
    assert draft.text[draft.body_start :] == body


def test_a_title_that_the_text_does_not_begin_with_is_put_before_it():
    draft = draft_from_text("正文", OPTIONS, title="换季")

    assert (draft.text, draft.title_start, draft.title_end, draft.body_start) == ("换季\n正文", 0, 2, 3)


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=20)))
def test_title_and_body_lie_within_the_text(text, title):
    try:
        draft = draft_from_text(text, OPTIONS, title=title)
    except DraftError:
        assume(False)
        return

    assert 0 <= draft.title_start <= draft.title_end <= draft.body_start <= len(draft.text)
    assert draft.text.endswith(text)
    draft.text.encode()


@given(st.text(alphabet="ab 标题：:\r\n", max_size=30), st.text(alphabet="ab题", min_size=1, max_size=5))
def test_a_given_title_is_always_the_first_part_of_the_text(text, title):
    assume(text.strip())

    draft = draft_from_text(text, OPTIONS, title=title)

    assert draft.title == title
    assert draft.title_start == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "no text"), (" \u200b\n", "no text"), ("a\0", "NUL"), ("x" * 200_001, "200,001 characters")],
)
def test_what_is_no_draft_is_refused(text, words):
    with pytest.raises(DraftError, match=words):
        draft_from_text(text, OPTIONS)
