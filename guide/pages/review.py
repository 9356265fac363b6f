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
from guide.pages.deletion import draw_delete
from guide.pages.intake import draw_intake, draw_options, options_html
from guide.pages.pieces import day_words, draw, lead, message, note, title
from guide.pages.shared import (
    get_application,
    get_runner,
    key_in_url,
    link,
    number_in_url,
    put_in_url,
    today,
    words,
)
from guide.pages.single import draw_single
from guide.pages.standing import as_counted, load_standing
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
    link("dismissals", say("dismissals.link"))


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
    n = 1 if alone else post if inside else 0
    chosen = application.kept_post(key, n) if n else None
    if isinstance(chosen, Review):
        standing = load_standing(application, key, n - 1, chosen, say)
        draw_single(application, standing, say, alone=alone)
    elif chosen is not None:
        draw_unread([chosen], say)
    else:
        seen, left_out = as_counted(application, key, posts)
        draw_batch(key, seen, _Kept(application, key, len(posts)), say, so_far=so_far)
        draw_below(application, key, len(posts), left_out, say, so_far=so_far)


def draw_below(
    application: Application, key: str, n: int, left_out: int, say: Words, *, so_far: bool
) -> None:
    """
    Draw under a batch what dismissals leave out of its counts, and the way to delete it.
    """
    if left_out:
        note(say.count("aside.uncounted", left_out).strip())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        link("dismissals", say("dismissals.link"))
        draw_delete(application, key, n, say, so_far=so_far)


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
    progress = get_runner().progress(asked) if asked else None
    so_far = progress is not None and progress.state != "done"
    is_kept = bool(asked) and application.versions.is_kept(asked)
    posts = _posts(application, asked, progress.done if progress else 0) if is_kept else ()
    if progress is not None and so_far and not number_in_url("post"):
        draw_progress(progress, len(posts))
    if posts:
        draw_kept(application, asked, posts, say, so_far=so_far)
        if len(posts) == 1 and posts[0].verdict is None and not so_far:
            draw_start(application, say)
    elif progress is not None and so_far:
        draw_below(application, asked, progress.done, 0, say, so_far=True)
    else:
        _posts.clear()
        _draw_gone(application, asked, say)
        draw_start(application, say)


def _draw_gone(application: Application, asked: str, say: Words) -> None:
    deleted = application.versions.deleted_on(asked) if asked else None
    if deleted:
        message(say("delete.gone"), say("delete.gone.text", day=day_words(deleted.date(), say)))
    else:
        message(say("gone.title"), say("gone.text"))


if __name__ == "__main__":
    draw_page()
