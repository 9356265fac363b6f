"""
The sections of Knowledge: families and their norms, calendar, glossary, myths, platforms, house rules.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import (
    CATEGORY_NAMES,
    FAMILIES,
    FAMILY_NAMES,
    FAMILY_OF,
    CalendarDay,
    Myth,
    PlatformFact,
    Term,
    is_house,
)
from guide.pages.days import day_html
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.filters import filtered, matches
from guide.pages.lists import draw_rows
from guide.pages.months import days_of_month, month_html, month_words, shifted
from guide.pages.pieces import day_words, draw, note
from guide.pages.shared import link, number_in_url, put_in_url, today
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

DAYS = 90
# How many months ahead the grid goes.
MONTHS = 24
_USES = ("yes", "careful", "no")


def draw_families(application: "Application", say: Words, *, chosen: str) -> None:
    """
    Draw the five families with what they are about and how many norms they hold.
    """
    counts = Counter(FAMILY_OF[norm.category] for norm in application.library.norms)
    with st.container(key="families"):
        for column, family in zip(st.columns(len(FAMILIES), gap=None), FAMILIES, strict=True):
            name = say.of(FAMILY_NAMES[family])
            with column, st.container(key=f"cover-family-{family}", gap=None):
                draw(
                    f'<div class="rl-family{" rl-chosen" if family == chosen else ""}">'
                    f'<h2 class="rl-h3">{html_runs(name)}</h2>'
                    f"<p>{html_runs(say(f'family.{family}.about'))}</p>"
                    f"<p>{html_text(say.count('family.norms', counts[family]))}</p></div>"
                )
                st.button(
                    say("family.open", name=name),
                    key=f"knowledge.family.{family}",
                    on_click=put_in_url,
                    kwargs={"family": family, "category": "", "section": "", "query": ""},
                )


def draw_browse(application: "Application", say: Words, *, family: str, category: str) -> None:
    """
    Draw the norms of a family or of one of its categories, which can be filtered further.
    """
    slugs = FAMILIES[family]
    norms = application.library.norms
    counts = Counter(norm.category for norm in norms)
    chosen = st.pills(
        say("category.label"),
        ["", *slugs],
        default=category if category in slugs else "",
        required=True,
        format_func=lambda slug: (
            f"{label_text(say.of(CATEGORY_NAMES[slug]))} {counts[slug]}" if slug else say("category.all")
        ),
        label_visibility="collapsed",
        key=f"knowledge.category.{family}",
    )
    put_in_url(category=chosen or "")
    within = [norm for norm in norms if norm.category in ([chosen] if chosen else slugs)]
    shown = filtered(within, application.library, say)
    if not shown:
        note(say("filters.none"))
    draw_rows(shown, say, key="norms")


def draw_house(application: "Application", say: Words) -> None:
    """
    Draw a team's own entries, and the findings of the base that it sets aside.
    """
    note(say("house.lead"))
    library = application.library
    draw_rows([entry for entry in library.entries.values() if is_house(entry.id)], say, key="house")
    for n, rule in enumerate(library.house.suppressions):
        entry = library.entries.get(rule.entry)
        words = say(f"house.{rule.action}", to=say(f"severity.{rule.to}").lower())
        detail = say("house.rule", reason=rule.reason, owner=rule.owner, day=day_words(rule.until, say))
        name = say.of(entry.title) if entry else rule.entry
        with st.container(key=f"house-rule-{n}", gap=None):
            draw(
                f'<p class="rl-do"><b>{html_runs(name)}</b> {html_text(words)}</p>'
                f'<p class="rl-note">{html_runs(detail)}</p>'
            )


def draw_calendar(application: "Application", say: Words) -> None:
    """
    Draw a month as a grid, and below it the same days, or the next 90, as a dated list.
    """
    note(say("calendar.lead"))
    this_month = today().replace(day=1)
    away = min(number_in_url("month"), MONTHS - 1)
    month = shifted(this_month, away)
    _draw_month_choice(this_month, away, say)
    in_month = days_of_month(application.library.of_kind(CalendarDay), month)
    with st.container(key="month"):
        draw(month_html(month, in_month, today(), say))
    wanted = st.segmented_control(
        say("calendar.list"),
        ("next", "month"),
        default="month" if away else "next",
        required=True,
        format_func=lambda name: say(f"calendar.list.{name}", month=month_words(month, say), n=DAYS),
        label_visibility="collapsed",
        key=f"knowledge.days.{away}",
    )
    days = in_month if wanted == "month" else list(application.days_ahead(today(), DAYS))
    places = {(day, entry.id): n for n, (day, entry) in enumerate(in_month)}
    _draw_dated(days, places, say)


def _draw_month_choice(this_month: date, away: int, say: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="month_choice"):
        for name, to in (("back", away - 1), ("on", away + 1)):
            st.button(
                say(f"month.{name}", month=month_words(shifted(this_month, to), say)),
                icon=":material/chevron_left:" if name == "back" else ":material/chevron_right:",
                type="tertiary",
                disabled=not 0 <= to < MONTHS,
                key=f"knowledge.month.{name}",
                on_click=put_in_url,
                kwargs={"month": str(to) if to > 0 else ""},
            )


def _draw_dated(
    days: Sequence[tuple[date, CalendarDay]], places: Mapping[tuple[date, str], int], say: Words
) -> None:
    if not days:
        note(say("calendar.none"))
    with st.container(key="days", gap=None):
        for n, (day, entry) in enumerate(days):
            with st.container(key=f"cover-day-{n}", gap=None):
                draw(day_html(day, entry, say, place=places.get((day, entry.id))))
                link("entry", label_text(say.of(entry.title)), width="stretch", id=entry.id)


def draw_glossary(application: "Application", say: Words) -> None:
    """
    Draw the terms, which can be filtered by any of their words, by pinyin, and by use.
    """
    note(say("glossary.lead"))
    terms = sorted(application.library.of_kind(Term), key=lambda term: (term.pinyin.casefold(), term.id))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="glossary_filters"):
        wanted = st.text_input(
            say("glossary.find"),
            placeholder=say("glossary.find"),
            icon=":material/filter_list:",
            label_visibility="collapsed",
            width=320,
            key="knowledge.term",
        )
        counts = Counter[str](term.brand_use for term in terms)
        use = st.pills(
            say("entry.use"),
            ["", *(name for name in _USES if counts[name])],
            default="",
            required=True,
            format_func=lambda name: f"{say(f'use.{name}')} {counts[name]}" if name else say("category.all"),
            label_visibility="collapsed",
            key="knowledge.use",
        )
    shown = [term for term in terms if (not use or term.brand_use == use) and matches(term, wanted)]
    if not shown:
        note(say("knowledge.found.none", query=wanted))
    draw_rows(shown, say, key="terms")


def draw_myths(application: "Application", say: Words) -> None:
    """
    Draw the myths.
    """
    note(say("myths.lead"))
    draw_rows(application.library.of_kind(Myth), say, key="myths")


def draw_platforms(application: "Application", say: Words) -> None:
    """
    Draw what is known of the platforms.
    """
    note(say("platforms.lead"))
    draw_rows(application.library.of_kind(PlatformFact), say, key="platforms")
