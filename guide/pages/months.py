"""
The calendar as a calendar: one month, with what each day asks for, its lunar date, and moved working days.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from guide.domain import CalendarDay
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import CUE_STYLE, icon
from guide.pages.words import Words
from guide.text import days_in_year, lunar_words, moved_work, notice_is_known

_MOST_IN_A_CELL = 3
# What a cell shows first when it has no room for all: quiet days, then wording, then care.
_CUE_ORDER = ("hold", "wording", "care", "good")


def days_of_month(entries: Iterable[CalendarDay], month: date) -> list[tuple[date, CalendarDay]]:
    """
    Return the days of the calendar in a month, in order; a range counts on its first day there.
    """
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    found = []
    for entry in entries:
        for year in (month.year - 1, month.year):
            days = days_in_year(entry.rule, year)
            if days and days[0] <= last and days[1] >= month:
                found.append((max(days[0], month), entry))
                break
    return sorted(found, key=lambda pair: (pair[0], _CUE_ORDER.index(pair[1].cue), pair[1].id))


def month_html(month: date, days: Sequence[tuple[date, CalendarDay]], today: date, say: Words) -> str:
    """
    Return the month as a table; the names in it lead to the list beside it.
    """
    by_day: dict[date, list[tuple[int, CalendarDay]]] = defaultdict(list)
    for n, (day, entry) in enumerate(days):
        by_day[day].append((n, entry))
    heads = "".join(f'<th scope="col">{html_text(name)}</th>' for name in say("month.weekdays").split())
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
    rows = "".join(
        "<tr>" + "".join(_cell(day, month, by_day, today, say) for day in week) + "</tr>" for week in weeks
    )
    return (
        f'<table class="rl-month"><caption>{html_text(month_words(month, say))}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{_notice(month, say)}"
    )


def month_words(month: date, say: Words) -> str:
    """
    Return a month in words: `November 2026`, `2026年11月`.
    """
    return (
        f"{month.year}年{month.month}月"
        if say.lang == "zh"
        else f"{calendar.month_name[month.month]} {month.year}"
    )


def shifted(month: date, by: int) -> date:
    """
    Return the first day of the month so many months away.
    """
    months = month.year * 12 + month.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def _cell(
    day: date, month: date, by_day: Mapping[date, list[tuple[int, CalendarDay]]], today: date, say: Words
) -> str:
    if day.month != month.month:
        return '<td class="rl-other"></td>'
    entries = by_day.get(day, [])
    names = "".join(_name(n, entry, say) for n, entry in entries[:_MOST_IN_A_CELL])
    more = len(entries) - _MOST_IN_A_CELL
    if more > 0:
        names += f"<li>{html_text(say('month.more', n=more))}</li>"
    work = moved_work(day)
    moved = f'<span class="rl-moved rl-{work}">{html_text(say(f"month.{work}"))}</span>' if work else ""
    here = ' aria-current="date"' if day == today else ""
    return (
        f'<td{here}><div class="rl-date"><b>{day.day}</b>{moved}'
        f'<span lang="zh-Hans">{html_text(lunar_words(day))}</span></div><ul>{names}</ul></td>'
    )


def _name(n: int, entry: CalendarDay, say: Words) -> str:
    style, name = CUE_STYLE[entry.cue]
    return (
        f'<li class="rl-{style}"><a href="#day-{n}">{icon(name)}'
        f"<span>{html_runs(say.of(entry.title))}</span></a></li>"
    )


def _notice(month: date, say: Words) -> str:
    if notice_is_known(month.year):
        return ""
    return f'<p class="rl-note">{html_text(say("month.no-notice", year=month.year))}</p>'
