"""
Calendar arithmetic: on which days a rule of the calendar falls in any year.
"""

import calendar
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from guide.domain import DateRule

SHANGHAI = ZoneInfo("Asia/Shanghai")

_WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}

Days = tuple[date, date]


def today_in_shanghai() -> date:
    """
    Return today's date where the readers are.
    """
    return datetime.now(SHANGHAI).date()


@lru_cache(maxsize=4096)
def days_in_year(rule: DateRule, year: int) -> Days | None:
    """
    Return the first and last day of a rule in a Gregorian year, or None where it cannot be computed.

    A lunar rule is looked up in the regular months only. Where a lunar date falls in the year
    twice, the first counts; where it does not fall in it at all, None is returned.
    """
    first = _first_day(rule, year)
    if first is None:
        return None
    first += timedelta(days=rule.offset)
    if rule.to is None:
        return first, first
    last = _month_day(rule.to, year)
    return first, last if last >= first else _month_day(rule.to, year + 1)


def rule_covers(rule: DateRule, day: date, before: int = 0, after: int = 0) -> bool:
    """
    Tell whether `day` is one of the rule's days, or within so many days before or after them.
    """
    for year in (day.year - 1, day.year, day.year + 1):
        days = days_in_year(rule, year)
        if days and days[0] - timedelta(days=before) <= day <= days[1] + timedelta(days=after):
            return True
    return False


def next_day(rule: DateRule, today: date) -> Days | None:
    """
    Return the first days of the rule that are not over on `today`.
    """
    for year in (today.year - 1, today.year, today.year + 1, today.year + 2):
        days = days_in_year(rule, year)
        if days and days[1] >= today:
            return days
    return None


def _first_day(rule: DateRule, year: int) -> date | None:
    if rule.solar is not None:
        return _month_day(rule.solar, year)
    if rule.lunar is not None:
        return _lunar_day(rule.lunar, year)
    if rule.term is not None:
        return _solar_term(rule.term, year)
    if rule.weekday is not None and rule.month is not None:
        return _nth_weekday(_WEEKDAYS[rule.weekday], rule.nth or 1, rule.month, year)
    if rule.dog_days is not None:
        return _dog_day(rule.dog_days, year)
    return None


def _month_day(text: str, year: int) -> date:
    month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)


def _lunar_day(text: str, year: int) -> date | None:
    from lunar_python import Lunar

    month, day = (int(part) for part in text.split("-"))
    # Late lunar months fall into the next Gregorian year.
    for lunar_year in (year - 1, year):
        solar = Lunar.fromYmd(lunar_year, month, day).getSolar()
        if solar.getYear() == year:
            return date(solar.getYear(), solar.getMonth(), solar.getDay())
    return None


def _solar_term(name: str, year: int) -> date:
    from lunar_python import Solar

    # The table of a lunar year begins with the winter solstice before it.
    for table_year in (year, year + 1):
        table = Solar.fromYmd(table_year, 6, 30).getLunar().getJieQiTable()
        solar = table.get(name)
        if solar is not None and solar.getYear() == year:
            return date(solar.getYear(), solar.getMonth(), solar.getDay())
    raise ValueError(f"no solar term {name!r} in {year}; give its Chinese name, such as 清明")


def _nth_weekday(weekday: int, nth: int, month: int, year: int) -> date:
    days = [
        date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).weekday() == weekday
    ]
    return days[nth - 1 if nth > 0 else nth]


def _dog_day(number: int, year: int) -> date:
    """
    Return the start of the dog days: counted in days with the stem 庚 from the summer solstice.
    """
    from lunar_python import Solar

    day = _solar_term("夏至", year)
    seen = 0
    while True:
        if Solar.fromYmd(day.year, day.month, day.day).getLunar().getDayGan() == "庚":
            seen += 1
            # The third such day opens the first dog day, the fourth the second.
            if seen == number + 2:
                return day
        day += timedelta(days=1)
