from datetime import date

from guide.detect import Detectors
from guide.domain import CalendarDay, CalendarDetector, DateRule, DayCondition
from tests.makers import CHECKED, both, make_draft, make_library, make_norm

QINGMING = CalendarDay(
    id="calendar/qingming",
    title=both("Qingming", "清明节"),
    rule=DateRule(term="清明"),
    group="lunar",
    sensitivity="high",
    confidence="high",
    cue="hold",
    say=both("None."),
    do=both("Be quiet."),
    avoid=both("Happy."),
    why=both("Graves."),
    checked=CHECKED,
)


def judge_on(day, text="踏青快乐，全场八折"):
    condition = DayCondition(
        dates=("qingming",), when_any=("快乐", "八折"), unless_near=("恢复",), days_before=1
    )
    library = make_library(make_norm(CalendarDetector(calendar=condition)), QINGMING)
    return [f.span.text for f in Detectors(library).judge(make_draft(text, date=day)) if f.span]


def test_silent_without_a_date():
    assert judge_on(None) == []


def test_silent_on_another_day():
    assert judge_on(date(2027, 4, 6)) == []


def test_finds_each_word_on_the_day():
    assert judge_on(date(2027, 4, 5)) == ["快乐", "八折"]


def test_finds_words_on_the_days_before_that_count():
    assert judge_on(date(2027, 4, 4)) == ["快乐", "八折"]


def test_a_neighbour_makes_it_fine():
    assert judge_on(date(2027, 4, 5), "节后恢复八折") == []
