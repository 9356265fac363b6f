from guide.detect import Detectors
from guide.domain import Addition, Missing, MissingDetector
from tests.makers import judge, make_draft, make_library, make_norm

GIFT = MissingDetector(
    missing=Missing(
        when_any=("品牌寄来", "gifted"),
        and_any=("链接", "link"),
        need_any=("广告",),
        unless_near=("自费",),
        fix=Addition("广告", "head"),
    )
)


def test_silent_where_the_mark_is_there():
    assert judge("广告｜品牌寄来的水，链接在下面", GIFT) == []


def test_silent_where_there_is_no_way_to_buy():
    assert judge("品牌寄来的水，用了两周", GIFT) == []


def test_silent_where_a_neighbour_explains():
    assert judge("不是品牌寄来的，自费，链接在下面", GIFT) == []


def test_finds_the_omission_without_a_span():
    assert judge("品牌寄来的水。链接在下面", GIFT) == [None]


def test_offers_what_to_add():
    (finding,) = Detectors(make_library(make_norm(GIFT))).judge(make_draft("Gifted. Link below"))

    assert (finding.fix, finding.rewrite, finding.add_at) == ("add", "广告", "head")
