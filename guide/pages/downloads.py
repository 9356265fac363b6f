"""
Reviews to take away, in the formats and the bytes of the command line.
"""

from collections.abc import Sequence

import streamlit as st

from guide.domain import Review, UnreadableDraft
from guide.pages.words import Words
from guide.report import reviews_csv, reviews_json


def draw_downloads(reviews: Sequence[Review | UnreadableDraft], say: Words) -> None:
    """
    Draw the choice of formats; a file is made when it is asked for.
    """
    with st.popover(say("download"), icon=":material/download:", key="download"):
        st.download_button(
            say("download.csv"),
            lambda: reviews_csv(reviews).encode(),
            file_name="redline-review.csv",
            mime="text/csv",
            on_click="ignore",
            key="download.csv",
        )
        st.download_button(
            say("download.json"),
            lambda: reviews_json(list(reviews)).encode(),
            file_name="redline-review.json",
            mime="application/json",
            on_click="ignore",
            key="download.json",
        )
