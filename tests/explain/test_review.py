import pytest

from guide.detect import Detectors
from guide.domain import TermsDetector
from guide.explain import Reviewer, verdict_of
from tests.makers import make_draft, make_finding, make_library, make_norm


@pytest.fixture
def reviewer():
    library = make_library(make_norm(TermsDetector(terms={"全网最低价": "价格实惠", "第一": None})))
    return Reviewer(library, Detectors(library))


def test_a_clean_draft_is_ok(reviewer):
    review = reviewer.review(make_draft("今天去了书店"))

    assert (review.verdict, review.findings, review.rewritten) == ("ok", (), None)


def test_a_finding_carries_both_readings_and_what_it_rests_on(reviewer):
    (explained,) = reviewer.review(make_draft("全网最低价")).findings

    assert explained.chinese_reading.en == "How it is read."
    assert explained.western_assumption.en == "What was meant."
    assert explained.citations[0].strength == "general"
    assert explained.citations[0].source is None


def test_ids_count_in_reading_order(reviewer):
    review = reviewer.review(make_draft("第一，全网最低价"))

    assert [explained.id for explained in review.findings] == ["draft-1/1", "draft-1/2"]


def test_the_rewritten_text_says_which_fixes_it_has(reviewer):
    review = reviewer.review(make_draft("第一，全网最低价"))

    assert review.rewritten == "第一，价格实惠"
    assert [explained.applied for explained in review.findings] == [False, True]


def test_the_verdict_follows_the_severest_finding():
    assert verdict_of([make_finding("x", 0, 1), make_finding("x", 0, 1, severity="low")]) == "block"
    assert verdict_of([make_finding("x", 0, 1, severity="medium")]) == "revise"
    assert verdict_of([make_finding("x", 0, 1, severity="low")]) == "ok"


def test_a_review_without_a_date_says_that_no_date_was_checked(reviewer):
    skipped = {skip.detector for skip in reviewer.review(make_draft("x")).skipped}

    assert "calendar" in skipped
