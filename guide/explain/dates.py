"""
Says in words on which day something of the calendar falls.
"""

import re
from datetime import date

from guide.domain import CalendarDay, Lang
from guide.text import days_in_year, next_day

_YEAR = re.compile(r"(?<!\d)(20[2-9]\d)(?!\d)")
_WEEKDAYS_ZH = "一二三四五六日"


def when_is(day: CalendarDay, question: str, today: date, lang: Lang) -> str | None:
    """
    Return a sentence with the date in the year asked about, else the next; None if it is announced yearly.
    """
    asked = _YEAR.search(question)
    days = days_in_year(day.rule, int(asked.group())) if asked else next_day(day.rule, today)
    if days is None:
        return None
    first, last = days
    if lang == "zh":
        name = day.title.zh
        if first == last:
            return (
                f"{first.year}年的{name}是{first.month}月{first.day}日，星期{_WEEKDAYS_ZH[first.weekday()]}。"
            )
        return f"{first.year}年的{name}是{first.month}月{first.day}日至{last.month}月{last.day}日。"
    if first == last:
        return f"In {first.year}, {day.title.en} falls on {first:%A}, {first.day} {first:%B}."
    return f"In {first.year}, {day.title.en} runs from {first.day} {first:%B} to {last.day} {last:%B}."
