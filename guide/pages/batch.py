"""
Review, many drafts: what should not go out, what keeps coming up, and the list of posts.
"""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from guide.domain import SEVERITIES, PostSummary, Review, Severity, UnreadableDraft, Verdict
from guide.drafts import ReadOptions
from guide.pages.dashboard import draw_charts
from guide.pages.downloads import draw_downloads
from guide.pages.escape import html_runs, html_text
from guide.pages.intake import options_html
from guide.pages.pieces import draw, icon, seal, title
from guide.pages.posts import draw_posts
from guide.pages.shared import go
from guide.pages.words import Words

ONLY = "batch.only"
_CHARTS = "batch.charts"
_VERDICTS: tuple[Verdict, ...] = ("block", "revise", "ok")
_MOST_UNREAD = 20


def headline(posts: Sequence[PostSummary], say: Words) -> str:
    """
    Return what a batch comes to, in a sentence.
    """
    verdicts = Counter(post.verdict for post in posts)
    every = f"{len(posts):,}"
    if verdicts["block"]:
        return say.count("batch.head", verdicts["block"], all=every)
    if verdicts["revise"]:
        return say("batch.head.revise", n=f"{verdicts['revise']:,}", all=every)
    return say("batch.head.ok", all=every)


def draw_batch(
    key: str,
    posts: Sequence[PostSummary],
    kept: Sequence[Review | UnreadableDraft],
    say: Words,
    *,
    so_far: bool = False,
) -> None:
    """
    Draw the posts of a batch, and below them the inputs that could not be read.

    `posts` are as they count after dismissals. `kept` is what downloads are made of, read when it is asked
    for: they hold what was found. `so_far` tells that there is more to come.
    """
    reviewed = [post for post in posts if post.verdict is not None]
    if not so_far:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            draw(_about(posts, reviewed, say), narrow=True)
            if st.button(say("new"), type="tertiary", key="review.new"):
                go("review")
    if reviewed:
        with st.container(horizontal=True, vertical_alignment="center", key="batch_head"):
            _draw_headline(reviewed, say, so_far)
            st.space("stretch")
            draw_downloads(kept, say)
        draw(_tally(reviewed, say))
        if any(post.findings for post in reviewed):
            draw_charts(reviewed, say, st.session_state.get(_CHARTS, 0), _press)
        draw_posts(reviewed, key, say, only=st.session_state.get(ONLY, ("", "")), clear=_clear)
    draw_unread([UnreadableDraft(p.id, p.name, p.error) for p in posts if p.verdict is None], say)


def _draw_headline(reviewed: Sequence[PostSummary], say: Words, so_far: bool) -> None:
    if so_far:
        draw(f'<h2 class="rl-h2">{html_text(say("running.sofar") + headline(reviewed, say))}</h2>')
    else:
        title(headline(reviewed, say))


def _press(what: str, key: str) -> None:
    st.session_state[ONLY] = (what, key)


def _clear() -> None:
    st.session_state[ONLY] = ("", "")
    # A chart keeps its selection under its key: another key is the only way to let go of it.
    st.session_state[_CHARTS] = st.session_state.get(_CHARTS, 0) + 1


def _about(posts: Sequence[PostSummary], reviewed: Sequence[PostSummary], say: Words) -> str:
    first = say.count("batch.files", len({post.file for post in posts}))
    where = {(post.platform, post.author, post.industry, post.date) for post in reviewed}
    if len(where) != 1:
        several = html_text(say("batch.mixed"))
        return f'<p class="rl-crumb"><span>{html_runs(first)}</span><span>{several}</span></p>'
    ((platform, author, industry, day),) = where
    options = ReadOptions(platform=platform, author=author, industry=industry, date=day)
    return options_html(options, say, first)


def _tally(reviewed: Sequence[PostSummary], say: Words) -> str:
    verdicts = Counter(post.verdict for post in reviewed)
    severities: Counter[Severity] = Counter()
    for post in reviewed:
        severities.update(post.counts)
    shown = [verdict for verdict in _VERDICTS if verdicts[verdict]]
    bar = "".join(f'<span class="rl-bar-{v}" style="flex:{verdicts[v]} 1 0"></span>' for v in shown)
    words = {v: say("batch.ok.words" if v == "ok" else f"verdict.{v}") for v in _VERDICTS}
    tally = "".join(
        f"<span>{seal(v)}<span><b>{verdicts[v]:,}</b> {html_text(words[v])}</span></span>" for v in _VERDICTS
    )
    totals = say(
        "batch.totals",
        findings=f"{severities.total():,}",
        mode=say(f"mode.{reviewed[0].mode}"),
        seconds=f"{sum(post.seconds for post in reviewed):.1f}",
        **{severity: f"{severities[severity]:,}" for severity in SEVERITIES},
    )
    return (
        f'<div class="rl-bar" aria-hidden="true">{bar}</div>'
        f'<div class="rl-tally">{tally}<span class="rl-note rl-soft">{html_text(totals)}</span></div>'
    )


def draw_unread(unread: Sequence[UnreadableDraft], say: Words) -> None:
    """
    Draw the inputs that could not be read, each with what is the matter and what to do.
    """
    if not unread:
        return
    rows = "".join(f"<p>{html_runs(_named(draft))}</p>" for draft in unread[:_MOST_UNREAD])
    if len(unread) > _MOST_UNREAD:
        rows += f"<p>{html_text(say('unread.more', n=f'{len(unread) - _MOST_UNREAD:,}'))}</p>"
    head = icon("warning") + html_text(say.count("unread.title", len(unread)))
    draw(f'<div class="rl-message"><h2 class="rl-tag rl-medium">{head}</h2>{rows}</div>')


def _named(draft: UnreadableDraft) -> str:
    return draft.error if draft.error.startswith(draft.name) else f"{draft.name}: {draft.error}"
