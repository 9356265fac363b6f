"""
The sections of Knowledge: families and their norms, calendar, glossary, incidents, myths, platforms.
"""

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import CATEGORY_NAMES, FAMILIES, FAMILY_NAMES, FAMILY_OF, Incident, Myth, PlatformFact, Term
from guide.pages.days import day_html
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.lists import draw_rows
from guide.pages.pieces import draw, note
from guide.pages.shared import link, put_in_url, today
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

DAYS = 90


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
    Draw the norms of a family or of one of its categories; without one, the first family's.
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
    draw_rows([norm for norm in norms if norm.category in ([chosen] if chosen else slugs)], say, key="norms")


def draw_calendar(application: "Application", say: Words) -> None:
    """
    Draw the next 90 days as a dated list.
    """
    note(say("calendar.lead"))
    days = application.days_ahead(today(), DAYS)
    if not days:
        note(say("calendar.none"))
    with st.container(key="days", gap=None):
        for n, (day, entry) in enumerate(days):
            with st.container(key=f"cover-day-{n}", gap=None):
                draw(day_html(day, entry, say))
                link("entry", label_text(say.of(entry.title)), width="stretch", id=entry.id)


def draw_glossary(application: "Application", say: Words) -> None:
    """
    Draw the terms, which can be filtered by any of their words.
    """
    note(say("glossary.lead"))
    wanted = st.text_input(
        say("glossary.find"),
        placeholder=say("glossary.find"),
        icon=":material/filter_list:",
        label_visibility="collapsed",
        width=320,
        key="knowledge.term",
    ).casefold()
    terms = application.library.of_kind(Term)
    shown = [t for t in terms if wanted in f"{t.term} {t.pinyin} {t.means.en} {t.means.zh}".casefold()]
    shown.sort(key=lambda term: (term.pinyin.casefold(), term.id))
    draw_rows(shown, say, key="terms")


def draw_incidents(application: "Application", say: Words) -> None:
    """
    Draw the incidents, the newest first.
    """
    note(say("incidents.lead"))
    incidents = list(application.library.of_kind(Incident))
    incidents.sort(key=lambda incident: (incident.date, incident.id), reverse=True)
    draw_rows(incidents, say, key="incidents")


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
