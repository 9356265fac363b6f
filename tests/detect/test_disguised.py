import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.detect import Detectors
from guide.domain import PatternDetector
from tests.makers import judge, make_draft, make_library, make_norm, terms

LOWEST = "全网最低价"
NORM = make_norm(terms(LOWEST, "国家级", "稳赚不赔", "加微信", "cheapest", unless_near=("谨防",)))
DETECTORS = Detectors(make_library(NORM))


@pytest.mark.parametrize(
    "plain",
    [
        "他在当地很有威信，加卫星图",
        "全网🌟，最低的价格",
        "今天全🌟身放松",
        "国家，级别很高",
        "the c4t is 3 years old",
        "全网罪低价",
    ],
)
def test_leaves_plain_text_alone(plain):
    assert [finding.span for finding in DETECTORS.judge(make_draft(plain))] == []


@pytest.mark.parametrize(
    "typed",
    [
        "全网嘴低价",
        "全网最底价",
        "全网zui低jia",
        "全网🔥最低价",
        "国家ji",
        "稳zhuan不赔",
        "加薇信",
        "ch3apest",
        "ch3ap3st",
    ],
)
def test_finds_a_hidden_word_as_typed_and_says_that_it_is_hidden(typed):
    (finding,) = DETECTORS.judge(make_draft(f"想说：{typed}！"))

    assert finding.span is not None
    assert finding.span.text == typed
    assert finding.disguised
    assert finding.confidence < 0.95


def test_a_plain_word_is_not_said_to_be_hidden():
    (finding,) = DETECTORS.judge(make_draft("全網最低價"))

    assert not finding.disguised
    assert finding.confidence == 0.95


def test_what_makes_a_word_fine_makes_its_disguise_fine():
    assert DETECTORS.judge(make_draft("谨防全网嘴低价的骗局")) == ()


def test_two_characters_are_not_read_by_sound():
    assert judge("把嘴低下来，弟一个人", terms("最低", "第一")) == []


def test_a_pattern_sees_through_figures_and_spaces():
    detector = PatternDetector(pattern=r"(?i)\bthe best \w+ in china\b")

    assert judge("the b3st tea in China", detector) == ["the b3st tea in China"]
    assert judge("the b e s t tea in China", detector) == ["the b e s t tea in China"]


def put_between(word: str, signs: list[str]) -> str:
    """
    Return the word with a sign between its characters, the given ones in turn.
    """
    return "".join(sign + signs[i % len(signs)] for i, sign in enumerate(word[:-1])) + word[-1]


BROKEN = st.one_of(
    st.sampled_from([" ", "  ", "*", "·", "🌟", "❤️", "|", "\u200b", "\u3164", "~", "#️⃣", "👨‍👩‍👧"]).map(
        lambda sign: [sign]
    ),
    st.lists(st.sampled_from(["🌟", "💰", "✨", "*", "·"]), min_size=1, max_size=3),
)
DISGUISED = st.one_of(
    st.tuples(st.sampled_from([LOWEST, "稳赚不赔"]), BROKEN).map(lambda part: put_between(*part)),
    st.sampled_from(
        [
            "全網最低價",
            "全网蕞低价",
            "全网zui低价",
            "囯家级",
            "ｃｈｅａｐｅｓｔ",
            "c h e a p e s t",
            "сheapest",
            "ch3apest",
        ]
    ),
)
AROUND = st.text(alphabet=st.sampled_from("今天好，。！\n🙂👍🏽e\u0301é ñя中"), max_size=12)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(AROUND, DISGUISED), min_size=1, max_size=4), AROUND)
def test_every_disguised_word_is_found_exactly_wherever_it_stands(parts, tail):
    # Pauses keep words apart, as they would for a reader.
    text = "".join(f"{around}，{word}。" for around, word in parts) + tail

    found = [finding.span for finding in DETECTORS.judge(make_draft(text))]

    assert [span.text for span in found if span] == [word for _, word in parts]
    assert all(span and text[span.start : span.end] == span.text for span in found)


@settings(max_examples=400, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("全网最低价zuijavxV微信加 .*·🌟❤️\u200b\u0336氵台е①第3$，。\n")
        | st.characters(codec="utf-8"),
        max_size=40,
    )
)
def test_no_text_breaks_it_and_every_span_is_the_text_it_names(text):
    for finding in DETECTORS.judge(make_draft(text)):
        assert finding.span is not None
        assert text[finding.span.start : finding.span.end] == finding.span.text
