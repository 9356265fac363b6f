"""
Lists of entries as rows, each of which opens its entry.
"""

from collections.abc import Iterable

import streamlit as st

from guide.domain import CATEGORY_NAMES, CalendarDay, Entry, Incident, Myth, Norm, PlatformFact, Term
from guide.pages.citations import is_due
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import cue_tag, day_words, draw, severity_tag
from guide.pages.shared import link, today
from guide.pages.words import Words

_MYTH_STYLE = {"false": "high", "stale": "medium", "half-true": "medium", "misleading": "medium"}
_USE_STYLE = {"yes": "ok", "careful": "medium", "no": "high"}


def tag(style: str, words: str) -> str:
    """
    Return a word in the colour of a style.
    """
    return f'<span class="rl-tag rl-{style}">{html_text(words)}</span>'


def standing_html(entry: Entry, say: Words) -> str:
    """
    Return what there is to say of an entry in a word or two, by its kind.
    """
    match entry:
        case Norm():
            return severity_tag(entry.severity, say)
        case Myth():
            return tag(_MYTH_STYLE[entry.verdict], say(f"myth.{entry.verdict}"))
        case Term():
            return tag(_USE_STYLE[entry.brand_use], say(f"use.{entry.brand_use}"))
        case CalendarDay():
            return cue_tag(entry.cue, say)
        case Incident():
            return tag("medium", say("incidents.legend")) if entry.legend else html_text(entry.date)
        case _:
            return html_text(say(f"kind.{entry.kind}"))


def _about(entry: Entry, say: Words) -> str:
    match entry:
        case Norm() if entry.category in CATEGORY_NAMES:
            return html_runs(say.of(CATEGORY_NAMES[entry.category]))
        case Incident():
            return html_runs(say("comma").join(entry.brands))
        case PlatformFact():
            return html_text(say.either(f"platform.{entry.platform}", entry.platform))
        case _:
            return html_text(say(f"kind.{entry.kind}"))


def row_html(entry: Entry, say: Words, *, under: str | None = None) -> str:
    """
    Return a row: title, a line under it, what it is about and how it stands.
    """
    if isinstance(entry, Term):
        name = f"{html_runs(entry.term)} <small>{html_text(entry.pinyin)}</small>"
        below = html_runs(say.of(entry.means))
    else:
        name = html_runs(say.of(entry.title))
        below = under if under is not None else html_text(say.other(entry.title))
        below = f'<span lang="{say.other_html_lang}">{below}</span>' if under is None else below
    due = "check.due" if is_due(entry, today()) else ""
    day = (
        f'<span class="rl-due">{html_text(say(due))}</span>'
        if due
        else html_text(day_words(entry.checked, say))
    )
    return (
        f'<div class="rl-row"><span class="rl-row-name">{name}<small>{below}</small></span>'
        f"<span>{_about(entry, say)}<br>{day}</span><span>{standing_html(entry, say)}</span></div>"
    )


def draw_rows(entries: Iterable[Entry], say: Words, *, key: str) -> None:
    """
    Draw entries as rows.
    """
    with st.container(key=f"{key}_rows", gap=None):
        for n, entry in enumerate(entries):
            with st.container(key=f"cover-row-{key}-{n}", gap=None):
                draw(row_html(entry, say))
                link("entry", label_text(say.of(entry.title)), width="stretch", id=entry.id)
