"""
Days of the calendar as a dated list.
"""

from collections.abc import Sequence
from datetime import date

from guide.domain import CalendarDay
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import cue_tag, day_words, draw
from guide.pages.words import Words

# Groups of the calendar that campaigns are planned around.
_PLANNED = ("lunar", "shopping")


def day_html(day: date, entry: CalendarDay, say: Words, *, place: int | None = None) -> str:
    """
    Return one line of the list: date, name in both languages, what to do, and the cue.

    `place` is its number in the month's grid, whose names lead here.
    """
    anchor = "" if place is None else f" id=day-{place}"
    other = say.other(entry.title)
    names = html_runs(say.of(entry.title))
    if say.lang == "en" and other != entry.title.en:
        names += f' <span lang="zh-Hans">{html_text(other)}</span>'
    hedge = "*" if entry.confidence != "high" else ""
    when = html_text(day_words(day, say, year=False))
    return (
        f'<div class="rl-day"{anchor}><span class="rl-day-date">{when}</span>'
        f'<span class="rl-day-name">{names}{hedge}</span>'
        f'<span class="rl-day-do">{html_runs(say.of(entry.do))}</span>'
        f"<span>{cue_tag(entry.cue, say)}</span></div>"
    )


def draw_days(days: Sequence[tuple[date, CalendarDay]], say: Words) -> None:
    """
    Draw days as a list.
    """
    draw('<div class="rl-days">' + "".join(day_html(day, entry, say) for day, entry in days) + "</div>")


def most_telling(days: Sequence[tuple[date, CalendarDay]], n: int) -> list[tuple[date, CalendarDay]]:
    """
    Return the next days that brands plan around or must keep quiet on, soonest first.

    Where there are too few, days that ask for some care fill the list, then any.
    """
    ranked = sorted(days, key=lambda pair: _rank(pair[1]))[: max(n, sum(_rank(e) == 0 for _, e in days))]
    return sorted(ranked, key=lambda pair: pair[0])[:n]


def _rank(entry: CalendarDay) -> int:
    quiet = entry.cue == "hold" and entry.sensitivity == "high"
    planned = entry.group in _PLANNED and entry.cue != "good"
    if entry.confidence == "high" and (quiet or planned):
        return 0
    return 1 if entry.cue != "good" else 2
