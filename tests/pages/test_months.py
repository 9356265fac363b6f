from datetime import date

import pytest

from guide.domain import CalendarDay
from guide.pages.months import days_of_month, month_html, month_words, shifted
from guide.pages.words import Words

EN, ZH = Words("en"), Words("zh")
FEBRUARY = date(2027, 2, 1)


@pytest.fixture
def days(library):
    return days_of_month(library.of_kind(CalendarDay), FEBRUARY)


def test_a_month_has_its_days_in_order(days):
    found = {entry.id: day for day, entry in days}

    assert [day for day, _ in days] == sorted(day for day, _ in days)
    assert found["calendar/spring-festival"] == date(2027, 2, 6)
    assert {day.month for day, _ in days} == {2}


def test_a_range_that_began_before_stands_on_the_first(library):
    may = days_of_month(library.of_kind(CalendarDay), date(2027, 5, 1))

    begun = [entry for day, entry in may if day == date(2027, 5, 1) and entry.rule.to]
    assert begun


def test_a_month_is_drawn_with_lunar_dates_and_today(days):
    html = month_html(FEBRUARY, days, date(2027, 2, 6), EN)

    assert html.count('aria-current="date"') == 1
    assert "正月" in html
    assert "February 2027" in html
    assert 'href="#day-0"' in html


def test_moved_working_days_are_marked_where_the_notice_is_known(library):
    february = date(2026, 2, 1)
    html = month_html(february, (), february, ZH)

    assert "rl-workday" in html
    assert "放假调休通知" not in html


def test_a_year_without_its_notice_says_so(days):
    assert "notice on days off and make-up working days of 2027 is not" in month_html(
        FEBRUARY, days, FEBRUARY, EN
    )


@pytest.mark.parametrize(
    ("by", "month"), [(0, date(2026, 11, 1)), (2, date(2027, 1, 1)), (-11, date(2025, 12, 1))]
)
def test_months_are_counted_over_the_year(by, month):
    assert shifted(date(2026, 11, 1), by) == month


def test_a_month_has_a_name_in_each_language():
    assert (month_words(FEBRUARY, EN), month_words(FEBRUARY, ZH)) == ("February 2027", "2027年2月")


def test_the_calendar_goes_on_by_a_month(open_page):
    page = open_page("knowledge", section="calendar")

    page.button(key="knowledge.month.on").click().run()

    assert page.query_params["month"] in ("1", ["1"])
    assert page.button(key="knowledge.month.back").disabled is False


def test_a_month_out_of_reach_is_the_last(open_page):
    assert open_page("knowledge", section="calendar", month="99999").button(key="knowledge.month.on").disabled
