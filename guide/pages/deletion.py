"""
The end of a kept review: asked for twice, then gone with all it held.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import MOST_IN_NAME, typed_line
from guide.pages.pieces import note
from guide.pages.shared import go, today
from guide.pages.standing import act, me
from guide.pages.words import Words

if TYPE_CHECKING:
    from guide.application import Application


def draw_delete(application: "Application", batch: str, n: int, say: Words, *, so_far: bool = False) -> None:
    """
    Draw the way to delete all `n` reviews that are kept under a key; `so_far` tells that more are to come.
    """
    with st.popover(say("delete"), icon=":material/delete:", type="tertiary", key="delete"):
        note(say("delete.ask.sofar") if so_far else say.count("delete.ask", n))
        held = application.decisions.dismissals()
        made_here = sum(dismissal.batch == batch and dismissal.holds(today()) for dismissal in held)
        end = bool(made_here) and st.checkbox(
            say.count("delete.dismissals", made_here), key=f"delete.dismissals.{batch}"
        )
        if st.button(say("delete.yes"), type="primary", key="delete.yes"):
            delete_and_leave(application, batch, end_dismissals=end)


def delete_and_leave(application: "Application", batch: str, *, end_dismissals: bool) -> None:
    """
    Delete what is kept under a key and show its address, which then says that it is gone.
    """

    def write() -> None:
        by = typed_line(me(), "the name", MOST_IN_NAME)
        application.versions.delete_review(batch, end_dismissals=end_dismissals, by=by)
        go("review", r=batch)

    act(write)
