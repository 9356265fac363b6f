"""
Dismissals: all that is remembered as fine, with reason, owner and last day, each with a way to end it.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import MOST_IN_NAME, Dismissal, Norm, typed_line
from guide.domain.categories import FAMILY_OF
from guide.domain.house import NEVER_SET_ASIDE
from guide.pages.decide import dismissal_html, draw_me
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import day_words, draw, lead, note, title
from guide.pages.shared import get_application, link, today, words
from guide.pages.standing import act, draw_problem, me, who
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

_AT_ONCE = 30
_SHOWN = "dismissals.shown"


def _row(application: "Application", dismissal: Dismissal, say: Words) -> str:
    entry = application.library.entries.get(dismissal.entry)
    author = say(f"author.{dismissal.author}")
    about = say("dismissals.for", author=author, day=day_words(dismissal.made.date(), say))
    grave = (
        isinstance(entry, Norm)
        and entry.severity == "high"
        and FAMILY_OF.get(entry.category) in NEVER_SET_ASIDE
    )
    extra = f"<br>{html_text(say('dismissals.protected'))}" if grave else ""
    return (
        f'<p class="rl-do"><b>{html_runs(dismissal.quoted or say("dismissals.whole"))}</b> '
        f"{html_runs(say.of(entry.title) if entry else dismissal.entry)}</p>"
        f"<p>{dismissal_html(dismissal, say)}</p>"
        f'<p class="rl-note">{html_text(about)}{extra}{_ended(dismissal, say)}</p>'
    )


def _ended(dismissal: Dismissal, say: Words) -> str:
    if dismissal.ended:
        day = day_words(dismissal.ended.date(), say)
        ended = html_text(say("dismissals.ended", day=day, who="\0"))
        return "<br>" + ended.replace("\0", who(dismissal.ended_by, say))
    if not dismissal.holds(today()):
        return f"<br>{html_text(say('dismissals.expired', day=day_words(dismissal.until, say)))}"
    return ""


def _draw_one(application: "Application", dismissal: Dismissal, say: Words) -> None:
    with st.container(key=f"dismissal-{dismissal.key[:16]}", gap="xsmall"):
        draw(f'<div class="rl-dismissal">{_row(application, dismissal, say)}</div>')
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if dismissal.holds(today()):
                quoted = dismissal.quoted or say("dismissals.whole")
                if st.button(
                    say("dismissals.end"),
                    help=label_text(say("dismissals.end.name", quoted=quoted)),
                    key=f"dismissals.end.{dismissal.key[:16]}",
                ):
                    by = typed_line(me(), "the name", MOST_IN_NAME)
                    act(lambda: application.decisions.end_dismissal(dismissal.key, by))
            if dismissal.entry in application.library.entries:
                link("entry", say("open.entry"), id=dismissal.entry)


def draw_page() -> None:
    """
    Draw the list, those that end soonest first, and below it those that are over.
    """
    application, say = get_application(), words()
    title(say("dismissals.title"))
    lead(say("dismissals.lead"))
    draw_problem(say)
    every = application.decisions.dismissals()
    held = [dismissal for dismissal in every if dismissal.holds(today())]
    over = [dismissal for dismissal in every if not dismissal.holds(today())]
    if held:
        draw_me(say)
    else:
        note(say("dismissals.none"))
    shown = st.session_state.get(_SHOWN, _AT_ONCE)
    for dismissal in held[:shown]:
        _draw_one(application, dismissal, say)
    left = len(held) - shown
    if left > 0 and st.button(say("dismissals.more", n=min(left, _AT_ONCE)), key="dismissals.more"):
        st.session_state[_SHOWN] = shown + _AT_ONCE
        st.rerun()
    if over:
        with st.expander(say.count("dismissals.over", len(over)), key="dismissals.over"):
            for dismissal in sorted(over, key=lambda d: d.ended or d.made, reverse=True)[:_AT_ONCE]:
                _draw_one(application, dismissal, say)
    link("review", say("nav.review"))


if __name__ == "__main__":
    draw_page()
