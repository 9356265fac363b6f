"""
What to fix first: the findings in the order of urgency, each a way to its card.
"""

from collections.abc import Callable

import streamlit as st

from guide.domain import CATEGORY_NAMES
from guide.explain import fix_first
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import draw, note, number_chip, severity_tag
from guide.pages.segments import NumberedFinding
from guide.pages.standing import Standing
from guide.pages.words import Words

_SHOWN = 5
_LEAST = 3
_EASE = {"replace": "first.press", "delete": "first.press", "add": "first.add", "none": "first.think"}
_JUMP = "first.jump"

# The card is drawn by the same rerun as this: wait for it, for a second at most.
_scroll = st.components.v2.component(
    "redline_jump",
    js="""export default ({ data, parentElement }) => {
  if (!data.to || parentElement.dataset.jumped === String(data.count)) return
  parentElement.dataset.jumped = String(data.count)
  let tries = 20
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  const look = () => {
    const card = document.querySelector(`.st-key-open-finding-${data.to}`)
    if (card) card.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" })
    else if (tries-- > 0) setTimeout(look, 50)
  }
  setTimeout(look, 50)
}""",
)


def draw_first(standing: Standing, say: Words, *, on_open: Callable[[int], None]) -> None:
    """
    Draw the most urgent findings that nobody has decided; nothing where there are too few to rank.
    """
    cards = {f.n: f for f in standing.shown}
    open_ones = [n for n in cards if n not in standing.dismissed and not standing.of(n, "outcome")]
    _draw_jump()
    if len(open_ones) < _LEAST:
        return

    def jump(n: int) -> None:
        on_open(n)
        count = st.session_state.get(_JUMP, (0, 0))[1]
        st.session_state[_JUMP] = (n, count + 1)

    ranked = [cards[n] for n in fix_first(standing.kept, open_ones)]
    with st.expander(say("first.title"), key="review.first"):
        for place, finding in enumerate(ranked[:_SHOWN], 1):
            name = say.of(finding.explained.title)
            with st.container(key=f"cover-first-{place}", gap=None):
                draw(_row(place, finding, say))
                st.button(
                    say("first.open", n=finding.n, title=label_text(name)),
                    key=f"review.first.{finding.n}",
                    on_click=jump,
                    args=(finding.n,),
                )
        if len(ranked) > _SHOWN:
            note(say("first.more", n=len(ranked) - _SHOWN))


def _draw_jump() -> None:
    to, count = st.session_state.get(_JUMP, (0, 0))
    with st.container(key="first_jump"):
        _scroll(data={"to": to, "count": count}, key="first.scroll")


def _row(place: int, finding: NumberedFinding, say: Words) -> str:
    found = finding.explained.finding
    category = say.of(CATEGORY_NAMES[found.category]) if found.category in CATEGORY_NAMES else found.category
    why = say("comma").join((category, say(_EASE[found.fix])))
    return (
        f'<div class="rl-card-head"><span class="rl-note">{place}.</span>'
        f"{number_chip(finding.n, finding.severity)}{severity_tag(finding.severity, say)}"
        f'<span class="rl-name">{html_runs(say.of(finding.explained.title))}'
        f'<small class="rl-why-first">{html_text(why)}</small></span></div>'
    )
