from hypothesis import given
from hypothesis import strategies as st

from guide.detect import Detectors
from tests.makers import judge, make_draft, make_library, make_norm, terms


def test_leaves_a_longer_phrase_alone():
    assert judge("看了国家级非物质文化遗产的展", terms("国家级", unless=("国家级非物质文化遗产",))) == []


def test_leaves_a_word_alone_where_its_neighbour_makes_it_fine():
    assert judge("我们的目标是行业第一", terms("行业第一", unless_near=("目标",))) == []


def test_a_neighbour_in_another_sentence_does_not_help():
    assert judge("目标很多。我们行业第一", terms("行业第一", unless_near=("目标",))) == ["行业第一"]


def test_a_word_that_needs_company_is_left_alone_without():
    assert judge("房间在四楼", terms("四楼", near=("祝寿",))) == []
    assert judge("祝寿的房间在四楼", terms("四楼", near=("祝寿",))) == ["四楼"]


def test_an_english_word_is_found_whole_and_with_its_ending():
    assert judge("Our cures", terms("cure")) == ["cures"]
    assert judge("Our manicure is secured", terms("cure")) == []


def test_a_number_is_not_found_in_a_longer_number_or_a_measure():
    assert judge("1250 元 250ml 2.250 25% 250.5", terms("250")) == []
    assert judge("只要250元", terms("250")) == ["250"]


def test_a_disguised_word_is_found_with_its_exact_span():
    assert judge("全\u200b網*最低價!", terms("全网最低价")) == ["全\u200b網*最低價"]


def test_of_overlapping_words_the_longest_stays():
    assert judge("全网最低价", terms("最低价", "全网最低价", "全网")) == ["全网最低价"]


def test_each_place_is_found():
    assert judge("顶级奶源，顶级工艺", terms("顶级")) == ["顶级", "顶级"]


def test_an_emoji_is_a_word():
    assert judge("已记录🙂", terms("🙂")) == ["🙂"]


@given(st.text(alphabet=st.sampled_from("ab全网最低价國🙂\u200b *·①ＡV信\n。"), max_size=40))
def test_every_span_is_the_text_it_names(text):
    detectors = Detectors(make_library(make_norm(terms("全网最低价", "国", "v信", "a", "🙂"))))

    for finding in detectors.judge(make_draft(text)):
        assert finding.span is not None
        assert text[finding.span.start : finding.span.end] == finding.span.text
