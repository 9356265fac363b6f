"""
The charts of a batch: by category, severity, file and planned date, and the map of file and category.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from guide.domain import CATEGORY_NAMES, SEVERITIES, PostSummary, Severity
from guide.pages.charts import Bar, draw_chart
from guide.pages.pieces import day_words
from guide.pages.squares import draw_map
from guide.pages.words import Words

Only = tuple[str, str]

_MOST_BARS = 8
_MOST_DAYS = 16
NO_DATE = "none"


def bars_by_category(posts: Sequence[PostSummary], say: Words) -> list[Bar]:
    """
    Return all categories with findings, the worst first.
    """
    counts: dict[str, Counter[Severity]] = {}
    for post in posts:
        for finding in post.findings:
            counts.setdefault(finding.category, Counter())[finding.severity] += 1
    return _worst([Bar(slug, say.of(CATEGORY_NAMES[slug]), found) for slug, found in counts.items()])


def bars_by_file(posts: Sequence[PostSummary]) -> list[Bar]:
    """
    Return all files, the worst first.
    """
    counts: dict[str, Counter[Severity]] = {}
    for post in posts:
        counts.setdefault(post.file, Counter()).update(post.counts)
    return _worst([Bar(name, name, found) for name, found in counts.items()])


def bars_by_severity(posts: Sequence[PostSummary], say: Words) -> list[Bar]:
    """
    Return the three severities, high first.
    """
    totals: Counter[Severity] = Counter()
    for post in posts:
        totals.update(post.counts)
    return [Bar(s, say(f"severity.{s}"), Counter({s: totals[s]})) for s in SEVERITIES]


def period_of(day: date | None, kind: str) -> str:
    """
    Return the key of the day, week or month (`kind`) that a day is in, `none` without a day.
    """
    if day is None:
        return NO_DATE
    if kind == "month":
        return f"{day:%Y-%m}"
    return (day - timedelta(days=day.weekday()) if kind == "week" else day).isoformat()


def kind_of_period(posts: Sequence[PostSummary]) -> str:
    """
    Return the shortest of day, week and month by which the dates of a batch make a readable chart.
    """
    days = {post.date for post in posts}
    kinds = ("day", "week", "month")
    return next((k for k in kinds if len({period_of(day, k) for day in days}) <= _MOST_DAYS), "month")


def bars_by_date(posts: Sequence[PostSummary], say: Words) -> list[Bar]:
    """
    Return the planned days, weeks or months in order, those without a date last.
    """
    kind = kind_of_period(posts)
    counts: dict[str, Counter[Severity]] = {}
    for post in posts:
        counts.setdefault(period_of(post.date, kind), Counter()).update(post.counts)
    keys = sorted(counts, key=lambda key: (key == NO_DATE, key))
    return [Bar(f"{kind}:{key}", _period_words(key, kind, say), counts[key]) for key in keys]


def _period_words(key: str, kind: str, say: Words) -> str:
    if key == NO_DATE:
        return say("chart.time.none")
    if kind == "month":
        return key
    day = day_words(date.fromisoformat(key), say)
    return say("chart.time.week", day=day) if kind == "week" else day


def _worst(bars: list[Bar]) -> list[Bar]:
    return sorted(bars, key=lambda bar: ([-bar.counts[severity] for severity in SEVERITIES], bar.key))


def fits_only(post: PostSummary, only: Only) -> bool:
    """
    Tell whether a post has what was pressed in a chart; nothing pressed fits all.
    """
    what, key = only
    if not key:
        return True
    if what == "cell":
        category, _, file = key.partition("|")
        return post.file == file and _has(post, category)
    if what == "period":
        kind, _, period = key.partition(":")
        return period_of(post.date, kind) == period
    if what == "severity":
        return any(finding.severity == key for finding in post.findings)
    return post.file == key if what == "file" else _has(post, key)


def _has(post: PostSummary, category: str) -> bool:
    return any(finding.category == category for finding in post.findings)


def only_words(only: Only, posts: Sequence[PostSummary], say: Words) -> str:
    """
    Return the name of what was pressed in a chart.
    """
    what, key = only
    if what == "cell":
        category, _, file = key.partition("|")
        return say("posts.cell", category=say.of(CATEGORY_NAMES[category]), file=file)
    if what == "period":
        return next((bar.name for bar in bars_by_date(posts, say) if bar.key == key), key)
    if what == "severity":
        return say(f"severity.{key}")
    return say.of(CATEGORY_NAMES[key]) if key in CATEGORY_NAMES else key


def draw_charts(
    posts: Sequence[PostSummary], say: Words, drawn: int, on_press: Callable[[str, str], None]
) -> None:
    """
    Draw the charts chosen, two at a time; `drawn` makes their keys new, which lets go of what was pressed.
    """
    views = ["overview", "parts", "time"]
    view = st.segmented_control(
        say("charts.view"),
        views,
        default="overview",
        required=True,
        format_func=lambda one: say(f"charts.{one}"),
        label_visibility="collapsed",
        key="batch.charts_view",
    )

    def chart(name: str, bars: Sequence[Bar], most: int, what: str, about: str) -> None:
        draw_chart(
            bars,
            say,
            heading=say(f"chart.{name}"),
            about=say(about),
            key=f"batch.by_{what}.{drawn}",
            on_press=lambda key: on_press(what, key),
            most=most,
        )

    if view == "time":
        chart("time", bars_by_date(posts, say), 1000, "period", "chart.time.lead")
        return
    left, right = st.columns(2, gap="large")
    files = bars_by_file(posts)
    if view == "parts":
        with left:
            chart("severity", bars_by_severity(posts, say), 3, "severity", "chart.severity.lead")
        with right:
            chart("byfile", files, _MOST_BARS, "file", "chart.file.lead")
        return
    categories = bars_by_category(posts, say)
    with left:
        chart("category", categories, _MOST_BARS, "category", "chart.category.lead")
    with right:
        draw_map(posts, files, categories, say, f"batch.map.{drawn}", lambda key: on_press("cell", key))
