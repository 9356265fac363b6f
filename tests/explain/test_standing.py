from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from guide.detect import Detectors
from guide.domain import Box, Dismissal, Picture, Span, TermsDetector, summarise
from guide.explain import (
    Reviewer,
    compare,
    counted,
    dismissed_in,
    fix_first,
    hidden_of,
    offered_fixes,
    posts_counted,
    rewrite_some,
    rewritten_draft,
    with_fixes,
    words_of,
)
from tests.makers import make_draft, make_finding, make_library, make_norm

DAY = date(2026, 11, 25)
MADE = datetime(2026, 11, 1, tzinfo=UTC)
LAW = "norms/absolute-claims/test"
VOICE = "norms/translation-tells/test"


@pytest.fixture
def review():
    library = make_library(
        make_norm(TermsDetector(terms={"第一": None, "最佳": "好用"}), entry_id=LAW),
        make_norm(TermsDetector(terms={"赋能": "帮助"}), entry_id=VOICE, severity="medium"),
    )
    reviewer = Reviewer(library, Detectors(library))
    return lambda text, **draft: reviewer.review(make_draft(text, **draft))


def dismiss(finding, author="brand", line="", **changes):
    values = {
        "reason": "r",
        "owner": "o",
        "until": DAY,
        "batch": "b",
        "made": datetime(2026, 11, 1, tzinfo=UTC),
    }
    return Dismissal(
        entry=finding.entry,
        words=words_of(finding),
        quoted="",
        author=author,
        line=line,
        **{**values, **changes},
    )


def test_a_dismissal_holds_for_other_drafts_and_other_spellings(review):
    (first,) = review("它会赋能肌肤").findings

    later = review("晚霜，赋\u200b能早晚")

    assert list(dismissed_in(later, [dismiss(first.finding)], "x.0", DAY)) == [1]


@pytest.mark.parametrize(
    ("changes", "day", "author"),
    [
        ({}, date(2026, 11, 26), "brand"),
        ({"ended": datetime(2026, 11, 2, tzinfo=UTC)}, DAY, "brand"),
        ({}, DAY, "user"),
    ],
    ids=["past its day", "ended", "another author"],
)
def test_a_dismissal_does_not_hold(review, changes, day, author):
    found = review("赋能", author=author)

    held = dismissed_in(found, [dismiss(found.findings[0].finding, **changes)], "x.0", day)

    assert held == {}


def test_what_is_about_a_whole_draft_is_dismissed_for_its_versions_only(review):
    found = review("赋能")
    whole = replace(found.findings[0], finding=replace(found.findings[0].finding, span=None))
    found = replace(found, findings=(whole,))
    dismissal = dismiss(whole.finding, line="a.0")

    assert list(dismissed_in(found, [dismissal], "a.0", DAY)) == [1]
    assert dismissed_in(found, [dismissal], "b.0", DAY) == {}


def test_a_high_finding_of_the_law_is_dismissed_in_sight_and_still_counts(review):
    found = review("第一，赋能")
    dismissed = dismissed_in(found, [dismiss(e.finding) for e in found.findings], "x.0", DAY)

    hidden = hidden_of(found, dismissed)
    seen = counted(found, hidden)

    assert sorted(dismissed) == [1, 2]
    assert hidden == {2}
    assert (seen.verdict, [e.finding.entry for e in seen.findings]) == ("block", [LAW])


def test_the_verdict_follows_what_still_counts(review):
    found = review("赋能")

    assert counted(found, frozenset({1})).verdict == "ok"
    assert counted(found, frozenset()) is found


def test_posts_of_a_batch_count_as_their_reviews_do(review):
    reviews = [review("第一，赋能"), review("赋\u200b能"), review("最佳"), review("赋能", author="user")]
    whole = replace(reviews[2].findings[0], finding=replace(reviews[2].findings[0].finding, span=None))
    reviews[2] = replace(reviews[2], findings=(whole,))
    held = [dismiss(e.finding) for e in reviews[0].findings]
    held += [dismiss(replace(whole.finding, entry=VOICE), line="b.1"), dismiss(whole.finding, line="b.2")]

    seen, left_out = posts_counted([summarise(n, r) for n, r in enumerate(reviews, 1)], held, "b", DAY)

    expected = [
        counted(found, hidden_of(found, dismissed_in(found, held, f"b.{position}", DAY)))
        for position, found in enumerate(reviews)
    ]
    assert list(seen) == [summarise(n, found) for n, found in enumerate(expected, 1)]
    assert [post.verdict for post in seen] == ["block", "ok", "block", "revise"]
    assert left_out == 2


