from dataclasses import replace

import pytest

from guide.detect import Detectors
from guide.domain import (
    CodesDetector,
    LimitDetector,
    Measures,
    Picture,
    Place,
    PlatformFact,
    Span,
    TermsDetector,
)
from guide.domain.detectors import CodeCondition
from guide.explain.rewrite import fixed_draft, rewrite_draft
from tests.drafts.picture_makers import picture_code
from tests.makers import make_draft, make_finding, make_library, make_norm, terms

BOX = ((100, 10), (300, 10), (300, 30), (100, 30))
BELOW = ((100, 40), (300, 40), (300, 60), (100, 60))


def shown(written, *lines, codes=(), confidence=0.9):
    """
    Return a draft with a picture in which lines, joined without a break, were read.
    """
    gap = "\n\n" if written else ""
    start = at = len(written) + len(gap)
    places = []
    for line, box in zip(lines, (BOX, BELOW), strict=False):
        places.append(Place(at, at + len(line), box, confidence))
        at += len(line)
    picture = Picture(
        name="a.png", width=400, height=100, start=start, end=at, places=tuple(places), codes=tuple(codes)
    )
    return make_draft(written + gap + "".join(lines), attached=(picture,), pictures=1)


def found(draft, *detect):
    return Detectors(make_library(make_norm(*detect))).judge(draft)


def test_what_was_written_is_not_called_a_finding_in_a_picture():
    (finding,) = found(shown("全网最低价", "好用"), terms("全网最低价"))

    assert (finding.detector, finding.boxes, finding.reading) == ("term", (), None)


def test_a_finding_in_a_picture_has_the_part_of_the_line_it_takes():
    (finding,) = found(shown("好", "一二三四五六七八九十"), terms("三四"))

    assert finding.detector == "image"
    assert finding.boxes[0].picture == 0
    assert finding.boxes[0].corners == ((140, 10), (180, 10), (180, 30), (140, 30))


def test_a_phrase_broken_over_two_lines_has_a_box_in_each():
    draft = shown("", "这支全网最", "低价在这里")

    (finding,) = found(draft, terms("全网最低价"))

    assert finding.span == Span(2, 7, "全网最低价")
    assert [box.corners[0][0] for box in finding.boxes] == [180, 100]


def test_hidden_words_in_a_picture_say_so_and_where_they_stand():
    (plain,) = found(shown("好", "全网最低价"), terms("全网最低价"))
    (finding,) = found(shown("好", "全网·最·低价"), terms("全网最低价"))

    assert (finding.detector, finding.disguised, plain.disguised) == ("image", True, False)
    assert finding.boxes[0].corners == BOX
    assert finding.confidence < plain.confidence


def test_how_surely_a_line_was_read_bounds_the_confidence():
    (finding,) = found(shown("", "全网最低价", confidence=0.6), terms("全网最低价"))

    assert finding.reading == 0.6
    assert finding.is_unsure
    assert finding.confidence == pytest.approx(0.95 * 0.6, abs=0.01)


CODES = CodesDetector(codes=CodeCondition(unless=("xhslink.com",)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("http://XHSlink.com/a", "QR Code"), ("6901234567892", "EAN-13"), ("978", "ISBN")],
)
def test_the_apps_own_codes_and_numbers_on_goods_are_left_alone(text, kind):
    assert found(shown("", "好", codes=[picture_code(text, kind)]), CODES) == ()


def test_each_code_that_leads_away_is_a_finding_of_its_own():
    one, two = picture_code("https://u.wechat.com/a"), picture_code("", "Data Matrix")
    two = replace(two, box=BOX)

    findings = found(shown("", "好", codes=[one, two]), CODES)

    assert {(f.code, f.detector, f.span) for f in findings} == {
        ("https://u.wechat.com/a", "image", None),
        ("", "image", None),
    }
    assert {f.boxes[0].corners for f in findings} == {one.box, BOX}


def test_the_shipped_norm_marks_a_code_on_xiaohongshu_alone(library):
    norm = library.entries["norms/platform-format/off-platform-diversion"]
    draft = shown("", "好", codes=[picture_code("https://u.wechat.com/a")])

    findings = Detectors(make_library(norm)).judge(draft)

    assert [(f.entry, f.severity) for f in findings] == [(norm.id, "high")]
    assert Detectors(make_library(norm)).judge(replace(draft, platform="weibo")) == ()


@pytest.mark.parametrize("part", ["body", "title", "tags"])
def test_limits_count_what_was_written_alone(library, part):
    facts = [entry for entry in library.of_kind(PlatformFact) if entry.measures != Measures()]
    norm = make_norm(LimitDetector(limit=part))
    detectors = Detectors(make_library(norm, *facts))

    assert detectors.judge(shown("好", "字" * 3000, "#话题 " * 50)) == ()
    if part == "body":
        assert detectors.judge(shown("字" * 1001, "好"))[0].span == Span(1000, 1001, "字")


def test_places_move_with_the_text_when_fixes_are_applied():
    draft = shown("全网最低价来了", "这支全网最低价", "好看")
    findings = [
        make_finding(draft.text, 0, 5, fix="replace", rewrite="实惠"),
        make_finding(draft.text, 11, 16, fix="replace", rewrite="价格很实惠哦"),
        make_finding(draft.text, 0, 0, span=None, fix="add", rewrite="#广告", add_at="foot"),
    ]

    fixed = fixed_draft(draft, findings)

    assert fixed.text == "实惠来了\n#广告\n\n这支价格很实惠哦好看"
    assert fixed.written == "实惠来了\n#广告"
    (picture,) = fixed.attached
    assert [fixed.text[p.start : p.end] for p in picture.places] == ["这支价格很实惠哦", "好看"]
    assert fixed.text[picture.start : picture.end] == "这支价格很实惠哦好看"


def test_the_rewrite_of_a_post_with_a_picture_is_judged_again_as_such():
    judge = Detectors(make_library(make_norm(TermsDetector(terms={"全网最低价": "实惠"})))).judge
    draft = shown("全网最低价", "全网最低价")

    text, applied = rewrite_draft(draft, judge(draft), judge)

    assert text == "实惠\n\n实惠"
    assert applied == {0, 1}
