"""
Report a mistake: a note about an entry, to download or to paste into a mail.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import Entry
from guide.pages.pieces import note
from guide.pages.shared import today
from guide.pages.words import Words
from guide.report import mistake_note, note_name

if TYPE_CHECKING:
    from guide.application import Application

_MOST = 2000


def draw_report(application: "Application", entry: Entry, say: Words) -> None:
    """
    Draw the fields of a note and, once something is said, the note as a file and as text.
    """
    with st.popover(say("mistake.open"), icon=":material/flag:", type="tertiary", key="entry.mistake"):
        what = st.text_area(say("mistake.what"), max_chars=_MOST, key="mistake.what")
        where = st.text_area(say("mistake.where"), max_chars=_MOST, height=80, key="mistake.where")
        who = st.text_input(say("mistake.who"), max_chars=120, key="mistake.who")
        if not what.strip():
            note(say("mistake.lead"))
            return
        text = mistake_note(entry, application.library, what=what, where=where, who=who, day=today())
        st.download_button(
            say("mistake.download"),
            text.encode(),
            file_name=note_name(entry, today()),
            mime="text/markdown",
            on_click="ignore",
            icon=":material/download:",
            key="mistake.download",
        )
        note(say("mistake.mail"))
        st.code(text, language=None, wrap_lines=True, height=220)
