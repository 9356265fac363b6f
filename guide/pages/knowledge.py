"""
Knowledge: one search field over everything, then five families and the other kinds.
"""

from collections.abc import Callable

import streamlit as st

from guide.application import Application
from guide.domain import FAMILIES, is_house
from guide.pages import browse
from guide.pages.changes import draw_changes, draw_newest
from guide.pages.coverage import draw_coverage
from guide.pages.escape import html_text
from guide.pages.lists import draw_rows
from guide.pages.pieces import draw, title
from guide.pages.shared import get_application, put_in_url, wait_for_index, words
from guide.pages.timeline import draw_timeline
from guide.pages.words import Words

FOUND = 20
QUERY = "knowledge.query"
SECTION = "knowledge.section"

_OTHERS: dict[str, Callable[[Application, Words], None]] = {
    "coverage": draw_coverage,
    "calendar": browse.draw_calendar,
    "glossary": browse.draw_glossary,
    "incidents": draw_timeline,
    "myths": browse.draw_myths,
    "platforms": browse.draw_platforms,
    "changes": draw_changes,
    "house": browse.draw_house,
}


def sections(application: Application) -> tuple[str, ...]:
    """
    Return the sections, that of house rules only where there are any.
    """
    house = application.library.house
    has_house = house.suppressions or any(is_house(entry) for entry in application.library.entries)
    return ("browse", *(name for name in _OTHERS if name != "house" or has_house))


def _draw_found(application: Application, query: str, say: Words) -> None:
    wait_for_index(application, say)
    entries = [application.library.entries[found.entry] for found in application.search(query, FOUND)]
    words = say.count("knowledge.found", len(entries), query=query) if entries else ""
    words = words or say("knowledge.found.none", query=query)
    draw(f'<p class="rl-note rl-soft" role="status">{html_text(words)}</p>')
    draw_rows(entries, say, key="found")


def _section_changed() -> None:
    put_in_url(section=st.session_state[SECTION], family="", category="", cell="", month="")


def _draw_sections(application: Application, say: Words, family: str) -> None:
    asked = st.query_params.get("section", "")
    names = sections(application)
    st.session_state[SECTION] = "browse" if asked not in names or family else asked
    section = st.segmented_control(
        say("knowledge.section"),
        names,
        required=True,
        format_func=lambda name: say(f"section.{name}"),
        label_visibility="collapsed",
        on_change=_section_changed,
        key=SECTION,
    )
    if section in _OTHERS:
        _OTHERS[section](application, say)
    else:
        shown = family or next(iter(FAMILIES))
        browse.draw_browse(application, say, family=shown, category=st.query_params.get("category", ""))


def draw_page() -> None:
    """
    Draw what the search field and the URL ask for.
    """
    application, say = get_application(), words()
    title(say("knowledge.title"))
    query = st.text_input(
        say("knowledge.search"),
        placeholder=say("knowledge.search"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
        key=QUERY,
    ).strip()
    family = st.query_params.get("family", "")
    family = family if family in FAMILIES else ""
    browsing = not query and st.query_params.get("section", "browse") not in _OTHERS
    browse.draw_families(application, say, chosen=family or (next(iter(FAMILIES)) if browsing else ""))
    draw_newest(application, say)
    if query:
        _draw_found(application, query, say)
    else:
        _draw_sections(application, say, family)


if __name__ == "__main__":
    draw_page()
