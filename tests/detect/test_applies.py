from guide.detect.detectors import applies
from guide.domain import AppliesTo
from tests.makers import make_draft, make_norm


def norm_for(platforms=("all",), authors=("brand",), industries=("all",)):
    return make_norm(applies_to=AppliesTo(platforms, authors, industries))


def test_a_norm_for_creators_leaves_a_brand_alone():
    assert not applies(norm_for(authors=("paid-creator",)), make_draft("x", author="brand"))


def test_a_norm_for_one_platform_leaves_others_alone():
    assert not applies(norm_for(platforms=("weibo",)), make_draft("x"))
    assert applies(norm_for(platforms=("weibo",)), make_draft("x", platform="weibo"))


def test_a_norm_for_one_industry_leaves_another_alone():
    assert not applies(norm_for(industries=("beauty",)), make_draft("x", industry="finance"))


def test_an_unknown_industry_switches_nothing_off():
    assert applies(norm_for(industries=("beauty",)), make_draft("x", industry="skincare"))
    assert applies(norm_for(industries=("beauty",)), make_draft("x"))
