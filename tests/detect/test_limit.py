from guide.detect import Detectors
from guide.domain import LimitDetector, Measures, PlatformFact
from tests.makers import CHECKED, both, make_draft, make_library, make_norm

FACT = PlatformFact(
    id="platforms/xiaohongshu/note-limits",
    title=both("Limits"),
    platform="xiaohongshu",
    what_holds=both("Limits."),
    so_what=both("Count."),
    limits=both("As read off tools."),
    measures=Measures(title=5, body=8, pictures=2),
    checked=CHECKED,
)


def judge_limits(text, **changes):
    norm = make_norm(
        LimitDetector(limit="title"), LimitDetector(limit="body"), LimitDetector(limit="pictures")
    )
    found = Detectors(make_library(norm, FACT)).judge(make_draft(text, **changes))
    return [finding.span.text if finding.span else None for finding in found]


def test_silent_within_the_limits():
    assert judge_limits("12345\n12345678", title_end=5, body_start=6, pictures=2) == []


def test_marks_what_lies_beyond_the_title():
    assert judge_limits("1234567\nbody", title_end=7, body_start=8) == ["67"]


def test_marks_what_lies_beyond_the_body():
    assert judge_limits("123456789\n") == ["9"]


def test_counts_pictures_where_their_number_is_known():
    assert judge_limits("fine", pictures=3) == [None]
    assert judge_limits("fine") == []


def test_another_platform_has_limits_of_its_own():
    assert judge_limits("123456789", platform="weibo") == []
