"""
Which rewrites a draft is shown with: those people chose, else all on offer.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Review
from guide.pages.decide import decide
from guide.pages.standing import Standing, act, rewritten_with
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application


def wanted_of(standing: Standing) -> frozenset[int]:
    """
    Return the numbers of the findings whose rewrite goes into the text.
    """
    return standing.used or standing.usable


def rewriting(application: "Application", standing: Standing) -> Review:
    """
    Return the review with its draft rewritten by what people chose, else by all that is on offer.

    The text has been judged again: a fix that overlaps another or raises something new is not in it.
    """
    return rewritten_with(application, standing.address, standing.kept, wanted_of(standing))


def rewriting_words(standing: Standing, rewritten: Review, say: Words) -> str:
    """
    Return which rewrites a text has, and which of those chosen were left out.
    """
    applied = {n for n, explained in enumerate(rewritten.findings, 1) if explained.applied}
    words = say.count("use.chosen" if standing.used else "use.offered", len(applied))
    left_out = sorted(standing.used - applied)
    if not left_out:
        return words
    gap = "" if say.lang == "zh" else " "
    return words + gap + say("use.left-out", names=say("comma").join(map(str, left_out)))


def draw_use_all(application: "Application", standing: Standing, say: Words) -> None:
    """
    Draw the way to use all rewrites on offer, or to take them all back.
    """
    if not standing.usable:
        return
    # Of two that change the same words only one goes into the text: only that one is used.
    together = rewritten_with(application, standing.address, standing.kept, standing.usable)
    applied = [n for n, explained in enumerate(together.findings, 1) if explained.applied]
    free = [n for n in applied if not standing.of(n, "outcome")]
    if free:
        if st.button(say("use.all"), icon=":material/done_all:", type="primary", key="use.all"):
            decide(application, standing, free, "used")
    elif standing.used and st.button(say("use.none"), icon=":material/undo:", key="use.none"):
        used = sorted(standing.used)

        def write() -> None:
            for n in used:
                application.decisions.take_back(standing.batch, standing.position, n, "outcome")

        act(write)
