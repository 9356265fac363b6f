"""
Review, one draft: verdict, galley and findings.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Draft, Review
from guide.drafts import ReadOptions
from guide.pages.cards import draw_cards, draw_filters, first_to_open
from guide.pages.downloads import draw_downloads
from guide.pages.escape import html_runs, html_text
from guide.pages.galley import draw_galley
from guide.pages.intake import TEXT, draw_options, options_html
from guide.pages.pictures import draw_pictures
from guide.pages.pieces import day_words, draw, note, seal
from guide.pages.proofs import draw_beside, draw_clean, draw_rewritten
from guide.pages.shared import go, wait_for_index
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

OPENED = "review.opened"
_VIEWS = ("marked", "rewritten", "beside")


def verdict_sentence(review: Review, say: Words) -> str:
    """
    Return what a verdict means, in a sentence.
    """
    if not review.findings and not review.draft.text:
        return say("nothing.picture")
    if not review.findings:
        return say("nothing", n=f"{len(review.draft.text):,}")
    if review.verdict == "ok":
        return say("ok")
    severity = "high" if review.verdict == "block" else "medium"
    return say.count(review.verdict, sum(f.finding.severity == severity for f in review.findings))


def draw_single(
    application: "Application", review: Review, say: Words, *, address: str, shown: Draft | None = None
) -> None:
    """
    Draw a review; `address` tells it from others, so that each remembers its own opened card.

    `shown` is the draft with the pictures that are kept of it.
    """
    shown = shown or review.draft
    _draw_head(application, review, shown, say)
    state = f"{OPENED}.{address}"
    opened = st.session_state.get(state, first_to_open(review))

    def open_card(n: int) -> None:
        st.session_state[state] = n

    left, right = st.columns([652, 496], gap="medium")
    with left, st.container(key="sticky"):
        _draw_draft(application, review, shown, say, opened=opened, on_open=open_card, key=address)
    with right:
        if review.findings:
            fitting = draw_filters(review, say)
            draw_cards(fitting, application.library, say, opened=opened, on_open=open_card)
        else:
            note(say("nothing.checked", n=len(review.checked)))
        _draw_set_aside(application, review, say)


def _draw_draft(
    application: "Application",
    review: Review,
    shown: Draft,
    say: Words,
    *,
    opened: int,
    on_open: Callable[[int], None],
    key: str,
) -> None:
    view = _draw_views(review, say)
    # A post that is a picture begins with it; the pictures of a text follow it.
    if not review.draft.written:
        draw_pictures(review, shown, say)
    if view == "marked":
        measures = application.library.measures_of(review.draft.platform)
        draw_galley(review, measures, say, opened=opened, on_open=on_open, key=f"galley.{key}")
    elif view == "rewritten":
        draw_rewritten(review, say)
    else:
        draw_beside(review, say)
    if review.draft.written:
        draw_pictures(review, shown, say)
    with st.container(key="review_after"):
        if view == "marked":
            draw_clean(application, review, say)
        _draw_engine(review, say)


def _draw_set_aside(application: "Application", review: Review, say: Words) -> None:
    """
    Draw what house rules silenced or lowered, so that it is never gone unseen.
    """
    if not review.suppressed:
        return
    with st.expander(say.count("aside", len(review.suppressed)), key="review.aside"):
        for aside in review.suppressed:
            entry = application.library.entries.get(aside.finding.entry)
            quoted = aside.finding.span.text if aside.finding.span else say("aside.whole")
            how = (
                say("house.lower", to=say(f"severity.{aside.to}").lower())
                if aside.to
                else say("house.silence")
            )
            why = say("house.rule", reason=aside.reason, owner=aside.owner, day=day_words(aside.until, say))
            name = say.of(entry.title) if entry else aside.finding.entry
            draw(
                f'<p class="rl-do"><b>{html_runs(quoted)}</b> {html_text(how)}</p>'
                f'<p class="rl-note">{html_runs(name)}<br>{html_runs(why)}</p>'
            )


def _draw_head(application: "Application", review: Review, draft: Draft, say: Words) -> None:
    now = ReadOptions(platform=draft.platform, author=draft.author, industry=draft.industry, date=draft.date)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="review_crumb"):
        draw(options_html(now, say, draft.name), narrow=True)
        with (
            st.popover(say("options.change"), type="tertiary", key="change"),
            st.form("change_form", border=False),
        ):
            options = draw_options(application, say, key="change", now=now)
            again = st.form_submit_button(say("options.apply"), type="primary", key="change.apply")
    if again:
        changed = replace(
            draft,
            platform=options.platform,
            author=options.author,
            industry=options.industry,
            date=options.date,
        )
        wait_for_index(application, say)
        go("review", r=application.keep([application.review(changed)]))
    with st.container(horizontal=True, vertical_alignment="center", key="review_head"):
        draw(
            f'<div class="rl-verdict">{seal(review.verdict, "large")}<div>'
            f'<h1 class="rl-h1">{html_runs(say(f"verdict.{review.verdict}"))}</h1>'
            f"<p>{html_runs(verdict_sentence(review, say))}</p></div></div>"
        )
        st.space("stretch")
        draw_downloads([review], say)


def _draw_views(review: Review, say: Words) -> str:
    with st.container(horizontal=True, vertical_alignment="center", key="review_views"):
        view = st.segmented_control(
            say("view.label"),
            _VIEWS,
            default="marked",
            required=True,
            format_func=lambda name: say(f"view.{name}"),
            label_visibility="collapsed",
            key="review.view",
        )
        st.space("stretch")
        if st.button(say("edit"), icon=":material/edit:", type="tertiary", key="review.edit"):
            st.session_state[TEXT] = review.draft.written
            go("review")
    return view or "marked"


def _draw_engine(review: Review, say: Words) -> None:
    engine = review.engine
    note(
        say(
            "foot.engine",
            mode=say(f"mode.{engine.mode}"),
            version=engine.knowledge.split("+")[0],
            seconds=f"{engine.seconds:.2f}",
        )
    )