def test_a_code_that_was_dismissed_does_not_count_in_a_batch_either(review):
    found = review("赋能")
    said = replace(found.findings[0].finding, span=None, boxes=(Box(0, ((0, 0),) * 4),), code="HTTP://A")
    codes = [replace(found.findings[0], finding=replace(said, code=code)) for code in ("HTTP://A", "b")]
    found = replace(found, findings=tuple(codes))

    (seen,), left_out = posts_counted([summarise(1, found)], [dismiss(said)], "b", DAY)

    assert [finding.quoted for finding in seen.findings] == ["b"]
    assert left_out == 1


def test_posts_are_as_they_were_where_nothing_is_dismissed(review):
    posts = (summarise(1, review("赋能")),)

    assert posts_counted(posts, [], "b", DAY) == (posts, 0)


def test_what_to_fix_first_is_grave_lawful_sure_and_easy(review):
    found = review("赋能，第一，最佳")

    assert fix_first(found, [1, 2, 3]) == [3, 2, 1]
    assert fix_first(found, [1, 2]) == [2, 1]


def test_fixes_that_are_not_on_offer_are_taken_out(review):
    found = with_fixes(review("赋能，最佳"), {2})

    assert [(e.finding.fix, e.finding.rewrite) for e in found.findings] == [
        ("none", None),
        ("replace", "好用"),
    ]


def test_a_fix_that_alone_raises_something_new_is_not_offered():
    text = "全网最低价，加V"
    findings = [
        make_finding(text, 0, 5, fix="replace", rewrite="坏词"),
        make_finding(text, 6, 8, fix="replace", rewrite="看商品卡"),
        make_finding(text, 6, 8),
    ]

    def judge(draft):
        at = draft.text.find("坏词")
        return [make_finding(draft.text, at, at + 2, entry="norms/x/new")] if at >= 0 else []

    assert offered_fixes(make_draft(text), findings, judge) == {1}


def test_a_text_is_rewritten_by_the_chosen_fixes_only():
    text = "甲乙丙"
    findings = [make_finding(text, n, n + 1, fix="replace", rewrite="改") for n in range(3)]

    assert rewrite_some(make_draft(text), findings, [2], lambda _: ()) == ("甲乙改", {2})
    assert rewrite_some(make_draft(text), findings, [], lambda _: ()) == (None, frozenset())


def test_a_moved_sentence_remains_a_mended_one_is_fixed_and_another_is_new(review):
    found = compare(review("第一。好。赋能"), review("最佳！好！\n第一"))

    assert (found.fixed, found.new, found.remaining) == ((2,), (1,), {2: 1})


def test_each_finding_is_matched_once(review):
    found = compare(review("第一，第一"), review("第一"))

    assert (found.fixed, found.new, found.remaining) == ((2,), (), {1: 1})
    assert compare(review("第一"), review("第一，第一")).new == (2,)


def test_reworded_words_of_one_entry_remain(review):
    earlier, later = review("第一"), review("第一")
    explained = earlier.findings[0]
    finding = replace(explained.finding, span=Span(0, 3, "第一名"))
    earlier = replace(earlier, findings=(replace(explained, finding=finding),))

    found = compare(earlier, later)

    assert (found.fixed, found.remaining, found.new) == ((), {1: 1}, ())


def test_two_codes_are_dismissed_each_by_what_it_says(review):
    box = Box(0, ((0, 0), (9, 0), (9, 9), (0, 9)))
    first, second = (
        replace(make_finding("", 0, 0), span=None, boxes=(box,), code=said) for said in ("HTTP://A", "b")
    )

    assert words_of(first) != words_of(second)
    assert words_of(first) == words_of(replace(first, code="http://a"))


def test_a_fix_alone_is_judged_with_the_pictures_of_the_draft():
    text = "全网最低价\n\n加V"
    picture = Picture(name="a", width=9, height=9, start=7, end=9)
    findings = [make_finding(text, 0, 5, fix="replace", rewrite="实惠")]
    judged = []

    offered_fixes(make_draft(text, attached=(picture,)), findings, lambda d: judged.append(d) or ())

    (draft,) = judged
    (moved,) = draft.attached
    assert (draft.written, draft.text[moved.start : moved.end]) == ("实惠", "加V")


def test_the_rewritten_draft_has_its_pictures_and_the_text_of_the_review():
    text = "甲\n\n图"
    picture = Picture(name="a", width=9, height=9, start=3, end=4)
    library = make_library(
        make_norm(TermsDetector(terms={"甲": "改成"}), entry_id=LAW),
        make_norm(TermsDetector(terms={"图": None}), entry_id=VOICE),
    )
    review = Reviewer(library, Detectors(library)).review(make_draft(text, attached=(picture,)))

    draft = rewritten_draft(review)

    assert draft.text == review.rewritten == "改成\n\n图"
    assert draft.text[draft.attached[0].start :] == "图"
