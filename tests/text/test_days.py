import csv
from datetime import date
from pathlib import Path

import pytest

from guide.domain import CalendarDay, DateRule
from guide.text import days_in_year, next_day, rule_covers

with (Path(__file__).parent / "calendar_dates.csv").open(encoding="utf-8") as file:
    COMPUTED = [
        (row["key"], int(row["year"]), date.fromisoformat(row["date"])) for row in csv.DictReader(file)
    ]


@pytest.mark.parametrize(("key", "year", "expected"), COMPUTED, ids=str)
def test_every_day_falls_where_the_almanac_has_it(library, key, year, expected):
    day = library.entries[f"calendar/{key}"]
    assert isinstance(day, CalendarDay)

    days = days_in_year(day.rule, year)

    assert days is not None
    assert days[0] == expected


def test_the_mid_autumn_of_2033_follows_the_leap_month_rule():
    days = days_in_year(DateRule(lunar="8-15"), 2033)

    assert days == (date(2033, 9, 8), date(2033, 9, 8))


def test_a_day_set_by_a_yearly_notice_is_not_computed():
    assert days_in_year(DateRule(announced=True), 2027) is None
    assert next_day(DateRule(announced=True), date(2027, 1, 1)) is None


def test_the_last_weekday_of_a_month_is_counted_from_its_end():
    assert days_in_year(DateRule(weekday="sunday", nth=-1, month=11), 2026) == (date(2026, 11, 29),) * 2


def test_a_range_covers_its_days_and_those_asked_for_around_it():
    rule = DateRule(solar="04-15", to="06-04")

    assert rule_covers(rule, date(2027, 5, 1))
    assert not rule_covers(rule, date(2027, 6, 5))
    assert rule_covers(rule, date(2027, 6, 5), after=1)


def test_the_next_day_may_lie_in_the_next_year():
    assert next_day(DateRule(lunar="1-1"), date(2026, 11, 23)) == (date(2027, 2, 6),) * 2


def test_today_counts_as_next():
    assert next_day(DateRule(solar="11-23"), date(2026, 11, 23)) == (date(2026, 11, 23),) * 2


@pytest.mark.parametrize("year", range(2020, 2061))
def test_every_computable_day_falls_in_every_year(library, year):
    for day in library.of_kind(CalendarDay):
        if not day.rule.announced:
            days = days_in_year(day.rule, year)
            # A lunar day late in its year may skip a Gregorian one; it must then come in the next.
            assert days is not None or days_in_year(day.rule, year + 1) is not None, day.id
