"""
Review, many drafts: what should not go out, what keeps coming up, and the list of posts.
"""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from guide.domain import CATEGORY_NAMES, SEVERITIES, Review, Severity, UnreadableDraft, Verdict
from guide.drafts import ReadOptions
from guide.pages.charts import Bar, draw_chart
from guide.pages.downloads import draw_downloads
from guide.pages.escape import html_runs, html_text
from guide.pages.intake import options_html
from guide.pages.pieces import draw, icon, seal, title
from guide.pages.posts import Post, draw_posts
from guide.pages.shared import go
from guide.pages.words import Words

ONLY = "batch.only"
_CHARTS = "batch.charts"
_MOST_BARS = 8
_VERDICTS: tuple[Verdict, ...] = ("block", "revise", "ok")


def file_of(name: str) -> str:
    """
    Return the file that a draft came from: its name without the row.
    """
    return name.rsplit("#", 1)[0]


def headline(reviews: Sequence[Review], say: Words) -> str:
    """
    Return what a batch comes to, in a sentence.
    """
    verdicts = Counter(review.verdict for review in reviews)
    every = f"{len(reviews):,}"
    if verdicts["block"]:
        return say.count("batch.head", verdicts["block"], all=every)
    if verdicts["revise"]:
        return say("batch.head.revise", n=f"{verdicts['revise']:,}", all=every)
    return say("batch.head.ok", all=every)


def bars_by_category(reviews: Sequence[Review], say: Words) -> list[Bar]:
    """
    Return the categories with most findings, the worst first.
    """
    counts: dict[str, Counter[Severity]] = {}
    for review in reviews:
        for explained in review.findings:
            counts.setdefault(explained.finding.category, Counter())[explained.finding.severity] += 1
    return _worst([Bar(slug, say.of(CATEGORY_NAMES[slug]), found) for slug, found in counts.items()])


def bars_by_file(reviews: Sequence[Review]) -> list[Bar]:
    """
    Return the files with most findings, the worst first.
    """
    counts: dict[str, Counter[Severity]] = {}
    for review in reviews:
        found = counts.setdefault(file_of(review.draft.name), Counter())
        found.update(explained.finding.severity for explained in review.findings)
    return _worst([Bar(name, name, found) for name, found in counts.items()])


def _worst(bars: list[Bar]) -> list[Bar]:
    ranked = sorted(bars, key=lambda bar: ([-bar.counts[severity] for severity in SEVERITIES], bar.key))
    return ranked[:_MOST_BARS]


def draw_batch(
    key: str,
    kept: Sequence[Review | UnreadableDraft],
    say: Words,
    *,
    seen: Sequence[Review | UnreadableDraft] | None = None,
) -> None:
    """
    Draw many reviews, and below them the inputs that could not be read.

    `seen` are the reviews as they count after dismissals; downloads hold what was found.
    """
    posts = [Post(n, review) for n, review in enumerate(seen or kept, 1) if isinstance(review, Review)]
    reviews = [post.review for post in posts]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw(_about(kept, reviews, say), narrow=True)
        if st.button(say("new"), type="tertiary", key="review.new"):
            go("review")
    if reviews:
        with st.container(horizontal=True, vertical_alignment="center", key="batch_head"):
            title(headline(reviews, say))
            st.space("stretch")
            draw_downloads(kept, say)
        draw(_tally(reviews, say))
        if any(review.findings for review in reviews):
            _draw_charts(reviews, say)
        draw_posts(posts, key, say, only=st.session_state.get(ONLY, ("", "")), clear=_clear)
    draw_unread([unread for unread in kept if isinstance(unread, UnreadableDraft)], say)


def _clear() -> None:
    st.session_state[ONLY] = ("", "")
    # A chart keeps its selection under its key: another key is the only way to let go of it.
    st.session_state[_CHARTS] = st.session_state.get(_CHARTS, 0) + 1


def _about(kept: Sequence[Review | UnreadableDraft], reviews: Sequence[Review], say: Words) -> str:
    files = {file_of(r.draft.name if isinstance(r, Review) else r.name) for r in kept}
    first = say.count("batch.files", len(files))
    drafts = [review.draft for review in reviews]
    where = {(d.platform, d.author, d.industry, d.date) for d in drafts}
    if len(where) != 1:
        several = html_text(say("batch.mixed"))
        return f'<p class="rl-crumb"><span>{html_runs(first)}</span><span>{several}</span></p>'
    options = ReadOptions(
        platform=drafts[0].platform, author=drafts[0].author, industry=drafts[0].industry, date=drafts[0].date
    )
    return options_html(options, say, first)


def _tally(reviews: Sequence[Review], say: Words) -> str:
    verdicts = Counter(review.verdict for review in reviews)
    severities = Counter(explained.finding.severity for review in reviews for explained in review.findings)
    shown = [verdict for verdict in _VERDICTS if verdicts[verdict]]
    bar = "".join(f'<span class="rl-bar-{v}" style="flex:{verdicts[v]} 1 0"></span>' for v in shown)
    words = {v: say("batch.ok.words" if v == "ok" else f"verdict.{v}") for v in _VERDICTS}
    tally = "".join(
        f"<span>{seal(v)}<span><b>{verdicts[v]:,}</b> {html_text(words[v])}</span></span>" for v in _VERDICTS
    )
    totals = say(
        "batch.totals",
        findings=f"{severities.total():,}",
        mode=say(f"mode.{reviews[0].engine.mode}"),
        seconds=f"{sum(review.engine.seconds for review in reviews):.1f}",
        **{severity: f"{severities[severity]:,}" for severity in SEVERITIES},
    )
    return (
        f'<div class="rl-bar" aria-hidden="true">{bar}</div>'
        f'<div class="rl-tally">{tally}<span class="rl-note rl-soft">{html_text(totals)}</span></div>'
    )


def _draw_charts(reviews: Sequence[Review], say: Words) -> None:
    def only(what: str, key: str) -> None:
        st.session_state[ONLY] = (what, key)

    drawn = st.session_state.get(_CHARTS, 0)
    left, right = st.columns(2, gap="large")
    with left:
        draw_chart(
            bars_by_category(reviews, say),
            say,
            heading=say("chart.category"),
            about=say("chart.category.lead"),
            key=f"batch.by_category.{drawn}",
            on_press=lambda key: only("category", key),
        )
    with right:
        draw_chart(
            bars_by_file(reviews),
            say,
            heading=say("chart.file"),
            about=say("chart.file.lead"),
            key=f"batch.by_file.{drawn}",
            on_press=lambda key: only("file", key),
        )


def draw_unread(unread: Sequence[UnreadableDraft], say: Words) -> None:
    """
    Draw the inputs that could not be read, each with what is the matter and what to do.
    """
    if not unread:
        return
    rows = "".join(f"<p>{html_runs(_named(draft))}</p>" for draft in unread)
    head = icon("warning") + html_text(say.count("unread.title", len(unread)))
    draw(f'<div class="rl-message"><h2 class="rl-tag rl-medium">{head}</h2>{rows}</div>')


def _named(draft: UnreadableDraft) -> str:
    return draft.error if draft.error.startswith(draft.name) else f"{draft.name}: {draft.error}"
