"""
Train: a round of ten questions under its own address, so that a refresh loses nothing.
"""

import streamlit as st

from guide.application import Application
from guide.domain import FAMILIES, FAMILY_NAMES, Round
from guide.errors import UsageError
from guide.pages.pieces import lead, message, title
from guide.pages.quiz import attempt_for, draw_item, draw_score
from guide.pages.shared import get_application, go, key_in_url, number_in_url, words
from guide.pages.words import Words

WIDTH = 760
TOPICS = ("", *FAMILIES, "myth", "glossary")


def _topic_words(topic: str, say: Words) -> str:
    if not topic:
        return say("train.topic.all")
    if topic in FAMILY_NAMES:
        return say.of(FAMILY_NAMES[topic])
    return say("section.myths" if topic == "myth" else "section.glossary")


def _draw_start(application: Application, say: Words) -> None:
    title(say("train.title"))
    lead(say("train.lead"))
    topic = st.pills(
        say("train.topic"),
        TOPICS,
        default="",
        required=True,
        format_func=lambda name: _topic_words(name, say),
        key="train.topic",
    )
    if st.button(say("train.start"), type="primary", key="train.start"):
        try:
            round_ = application.start_round(say.lang, topic=topic or None)
        except UsageError:
            message(say("train.title"), say("train.none"))
            return
        go("train", q=round_.id)


def current_number(round_: Round) -> int:
    """
    Return the number of the item to show: the URL's if it may be shown, else the first unanswered.

    One more than the last item stands for the score.
    """
    asked = number_in_url("n")
    unanswered = [n for n, item in enumerate(round_.items, 1) if attempt_for(round_, item) is None]
    first = unanswered[0] if unanswered else len(round_.items) + 1
    return asked if 0 < asked < first else first


def draw_page() -> None:
    """
    Draw the round that the URL names, or the start of one.
    """
    application, say = get_application(), words()
    with st.container(width=WIDTH):
        if "q" not in st.query_params:
            _draw_start(application, say)
            return
        round_ = application.round(key_in_url("q"))
        if round_ is None:
            message(say("train.gone"), say("train.gone.text"))
            _draw_start(application, say)
            return
        n = current_number(round_)
        if n <= len(round_.items):
            draw_item(application, round_, n, say)
            return
        draw_score(application, round_, say)
        if st.button(say("train.again"), type="primary", key="train.again"):
            go("train", q=application.start_round(round_.lang).id)


if __name__ == "__main__":
    draw_page()
