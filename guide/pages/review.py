"""
Review: paste or upload, then the finished review of one draft or of many, under its own address.
"""

from collections.abc import Sequence

import streamlit as st

from guide.application import Application
from guide.domain import Review, UnreadableDraft
from guide.drafts import ReadOptions
from guide.pages.batch import draw_batch, draw_unread
from guide.pages.deletion import draw_delete
from guide.pages.intake import draw_intake, draw_options, options_html
from guide.pages.pieces import day_words, draw, lead, message, note, title
from guide.pages.shared import get_application, key_in_url, link, number_in_url, put_in_url, today, words
from guide.pages.single import draw_single
from guide.pages.standing import as_counted, load_standing
from guide.pages.words import Words

OPTIONS = "review.options"


@st.cache_resource(max_entries=16, ttl=3600, scope="session", show_spinner=False)
def _kept(_application: Application, key: str) -> tuple[Review | UnreadableDraft, ...]:
    return _application.kept(key)


def draw_start(application: Application, say: Words) -> None:
    """
    Draw the page before there is a review.
    """
    title(say("review.title"))
    lead(say("review.lead"))
    options: ReadOptions = st.session_state.get(OPTIONS) or ReadOptions(date=today())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw(options_html(options, say), narrow=True)
        with (
            st.popover(say("options.change"), type="tertiary", key="change"),
            st.form("options_form", border=False),
        ):
            chosen = draw_options(application, say, key="options", now=options)
            if st.form_submit_button(say("options.save"), type="primary", key="options.save"):
                st.session_state[OPTIONS] = chosen
                st.rerun()
    draw_intake(application, say, page="review", options=options, samples=("zh", "en"))
    link("dismissals", say("dismissals.link"))


def draw_kept(
    application: Application, key: str, kept: Sequence[Review | UnreadableDraft], say: Words
) -> None:
    """
    Draw what is kept under a key: one review, a post of many, or all of them.
    """
    post = number_in_url("post")
    inside = len(kept) > 1 and 0 < post <= len(kept)
    if inside and _draw_back(len(kept), say):
        put_in_url(post="")
        st.rerun()
    place = 0 if len(kept) == 1 else post - 1 if inside else None
    chosen = kept[place] if place is not None else None
    if isinstance(chosen, Review):
        standing = load_standing(application, key, place or 0, chosen, say)
        draw_single(application, standing, say, alone=len(kept) == 1)
    elif chosen is not None:
        draw_unread([chosen], say)
    else:
        seen, left_out = as_counted(application, key, kept)
        draw_batch(key, kept, say, seen=seen)
        draw_below(application, key, len(kept), left_out, say)


def draw_below(application: Application, key: str, n: int, left_out: int, say: Words) -> None:
    """
    Draw under a batch what dismissals leave out of its counts, and the way to delete it.
    """
    if left_out:
        note(say.count("aside.uncounted", left_out).strip())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        link("dismissals", say("dismissals.link"))
        draw_delete(application, key, n, say)


def _draw_back(n: int, say: Words) -> bool:
    return st.button(say("posts.back", n=n), icon=":material/arrow_back:", type="tertiary", key="posts.back")


def draw_page() -> None:
    """
    Draw the page that the URL asks for.
    """
    application, say = get_application(), words()
    key = st.query_params.get("r")
    if not key:
        draw_start(application, say)
        return
    asked = key_in_url("r")
    kept = _kept(application, asked) if asked and application.versions.is_kept(asked) else ()
    if kept:
        draw_kept(application, key, kept, say)
        if len(kept) == 1 and isinstance(kept[0], UnreadableDraft):
            draw_start(application, say)
    else:
        _kept.clear()
        deleted = application.versions.deleted_on(asked) if asked else None
        if deleted:
            day = day_words(deleted.date(), say)
            message(say("delete.gone"), say("delete.gone.text", day=day))
        else:
            message(say("gone.title"), say("gone.text"))
        draw_start(application, say)


if __name__ == "__main__":
    draw_page()
