"""
What an almanac says of a day: its lunar date, and whether a holiday moves work to or from it.
"""

from datetime import date
from functools import lru_cache
from typing import Literal

Work = Literal["holiday", "workday"]


@lru_cache(maxsize=4096)
def lunar_words(day: date) -> str:
    """
    Return a day's lunar date as calendars print it: `初七`, or the month on its first day, `冬月`.
    """
    from lunar_python import Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{lunar.getMonthInChinese()}月" if lunar.getDay() == 1 else str(lunar.getDayInChinese())


@lru_cache(maxsize=4096)
def moved_work(day: date) -> Work | None:
    """
    Return whether the yearly notice on public holidays makes a day free, or a weekend day a working one.

    None for any other day, and for all days of a year whose notice the almanac does not have yet:
    see `notice_is_known`.
    """
    from lunar_python.util import HolidayUtil

    found = HolidayUtil.getHoliday(f"{day:%Y-%m-%d}")
    if found is None:
        return None
    return "workday" if found.isWork() else "holiday"


@lru_cache(maxsize=64)
def notice_is_known(year: int) -> bool:
    """
    Tell whether the almanac has the notice on the public holidays of a year.
    """
    from lunar_python.util import HolidayUtil

    return bool(HolidayUtil.getHolidays(year))
