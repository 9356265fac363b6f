"""
What changed in the knowledge base, by date: what editors say of it, and what was checked that day.
"""

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Change, Entry
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.lists import draw_rows
from guide.pages.pieces import day_words, draw, note
from guide.pages.shared import link, put_in_url
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

_MOST_DAYS = 12
_MOST_ROWS = 20


def newest_change(application: "Application") -> Change | None:
    """
    Return the last thing that editors said they changed.
    """
    return next(iter(application.library.changes), None)


def draw_newest(application: "Application", say: Words) -> None:
    """
    Draw a line with the last change, and a way to the others.
    """
    change = newest_change(application)
    if change is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="newest_change"):
        words = f"<b>{html_text(day_words(change.on, say))}</b> {html_runs(say.of(change.what))}"
        draw(f'<p class="rl-note">{words}</p>')
        st.button(
            say("changes.all"),
            type="tertiary",
            key="knowledge.changes",
            on_click=put_in_url,
            kwargs={"section": "changes", "family": "", "category": ""},
        )


def draw_changes(application: "Application", say: Words) -> None:
    """
    Draw the days on which something changed or was checked, the newest first.
    """
    note(say("changes.lead"))
    said: dict[date, list[Change]] = defaultdict(list)
    for change in application.library.changes:
        said[change.on].append(change)
    checked: dict[date, list[Entry]] = defaultdict(list)
    for entry in application.library.entries.values():
        checked[entry.checked].append(entry)
    for day in sorted({*said, *checked}, reverse=True)[:_MOST_DAYS]:
        draw(f'<h2 class="rl-h3 rl-year">{html_text(day_words(day, say))}</h2>')
        for n, change in enumerate(said.get(day, ())):
            _draw_change(application, change, f"{day}-{n}", say)
        if day in checked:
            _draw_checked(checked[day], day, say)


def _draw_change(application: "Application", change: Change, key: str, say: Words) -> None:
    draw(f'<p class="rl-do">{html_runs(say.of(change.what))}</p>')
    entries = application.library.entries
    known = [entries[target] for target in change.entries if target in entries]
    if known:
        with st.container(horizontal=True, gap="small", key=f"change-{key}"):
            for entry in known:
                link("entry", label_text(say.of(entry.title)), id=entry.id)


def _draw_checked(entries: list[Entry], day: date, say: Words) -> None:
    with st.expander(say.count("changes.checked", len(entries)), key=f"checked-{day}"):
        draw_rows(entries[:_MOST_ROWS], say, key=f"checked-{day}")
        if len(entries) > _MOST_ROWS:
            note(say("changes.more", n=len(entries) - _MOST_ROWS))
