"""
A batch that is being reviewed: how far it is, Stop, and going on.
"""

import time

import streamlit as st

from guide.domain import BatchProgress
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import draw, note, title
from guide.pages.shared import get_runner, words
from guide.pages.words import Words

_EVERY = 2.0
_PACE = "running.pace"


def draw_progress(progress: BatchProgress, shown: int) -> None:
    """
    Draw how far a batch is that has not come to its end; `shown` posts of it are on the page already.
    """
    say = words()
    if progress.state == "running":
        title(say("running.title"))
        _draw_running(progress.key, shown)
        return
    heading = say("failed.title" if progress.state == "failed" else "stopped.title")
    why = f"<p>{html_runs(progress.error)}</p>" if progress.error else ""
    head = f'<h2 class="rl-tag rl-medium">{html_text(heading)}</h2>'
    draw(f'<div class="rl-message">{head}<p>{html_text(_counted(progress, say))}</p>{why}</div>')
    st.button(
        say("stopped.go-on"),
        type="primary",
        key="running.go_on",
        on_click=get_runner().go_on,
        args=(progress.key,),
    )


@st.fragment(run_every=_EVERY)
def _draw_running(key: str, shown: int) -> None:
    say, runner = words(), get_runner()
    progress = runner.progress(key)
    if progress is None or progress.state != "running":
        st.rerun()
    share = min(1.0, progress.done / progress.total) if progress.total else 0.0
    st.progress(share, text=_text(progress, say))
    note(say("running.leave"))
    with st.container(horizontal=True, gap="small"):
        if st.button(say("running.stop"), key="running.stop"):
            runner.stop(key)
            st.rerun()
        if progress.done > shown and st.button(
            say("running.show", n=f"{progress.done:,}"), type="tertiary", key="running.show"
        ):
            st.rerun()


def _text(progress: BatchProgress, say: Words) -> str:
    if not progress.done:
        return say("running.waiting")
    left = _seconds_left(progress)
    if left is None:
        return _counted(progress, say)
    minutes = round(left / 60)
    words_left = say("running.left.minutes", n=minutes) if minutes else say("running.left.seconds")
    return f"{_counted(progress, say)} · {words_left}"


def _counted(progress: BatchProgress, say: Words) -> str:
    if progress.total is None:
        return say("running.done", n=f"{progress.done:,}")
    return say("running.of", n=f"{progress.done:,}", all=f"{progress.total:,}")


def _seconds_left(progress: BatchProgress) -> float | None:
    """
    Return the seconds left at the pace since this tab first looked, None while that is not known.
    """
    pace: tuple[str, float, int] = st.session_state.get(_PACE, ("", 0.0, 0))
    key, since, done = pace
    if key != progress.key or progress.done < done:
        st.session_state[_PACE] = progress.key, time.monotonic(), progress.done
        return None
    made = progress.done - done
    if not made or progress.total is None:
        return None
    return (progress.total - progress.done) * (time.monotonic() - since) / made
