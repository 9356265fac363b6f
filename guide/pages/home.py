"""
Home: what it does, one box to try it, a door for each job, and the next dates.
"""

from urllib.parse import urlsplit

import streamlit as st

from guide.application import Application
from guide.drafts import ReadOptions
from guide.pages.days import draw_days, most_telling
from guide.pages.escape import html_runs, html_text
from guide.pages.intake import draw_intake
from guide.pages.pieces import day_words, draw, lead, note, section, title
from guide.pages.shared import PageName, get_application, link, today, words
from guide.pages.specimen import specimen_html
from guide.pages.words import Words

DOORS: tuple[PageName, ...] = ("review", "review", "train", "ask")
DAYS = 90


def privacy_words(application: Application, say: Words) -> str:
    """
    Return what leaves this machine, in a sentence.
    """
    settings = application.settings
    if not settings.has_model:
        return say("home.private")
    return say("home.model", host=urlsplit(settings.llm_base_url or "").hostname or "")


def _draw_doors(say: Words) -> None:
    with st.container(key="doors"):
        for n, (column, page) in enumerate(zip(st.columns(4, gap=None), DOORS, strict=True), 1):
            with column, st.container(key=f"door-{n}", gap="small"):
                draw(
                    f'<div class="rl-door"><h2 class="rl-h3">{html_text(say(f"home.door{n}.title"))}</h2>'
                    f"<p>{html_runs(say(f'home.door{n}.text'))}</p></div>"
                )
                link(page, say(f"home.door{n}.link"))


def _draw_calendar(application: Application, say: Words) -> None:
    days = application.days_ahead(today(), DAYS)
    if not days:
        return
    st.space("small")
    with st.container(horizontal=True, vertical_alignment="center"):
        section(say("home.calendar"))
        st.space("stretch")
        link("knowledge", say("home.calendar.all"), section="calendar")
    draw_days(most_telling(days, 3), say)


def _draw_foot(application: Application, say: Words) -> None:
    library = application.library
    version, checked = library.version.split("+")[0], day_words(library.newest_check, say)
    gap = "" if say.lang == "zh" else " "
    line = say("home.foot", version=version, day=checked) + gap + say("home.disclaimer")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="home_foot"):
        draw(f'<p class="rl-foot">{html_runs(line)}</p>', narrow=True)
        link("settings", say("home.state"), icon=":material/tune:")
    if application.is_stale(today()):
        note(say("home.stale"))


def draw_page() -> None:
    """
    Draw Home.
    """
    application, say = get_application(), words()
    left, right = st.columns([600, 516], gap="large")
    with left:
        title(say("home.title"), "home")
        lead(say("home.lead"))
        draw_intake(application, say, page="home", options=ReadOptions(date=today()), samples=("zh",))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="home_private"):
            draw(f'<p class="rl-note rl-soft">{html_runs(privacy_words(application, say))}</p>', narrow=True)
            link("settings", say("home.how"))
    with right:
        draw(specimen_html(say))
    _draw_doors(say)
    _draw_calendar(application, say)
    _draw_foot(application, say)


if __name__ == "__main__":
    draw_page()
