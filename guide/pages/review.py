"""
Review: paste or upload, then the finished review of one draft or of many, under its own address.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from guide.application import Application
from guide.domain import PostSummary, Review, UnreadableDraft
from guide.drafts import ReadOptions
from guide.pages.background import draw_progress
from guide.pages.batch import draw_batch, draw_unread
from guide.pages.intake import draw_intake, draw_options, options_html
from guide.pages.pieces import draw, lead, message, title
from guide.pages.shared import (
    get_application,
    get_runner,
    key_in_url,
    number_in_url,
    put_in_url,
    today,
    words,
)
from guide.pages.single import draw_single
from guide.pages.words import Words

OPTIONS = "review.options"


@st.cache_resource(max_entries=4, ttl=3600, scope="session", show_spinner=False)
def _posts(_application: Application, key: str, done: int) -> tuple[PostSummary, ...]:
    # `done` makes another entry of a batch that has come further.
    del done
    return _application.posts(key)


class _Kept(Sequence[Review | UnreadableDraft]):
    """
    All that is kept under a key, read only when somebody asks for it: a long batch takes much memory.
    """

    def __init__(self, application: Application, key: str, count: int) -> None:
        self._application, self._key, self._count = application, key, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        return self._application.kept(self._key)[index]

    def __iter__(self) -> Iterator[Review | UnreadableDraft]:
        return iter(self._application.kept(self._key))


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


def draw_kept(
    application: Application, key: str, posts: Sequence[PostSummary], say: Words, *, so_far: bool
) -> None:
    """
    Draw what is kept under a key: one review, a post of many, or all of them.
    """
    post = number_in_url("post")
    inside = len(posts) > 1 and 0 < post <= len(posts)
    if inside and _draw_back(len(posts), say):
        put_in_url(post="")
        st.rerun()
    alone = len(posts) == 1 and not so_far
    chosen = application.kept_post(key, 1 if alone else post) if alone or inside else None
    if isinstance(chosen, Review):
        draw_single(application, chosen, say, address=f"{key}.{post}")
    elif chosen is not None:
        draw_unread([chosen], say)
    else:
        draw_batch(key, posts, _Kept(application, key, len(posts)), say, so_far=so_far)


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
    wanted = key_in_url("r")
    progress = get_runner().progress(wanted) if wanted else None
    unfinished = progress is not None and progress.state != "done"
    posts = _posts(application, wanted, progress.done if progress else 0)
    if progress is not None and unfinished and not number_in_url("post"):
        draw_progress(progress, len(posts))
    if posts:
        draw_kept(application, wanted, posts, say, so_far=unfinished)
        if len(posts) == 1 and posts[0].verdict is None and not unfinished:
            draw_start(application, say)
    elif not unfinished:
        _posts.clear()
        message(say("gone.title"), say("gone.text"))
        draw_start(application, say)


if __name__ == "__main__":
    draw_page()
