"""
The quiz: one item a screen, its explanation after it, and the score at the end.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Attempt, Citation, Option, QuizItem, Round, TopicScore
from guide.pages.citations import cite_entry, draw_chips
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import draw, icon, title
from guide.pages.shared import link, put_in_url
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application

_LETTERS = "ABCDEFGH"


def attempt_for(round_: Round, item: QuizItem) -> Attempt | None:
    """
    Return the attempt at an item, or None where there is none yet.
    """
    return next((attempt for attempt in round_.attempts if attempt.item == item.id), None)


def draw_item(application: "Application", round_: Round, n: int, say: Words) -> None:
    """
    Draw the item with this number: its options, or what was answered and why.
    """
    item = round_.items[n - 1]
    attempt = attempt_for(round_, item)
    _draw_counter(n, len(round_.items), say)
    lang = "zh-Hans" if item.lang == "zh" else "en"
    draw(f'<h1 class="rl-question" lang="{lang}">{html_runs(item.prompt)}</h1>')
    if item.material:
        draw(
            f'<div class="rl-proof" aria-label="{html_text(say("train.material"))}" role="group">'
            f"{html_runs(item.material)}</div>"
        )
    if attempt is None:
        _draw_options(application, round_, item, n, say)
    else:
        draw(_answered_html(item, attempt, say))
        _draw_after(application, round_, item, n, say)


def _draw_counter(n: int, every: int, say: Words) -> None:
    words = html_text(say("train.question", n=n, all=every))
    share = round(100 * n / every)
    draw(
        f'<div class="rl-counter"><span>{words}</span></div>'
        f'<div class="rl-progress" aria-hidden="true"><span style="width:{share}%"></span></div>'
    )


def _draw_options(application: "Application", round_: Round, item: QuizItem, n: int, say: Words) -> None:
    with st.form(f"quiz_{round_.id}_{n}", border=False):
        with st.container(key="quiz_options"):
            chosen = st.radio(
                say("train.options"),
                range(len(item.options)),
                index=None,
                format_func=lambda i: label_text(item.options[i].text),
                label_visibility="collapsed",
                width="stretch",
                key=f"quiz.{round_.id}.{n}",
            )
        sent = st.form_submit_button(say("train.send"), type="primary", key="quiz.send")
    if sent and chosen is None:
        draw(f'<p class="rl-note" role="status">{html_text(say("train.pick"))}</p>')
    elif sent and chosen is not None:
        application.submit(round_.id, item.id, chosen)
        put_in_url(n=str(n))
        st.rerun()


def _answered_html(item: QuizItem, attempt: Attempt, say: Words) -> str:
    rows = "".join(_option_row(i, option, attempt, say) for i, option in enumerate(item.options))
    head = (
        f'<p class="rl-tag rl-ok">{icon("check")}{html_text(say("train.right"))}</p>'
        if attempt.right
        else f'<p class="rl-tag rl-medium">{icon("ring")}{html_text(say("train.wrong"))}</p>'
    )
    key = item.options[item.key]
    reasons = [] if attempt.right else [_reason(_letter(attempt.chosen), item.options[attempt.chosen])]
    reasons.append(_reason(_letter(item.key), key))
    if item.why and item.why not in {option.why for option in item.options}:
        reasons.append(f"<p>{html_runs(item.why)}</p>")
    return (
        f'<ul class="rl-options">{rows}</ul>'
        f'<div class="rl-why" role="status" style="margin-top:16px">{head}{"".join(reasons)}</div>'
    )


def _letter(i: int) -> str:
    return _LETTERS[i % len(_LETTERS)]


def _reason(letter: str, option: Option) -> str:
    return f"<p><b>{letter}</b>&ensp;{html_runs(option.why)}</p>"


def _option_row(i: int, option: Option, attempt: Attempt, say: Words) -> str:
    styles = ("rl-is-key" if option.right else "") + (" rl-is-chosen" if i == attempt.chosen else "")
    end = ""
    if option.right:
        end = f'<span class="rl-end rl-tag rl-ok">{icon("check")}{html_text(say("train.key"))}</span>'
    elif i == attempt.chosen:
        end = f'<span class="rl-end rl-tag rl-medium">{html_text(say("train.yours"))}</span>'
    return (
        f'<li class="{styles}"><span class="rl-letter">{_letter(i)}</span>'
        f"<span>{html_runs(option.text)}</span>{end}</li>"
    )


def _draw_after(application: "Application", round_: Round, item: QuizItem, n: int, say: Words) -> None:
    citations = _citations(application, item)
    if citations:
        draw_chips(citations, application.library, say, key=f"quiz-{n}")
    last = n == len(round_.items)
    with st.container(horizontal=True, vertical_alignment="center"):
        link("entry", say("train.source"), id=item.entry)
        st.space("stretch")
        st.button(
            say("train.finish" if last else "train.next"),
            type="primary",
            key=f"quiz.next.{n}",
            on_click=put_in_url,
            kwargs={"n": str(n + 1)},
        )


def _citations(application: "Application", item: QuizItem) -> list[Citation]:
    entry = application.library.entries.get(item.entry)
    return cite_entry(entry, application.library) if entry else []


def draw_score(application: "Application", round_: Round, say: Words) -> None:
    """
    Draw the score of a round by topic, and what is worth reading again.
    """
    right = sum(attempt.right for attempt in round_.attempts)
    title(say("train.score", right=right, all=len(round_.items)))
    draw(
        f'<h2 class="rl-h2-entry">{html_text(say("train.by-topic"))}</h2>'
        f'<ul class="rl-scores">{_scores(application.score(round_), say)}</ul>'
    )
    missed = {attempt.item for attempt in round_.attempts if not attempt.right}
    entries = [
        item.entry for item in round_.items if item.id in missed and item.entry in application.library.entries
    ]
    if entries:
        draw(f'<h2 class="rl-h2-entry">{html_text(say("train.reread"))}</h2>')
        for entry_id in list(dict.fromkeys(entries))[:3]:
            link("entry", label_text(say.of(application.library.entries[entry_id].title)), id=entry_id)


def _scores(scores: Sequence[TopicScore], say: Words) -> str:
    rows = []
    for score in scores:
        if score.right == score.answered:
            style, name, words = "ok", "check", "train.all-right"
        elif score.right:
            style, name, words = "low", "ring", "train.some-right"
        else:
            style, name, words = "medium", "warning", "train.none-right"
        count = say("train.topic.score", right=score.right, answered=score.answered)
        rows.append(
            f"<li><span>{html_runs(say.of(score.name))}</span><span>{html_text(count)}</span>"
            f'<span class="rl-tag rl-{style}">{icon(name)}{html_text(say(words))}</span></li>'
        )
    return "".join(rows)
