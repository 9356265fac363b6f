from guide.domain import TogetherDetector
from tests.makers import judge


def together(*slots, **more):
    return TogetherDetector(together=slots, **more)


def test_words_apart_are_left_alone():
    rule = together(("高中生", "teen"), ("啤酒", "beer"))

    assert judge("高中生放学了。店里有啤酒。", rule) == []
    assert judge("A teen came in. We sell beer.", rule) == []


def test_words_in_one_sentence_are_found_in_either_order_with_the_shortest_span():
    rule = together(("高中生", "teen"), ("啤酒", "beer"))

    assert judge("毕业了，高中生来一罐啤酒吧，好喝", rule) == ["高中生来一罐啤酒"]
    assert judge("Free beer for every teen tonight", rule) == ["beer for every teen"]


def test_order_and_gap_narrow_it():
    assert judge("啤酒给高中生", together(("高中生",), ("啤酒",), order=True)) == []
    assert judge("高中生一二三四五啤酒", together(("高中生",), ("啤酒",), gap=4)) == []
    assert judge("高中生一二三四啤酒", together(("高中生",), ("啤酒",), gap=4)) == ["高中生一二三四啤酒"]


def test_one_word_does_not_count_for_two_lists():
    assert judge("小朋友来了", together(("小朋友",), ("朋友", "小朋友"))) == []
    assert judge("小朋友和朋友来了", together(("小朋友",), ("朋友",))) == ["小朋友和朋友"]


def test_a_longer_phrase_or_a_neighbour_makes_it_fine():
    rule = together(("高中生",), ("啤酒",), unless=("啤酒鸭",), unless_near=("禁止",))

    assert judge("高中生爱吃啤酒鸭", rule) == []
    assert judge("禁止向高中生卖啤酒", rule) == []


def test_within_the_draft_sentences_do_not_matter():
    assert judge("高中生放学了。店里有啤酒。", together(("高中生",), ("啤酒",), within="draft")) == [
        "高中生放学了。店里有啤酒"
    ]


def test_three_lists_need_three_words():
    rule = together(("送",), ("老师",), ("现金", "红包"))

    assert judge("送老师一束花", rule) == []
    assert judge("教师节送老师一个红包", rule) == ["送老师一个红包"]


def test_a_disguised_word_is_found_with_its_exact_span():
    assert judge("高\u200b中生喝啤*酒", together(("高中生",), ("啤酒",))) == ["高\u200b中生喝啤*酒"]


def test_latin_words_are_whole_words():
    assert judge("The steamer sells ginger", together(("team",), ("gin",))) == []
