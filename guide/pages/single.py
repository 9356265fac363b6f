"""
Review, one draft: verdict, galley and findings, and what people decided about them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Review
from guide.drafts import ReadOptions
from guide.explain import Comparison, rewritten_draft
from guide.pages.blanks import draw_blanks
from guide.pages.cards import draw_cards, draw_filters, first_to_open
from guide.pages.decide import decided_html, draw_actions, draw_dismissed, draw_me
from guide.pages.deletion import draw_delete
from guide.pages.downloads import draw_downloads
from guide.pages.escape import html_runs, html_text
from guide.pages.first import draw_first
from guide.pages.galley import draw_galley
from guide.pages.intake import TEXT, draw_options, options_html
from guide.pages.leftout import draw_left_out
from guide.pages.pictures import draw_pictures
from guide.pages.pieces import day_words, draw, note, seal
from guide.pages.proofs import draw_beside, draw_clean, draw_rewritten
from guide.pages.rewrites import draw_use_all, rewriting, rewriting_words
from guide.pages.shared import go, number_in_url, wait_for_index
from guide.pages.standing import Standing, draw_problem
from guide.pages.versions import NEXT, draw_next, draw_versions, new_version_button
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


def draw_single(application: "Application", standing: Standing, say: Words, *, alone: bool) -> None:
    """
    Draw a kept review as it stands; `alone` tells that its address holds no other.
    """
    rewritten = rewriting(application, standing)
    if number_in_url(NEXT):
        written = None if rewritten.rewritten is None else rewritten_draft(rewritten).written
        draw_next(application, standing, written, say)
        return
    state = f"{OPENED}.{standing.address}"
    opened = st.session_state.get(
        state, first_to_open([f for f in standing.shown if f.n not in standing.dismissed])
    )

    def open_card(n: int) -> None:
        st.session_state[state] = n

    _draw_head(application, standing, say, alone=alone)
    draw_problem(say)
    draw_blanks(standing.kept.draft.text, say)
    compared = draw_versions(application, standing, say)
    left, right = st.columns([652, 496], gap="medium")
    with left, st.container(key="sticky"):
        _draw_draft(application, standing, rewritten, say, opened=opened, on_open=open_card)
    with right:
        _draw_findings(
            application, standing, compared[0] if compared else None, say, opened=opened, on_open=open_card
        )
        _draw_set_aside(application, standing.kept, say)


def _draw_draft(
    application: "Application",
    standing: Standing,
    rewritten: Review,
    say: Words,
    *,
    opened: int,
    on_open: Callable[[int], None],
) -> None:
    view = _draw_views(standing.kept, say)
    about = rewriting_words(standing, rewritten, say)
    draft = standing.kept.draft
    pictured = application.with_pictures(standing.batch, standing.position, draft)
    # A post that is a picture begins with it; the pictures of a text follow it.
    if not draft.written:
        draw_pictures(pictured, standing.shown, say)
    if view == "marked":
        draw_galley(
            standing.counted,
            application.library.measures_of(draft.platform),
            say,
            opened=opened,
            on_open=on_open,
            key=f"galley.{standing.address}",
            shown=standing.shown,
        )
    else:
        if rewritten.rewritten is not None:
            note(about)
        (draw_rewritten if view == "rewritten" else draw_beside)(rewritten, say)
    if draft.written:
        draw_pictures(pictured, standing.shown, say)
    with st.container(key="review_after"):
        draw_clean(application, rewritten, say, about)
        new_version_button(say)
        draw_left_out(draft, say)
        _draw_engine(standing.kept, say)


def _draw_findings(
    application: "Application",
    standing: Standing,
    compared: Comparison | None,
    say: Words,
    *,
    opened: int,
    on_open: Callable[[int], None],
) -> None:
    new = set(compared.new) if compared else set()
    if standing.shown:
        draw_me(say)
        draw_first(standing, say, on_open=on_open)
        shown = draw_filters(standing.shown, say)
        draw_cards(
            shown,
            application.library,
            say,
            opened=opened,
            on_open=on_open,
            decided=lambda n: decided_html(standing, n, say, is_new=n in new),
            draw_actions=lambda finding: draw_actions(application, standing, finding, say),
        )
    else:
        note(say("nothing.checked", n=len(standing.kept.checked)))
    draw_dismissed(application, standing, say)


def _draw_set_aside(application: "Application", review: Review, say: Words) -> None:
    """
    Draw what house rules silenced or lowered, so that it is never gone unseen.
    """
    if not review.suppressed:
        return
    with st.expander(say.count("aside", len(review.suppressed)), key="review.aside"):
        for aside in review.suppressed:
            entry = application.library.entries.get(aside.finding.entry)
            quoted = aside.finding.quoted or say("aside.whole")
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


def _draw_head(application: "Application", standing: Standing, say: Words, *, alone: bool) -> None:
    draft = standing.kept.draft
    now = ReadOptions(platform=draft.platform, author=draft.author, industry=draft.industry, date=draft.date)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="review_crumb"):
        draw(options_html(now, say, draft.name), narrow=True)
        with (
            st.popover(say("options.change"), type="tertiary", key="change"),
            st.form("change_form", border=False),
        ):
            options = draw_options(application, say, key="change", now=now)
            again = st.form_submit_button(say("options.apply"), type="primary", key="change.apply")
        if alone:
            draw_delete(application, standing.batch, 1, say)
    if again:
        changed = replace(
            application.with_pictures(standing.batch, standing.position, draft),
            platform=options.platform,
            author=options.author,
            industry=options.industry,
            date=options.date,
        )
        wait_for_index(application, say)
        go("review", r=application.keep([application.review(changed)]))
    _draw_verdict(application, standing, say)


def _draw_verdict(application: "Application", standing: Standing, say: Words) -> None:
    seen = standing.counted
    words = verdict_sentence(seen, say)
    if standing.hidden:
        words += say.count("aside.uncounted", len(standing.hidden))
    with st.container(horizontal=True, vertical_alignment="center", key="review_head"):
        draw(
            f'<div class="rl-verdict">{seal(seen.verdict, "large")}<div>'
            f'<h1 class="rl-h1">{html_runs(say(f"verdict.{seen.verdict}"))}</h1>'
            f"<p>{html_runs(words)}</p></div></div>"
        )
        st.space("stretch")
        draw_downloads([standing.kept], say)
        draw_use_all(application, standing, say)


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
