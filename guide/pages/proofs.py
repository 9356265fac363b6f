"""
The other views of a reviewed draft: rewritten, side by side, and the clean text.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Draft, Review
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


def _changed_html(review: Review, *, old: bool, new: bool) -> str:
    pieces = []
    for before, after in changes(review):
        if before == after:
            pieces.append(html_text(before))
            continue
        if old and before:
            pieces.append(f"<del>{html_text(before)}</del>")
        if new and after:
            pieces.append(f"<ins>{html_text(after)}</ins>")
    return "".join(pieces)


def draw_rewritten(review: Review, say: Words) -> None:
    """
    Draw the draft with the old text struck through and the new beside it.
    """
    if review.rewritten is None:
        note(say("rewrite.none"))
        draw(_proof(html_text(review.draft.text), review))
    else:
        draw(_proof(_changed_html(review, old=True, new=True), review))


def draw_beside(review: Review, say: Words) -> None:
    """
    Draw the draft and its rewrite next to each other.
    """
    if review.rewritten is None:
        note(say("rewrite.none"))
    after = _changed_html(review, old=False, new=True) or html_text(review.draft.text)
    draw(
        f'<div class="rl-beside"><div><p class="rl-label">{html_text(say("view.before"))}</p>'
        f"{_proof(html_text(review.draft.text), review)}</div>"
        f'<div><p class="rl-label">{html_text(say("view.after"))}</p>{_proof(after, review)}</div></div>'
    )


def draw_clean(application: "Application", review: Review, say: Words) -> None:
    """
    Draw the clean text with the verdict of a second review, where there is a rewrite.
    """
    if review.rewritten is None:
        return
    wait_for_index(application, say)
    again = application.review(_rewritten_draft(review))
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
    draw(_proof(_changed_html(review, old=False, new=True), review))


def _rewritten_draft(review: Review) -> Draft:
    draft, text = review.draft, review.rewritten or ""
    if not draft.title_end:
        return replace(draft, text=text)
    line = text.find("\n", draft.title_start)
    end = len(text) if line < 0 else line
    return replace(draft, text=text, title_end=end, body_start=min(end + 1, len(text)))
