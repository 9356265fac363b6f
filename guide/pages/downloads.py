"""
Reviews to take away, in the formats and the bytes of the command line.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from guide.domain import Review, UnreadableDraft
from guide.pages.words import Words
from guide.report import REPORT_FORMATS, export_reviews

# What most people take away first, machines' formats last.
_ORDER = ("docx", "xlsx", "html", "csv", "json", "jsonl", "sarif")


def draw_downloads(reviews: Sequence[Review | UnreadableDraft], say: Words) -> None:
    """
    Draw the choice of formats, in the language of the interface; a file is made when it is asked for.
    """
    with st.popover(say("download"), icon=":material/download:", key="download"):
        for form in _ORDER:
            st.download_button(
                say(f"download.{form}"),
                partial(export_reviews, reviews, form, say.lang),
                file_name=f"redline-review.{form}",
                mime=REPORT_FORMATS[form].media_type,
                on_click="ignore",
                key=f"download.{form}",
            )
