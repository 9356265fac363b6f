from guide.explain import apply_fixes, rewrite_draft
from tests.makers import make_draft, make_finding

TEXT = "全网最低价，效果第一，加V"


def fix(start, end, rewrite, **changes):
    return make_finding(TEXT, start, end, fix="replace" if rewrite else "delete", rewrite=rewrite, **changes)


def silent(_):
    return ()


def test_without_fixes_there_is_no_rewritten_text():
    assert rewrite_draft(make_draft(TEXT), [make_finding(TEXT, 0, 5)], silent) == (None, frozenset())


def test_fixes_are_applied_from_both_ends():
    text, applied = rewrite_draft(make_draft(TEXT), [fix(0, 5, "价格实惠"), fix(11, 13, "看商品卡")], silent)

    assert text == "价格实惠，效果第一，看商品卡"
    assert applied == {0, 1}


def test_of_overlapping_fixes_the_severer_is_applied():
    findings = [fix(0, 5, "甲", severity="low"), fix(2, 5, "乙")]

    text, applied = rewrite_draft(make_draft(TEXT), findings, silent)

    assert text == "全网乙，效果第一，加V"
    assert applied == {1}


def test_a_fix_that_raises_something_new_is_left_out():
    findings = [fix(0, 5, "坏词"), fix(11, 13, "看商品卡")]

    def judge(draft):
        at = draft.text.find("坏词")
        return [make_finding(draft.text, at, at + 2, entry="norms/x/new")] if at >= 0 else []

    text, applied = rewrite_draft(make_draft(TEXT), findings, judge)

    assert text == "全网最低价，效果第一，看商品卡"
    assert applied == {1}


def test_an_addition_opens_the_body_below_a_title():
    draft = make_draft("标题：换季\n正文", title_start=3, title_end=5, body_start=6)
    missing = make_finding("", 0, 0, span=None, fix="add", rewrite="广告")

    assert apply_fixes(draft, [missing]) == "标题：换季\n广告\n正文"


def test_an_addition_stands_at_the_head_or_the_foot():
    head = make_finding("", 0, 0, span=None, fix="add", rewrite="广告")
    foot = make_finding("", 0, 0, span=None, fix="add", rewrite="规则见评论区", add_at="foot")

    assert apply_fixes(make_draft("正文"), [head, foot]) == "广告\n正文\n规则见评论区"
