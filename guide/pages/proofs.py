"""
The other views of a reviewed draft: rewritten, side by side, and the clean text.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Draft, Review
from guide.explain.rewrite import fixed_draft
from guide.pages.escape import html_runs, html_text
from guide.pages.galley import draw_copy
from guide.pages.pieces import draw, note, seal
from guide.pages.shared import wait_for_index
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

Change = tuple[str, str]


def changes(review: Review) -> tuple[Change, ...]:
    """
    Return the rewritten draft as pairs of old and new text; equal ones are unchanged.

    Where the pairs would not make up the rewritten text, it is one pair: nothing shown may be guessed.
    """
    if review.rewritten is None:
        return ()
    draft, text = review.draft, review.draft.text
    edits = sorted(_edits(review))
    pairs: list[Change] = []
    at = 0
    for start, end, new in edits:
        pairs += [(text[at:start], text[at:start]), (text[start:end], new)]
        at = max(at, end)
    pairs.append((text[at:], text[at:]))
    pairs = [pair for pair in pairs if pair != ("", "")]
    made = "".join(new for _, new in pairs)
    return tuple(pairs) if made == review.rewritten else ((draft.text, review.rewritten),)


def _edits(review: Review) -> list[tuple[int, int, str]]:
    """
    Return the applied fixes as start, end and new text.
    """
    draft = review.draft
    head = draft.body_start if draft.title_end else 0
    foot = len(draft.written.rstrip())
    end = foot if draft.attached else len(draft.text)
    edits = []
    for explained in review.findings:
        finding = explained.finding
        if not explained.applied:
            continue
        if finding.span is not None:
            new = finding.rewrite or "" if finding.fix in ("replace", "delete") else finding.span.text
            edits.append((finding.span.start, finding.span.end, new))
        elif finding.rewrite and (finding.add_at == "head" or (draft.attached and not foot)):
            edits.append((head, head, f"{finding.rewrite}\n"))
        elif finding.rewrite:
            edits.append((foot, end, f"\n{finding.rewrite}"))
    return edits


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
    return fixed_draft(review.draft, [e.finding for e in review.findings if e.applied])
