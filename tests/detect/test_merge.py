from guide.detect import merge_findings
from tests.makers import make_finding

TEXT = "我们是全网最低价，效果第一"


def test_of_one_category_the_severest_stays():
    low = make_finding(TEXT, 3, 8, severity="low", entry="norms/absolute-claims/a")
    high = make_finding(TEXT, 5, 8, entry="norms/absolute-claims/b")

    assert merge_findings([low, high]) == (high,)


def test_other_categories_may_overlap():
    one = make_finding(TEXT, 3, 8)
    two = make_finding(TEXT, 5, 8, category="price-promo-claims", entry="norms/price-promo-claims/a")

    assert merge_findings([two, one]) == (one, two)


def test_what_was_learnt_gives_way_to_what_is_written():
    learnt = make_finding(TEXT, 0, 8, detector="semantic")
    term = make_finding(TEXT, 3, 8, severity="medium")

    assert merge_findings([learnt, term]) == (term,)


def test_findings_without_a_span_come_first():
    missing = make_finding(TEXT, 0, 1, span=None, category="undisclosed-ad", entry="norms/undisclosed-ad/a")
    term = make_finding(TEXT, 3, 8)

    assert merge_findings([term, missing]) == (missing, term)


def test_an_entry_has_one_finding_without_a_span():
    missing = make_finding(TEXT, 0, 1, span=None)

    assert merge_findings([missing, missing]) == (missing,)
