"""
One entry on its own page, whatever its kind: `?id=norms/absolute-claims/superlatives`.
"""

import streamlit as st

from guide.application import Application
from guide.domain import CATEGORY_NAMES, FAMILY_NAMES, FAMILY_OF, Entry, Norm, Term
from guide.errors import UsageError
from guide.pages.asides import draw_facts, draw_related, draw_try
from guide.pages.bodies import body_html
from guide.pages.citations import by_source, cite_entry, source_lines
from guide.pages.escape import html_runs, html_text, outside_link
from guide.pages.mistake import draw_report
from guide.pages.pieces import draw, message
from guide.pages.shared import entry_in_url, get_application, link, words
from guide.pages.words import Words
from guide.report.sources import is_outside_url

BESIDE = "entry.beside"
_SECTIONS = {
    "myth": "myths",
    "incident": "incidents",
    "platform": "platforms",
    "glossary": "glossary",
    "calendar": "calendar",
}


def _draw_crumbs(entry: Entry, say: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="entry_crumbs"):
        link("knowledge", say("knowledge.title"))
        draw('<span class="rl-note">/</span>', narrow=True)
        if isinstance(entry, Norm):
            family = FAMILY_OF[entry.category]
            link("knowledge", say.of(FAMILY_NAMES[family]), family=family)
            draw('<span class="rl-note">/</span>', narrow=True)
            link("knowledge", say.of(CATEGORY_NAMES[entry.category]), family=family, category=entry.category)
        else:
            section = _SECTIONS[entry.kind]
            link("knowledge", say(f"section.{section}"), section=section)


def _draw_title(entry: Entry, say: Words) -> None:
    name, other = say.of(entry.title), say.other(entry.title)
    if isinstance(entry, Term):
        name, other = entry.term, entry.pinyin
    below = (
        ""
        if other == name
        else f'<p class="rl-title-other" lang="{say.other_html_lang}">{html_text(other)}</p>'
    )
    draw(f'<h1 class="rl-h1 rl-h1-entry">{html_runs(name)}</h1>{below}')


def _draw_sources(application: Application, entry: Entry, say: Words) -> None:
    draw(f'<h2 class="rl-h2-entry">{html_text(say("entry.sources"))}</h2>')
    sources = by_source(cite_entry(entry, application.library))
    if not sources:
        draw(f'<p><span class="rl-general">{html_text(say("general.long"))}</span></p>')
    for n, cited in enumerate(sources, 1):
        lines = source_lines(cited.citation, application.library, say)
        with st.container(key=f"source-{n}", gap=None):
            draw(
                f'<div class="rl-source"><b>{n}.</b><span>{html_runs(cited.name(say))}'
                f"<small>{lines}</small></span></div>"
            )
            if is_outside_url(cited.citation.url):
                st.markdown(outside_link(say("open.source"), cited.citation.url))


def _draw_entry(application: Application, entry: Entry, say: Words) -> None:
    beside = st.session_state.get(BESIDE, False)
    left, right = st.columns([760, 340], gap="large")
    with left:
        _draw_crumbs(entry, say)
        _draw_title(entry, say)
        draw(body_html(entry, say, beside=beside))
        _draw_sources(application, entry, say)
    with right:
        if st.button(
            say("entry.beside.off" if beside else "entry.beside"),
            icon=":material/translate:",
            key="entry.toggle",
        ):
            st.session_state[BESIDE] = not beside
            st.rerun()
        draw_facts(entry, say)
        if isinstance(entry, Norm):
            draw_try(application, entry, say)
        draw_related(application, entry, say)
        st.space("small")
        draw_report(application, entry, say)


def draw_page() -> None:
    """
    Draw the entry that the URL names, or say that there is none.
    """
    application, say = get_application(), words()
    try:
        entry = application.entry(entry_in_url())
    except UsageError:
        message(say("entry.gone"), say("entry.gone.text"))
        link("knowledge", say("entry.back"))
        return
    _draw_entry(application, entry, say)


if __name__ == "__main__":
    draw_page()
