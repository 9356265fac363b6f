"""
Ask: the newest question and its answer first, the field at the foot, kept under its own address.
"""

import secrets

import streamlit as st

from guide.application import Application
from guide.pages.articles import draw_answer
from guide.pages.escape import html_text
from guide.pages.pieces import draw, lead, title
from guide.pages.shared import get_application, key_in_url, put_in_url, wait_for_index, words
from guide.pages.words import Words

EXAMPLES = 6
SHOWN = 12
_PENDING = "ask.pending"


def _ask(question: str) -> None:
    st.session_state[_PENDING] = question


def _draw_examples(say: Words) -> None:
    """
    Draw six questions, four in the language of the interface and two in the other.
    """
    lead(say("ask.lead"))
    draw(f'<p class="rl-label">{html_text(say("ask.examples"))}</p>')
    other = Words("en" if say.lang == "zh" else "zh")
    with st.container(horizontal=True, gap="small", key="pills-examples"):
        for n in range(1, EXAMPLES + 1):
            question = (say if n <= EXAMPLES - 2 else other)(f"example.{n}")
            st.button(question, key=f"ask.example.{n}", on_click=_ask, args=(question,))


def _answer(application: Application, question: str, say: Words) -> None:
    """
    Answer a question and keep it, under the conversation of the URL or a new one.
    """
    key = key_in_url("c") or secrets.token_urlsafe(12)
    wait_for_index(application, say)
    with st.spinner(say("ask.working")):
        answer = application.ask(question)
    application.keep_answer(key, answer)
    put_in_url(c=key)


def _draw_head(say: Words, *, empty: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="ask_head"):
        title(say("ask.title"), "page" if empty else "small")
        st.space("stretch")
        if not empty and st.button(say("ask.new"), icon=":material/add:", type="tertiary", key="ask.new"):
            put_in_url(c="")
            st.rerun()


def draw_page() -> None:
    """
    Draw the conversation that the URL names, or examples.
    """
    application, say = get_application(), words()
    with st.bottom, st.container(horizontal_alignment="center"), st.container(width=1180):
        left, _ = st.columns([760, 340], gap="large")
        with left:
            asked = st.chat_input(say("ask.field"), key="ask.field", max_chars=2000)
    question = (st.session_state.pop(_PENDING, None) or asked or "").strip()
    if question:
        _answer(application, question, say)
    answers = application.conversation(key_in_url("c")) if key_in_url("c") else ()
    _draw_head(say, empty=not answers)
    if not answers:
        _draw_examples(say)
    for place, answer in reversed(list(enumerate(answers, 1))[-SHOWN:]):
        draw_answer(answer, place, application.library, say)


if __name__ == "__main__":
    draw_page()
