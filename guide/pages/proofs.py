"""
The other views of a reviewed draft: rewritten, side by side, and the clean text.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Draft, Review
from guide.explain import rewritten_draft
from guide.pages.blanks import blanks_html, draw_blanks, spoken
from guide.pages.escape import html_runs, html_text
from guide.pages.galley import draw_copy
from guide.pages.pieces import draw, note, seal
from guide.pages.shared import wait_for_index
from guide.pages.words import Words
from guide.report import changes

if TYPE_CHECKING:
    from guide.application import Application


def _proof(inner: str, review: Review) -> str:
    lang = "en" if review.lang == "en" else "zh-Hans"
    return f'<div class="rl-proof" lang="{lang}">{inner}</div>'


def _changed_html(review: Review, say: Words, *, old: bool, new: bool) -> str:
    pieces = []
    for before, after in changes(review):
        if before == after:
            pieces.append(blanks_html(before, runs=False))
            continue
        if old and before:
            pieces.append(f"{spoken('change.old', say)}<del>{html_text(before)}</del>")
        if new and after:
            pieces.append(f"{spoken('change.new', say)}<ins>{blanks_html(after, runs=False)}</ins>")
    return "".join(pieces)


def draw_rewritten(review: Review, say: Words) -> None:
    """
    Draw the draft with the old text struck through and the new beside it.
    """
    if review.rewritten is None:
        note(say("rewrite.none"))
        draw(_proof(blanks_html(review.draft.text, runs=False), review))
    else:
        draw(_proof(_changed_html(review, say, old=True, new=True), review))


def draw_beside(review: Review, say: Words) -> None:
    """
    Draw the draft and its rewrite next to each other.
    """
    if review.rewritten is None:
        note(say("rewrite.none"))
    after = _changed_html(review, say, old=False, new=True) or blanks_html(review.draft.text, runs=False)
    draw(
        f'<div class="rl-beside"><div><p class="rl-label">{html_text(say("view.before"))}</p>'
        f"{_proof(blanks_html(review.draft.text, runs=False), review)}</div>"
        f'<div><p class="rl-label">{html_text(say("view.after"))}</p>{_proof(after, review)}</div></div>'
    )


@st.cache_resource(max_entries=64, ttl=3600, scope="session", show_spinner=False)
def _reviewed(_application: "Application", draft: Draft) -> Review:
    return _application.review(draft)


def draw_clean(application: "Application", review: Review, say: Words, about: str = "") -> None:
    """
    Draw the clean text with the verdict of a second review, where there is a rewrite; `about` says of which.
    """
    if review.rewritten is None:
        return
    wait_for_index(application, say)
    again = _reviewed(application, rewritten_draft(review))
    left = len(again.findings)
    words = say.count("clean.again", left) if left else say("clean.again.none")
    with st.container(horizontal=True, vertical_alignment="center", key="clean_head"):
        draw(
            f'<div class="rl-clean-head">{seal(again.verdict)}'
            f'<h2 class="rl-h3">{html_text(say("clean.title"))}</h2>'
            f'<span class="rl-note rl-soft">{html_runs(words)}</span></div>'
        )
        st.space("stretch")
        draw_copy(review.rewritten, say, key="review.copy")
        st.download_button(
            say("use.download"),
            review.rewritten.encode(),
            file_name="redline-rewritten.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
            key="review.text",
        )
    if about:
        note(about)
    draw_blanks(review.rewritten, say)
    draw(_proof(_changed_html(review, say, old=False, new=True), review))
