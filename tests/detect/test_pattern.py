from guide.domain import PatternDetector
from tests.makers import judge


def test_leaves_text_alone_that_does_not_match():
    assert judge("The best way to apply it", PatternDetector(pattern=r"(?i)\bbest \w+ in china\b")) == []


def test_finds_what_varies():
    assert judge("The Best tea in China.", PatternDetector(pattern=r"(?i)\bbest \w+ in china\b")) == [
        "Best tea in China"
    ]


def test_matches_the_text_as_typed_too():
    assert judge("满减（最高级）。", PatternDetector(pattern="（最高级）")) == ["（最高级）"]


def test_heeds_its_neighbours():
    detector = PatternDetector(pattern="第一", unless=("第一次",), unless_near=("目标",))

    assert judge("第一次来。目标第一。销量第一。", detector) == ["第一"]
