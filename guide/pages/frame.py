"""
The frame around every page: style, logo, navigation and the switch between English and Chinese.
"""

from pathlib import Path

import streamlit as st

from guide.domain import Lang
from guide.errors import GuideError
from guide.pages.pieces import message
from guide.pages.shared import LANG, PageName, page_file, put_in_url
from guide.pages.words import Words

PAGE_WIDTH = 1180
_FOLDER = Path(__file__).resolve().parent
_SHOWN: tuple[PageName, ...] = ("review", "ask", "knowledge", "train")
_HIDDEN: tuple[PageName, ...] = ("home", "entry", "settings", "dismissals")
_SWITCH = "frame.lang"
_NAMES: dict[str, str] = {"en": "EN", "zh": "中文"}

# Screen readers and fonts go by the document's language, which Streamlit fixes to English.
_document_lang = st.components.v2.component(
    "redline_lang",
    js="export default ({ data }) => { document.documentElement.lang = data.lang }",
)


def _browser_lang() -> Lang:
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def settle_language() -> Lang:
    """
    Return the language: the one in the URL, else the one chosen before, else the browser's.
    """
    given = st.query_params.get("lang")
    usual = _browser_lang()
    lang: Lang = st.session_state.get(LANG, usual)
    if given in ("en", "zh"):
        lang = "zh" if given == "zh" else "en"
    st.session_state[LANG] = lang
    if given is not None or lang != usual:
        put_in_url(lang=lang)
    return lang


def _switched() -> None:
    st.session_state[LANG] = st.session_state[_SWITCH]
    st.query_params["lang"] = st.session_state[_SWITCH]


def _draw_switch(say: Words) -> None:
    st.session_state[_SWITCH] = say.lang
    with st.container(key="frame_lang"):
        st.segmented_control(
            say("frame.language"),
            ["en", "zh"],
            format_func=_NAMES.__getitem__,
            required=True,
            key=_SWITCH,
            on_change=_switched,
            label_visibility="collapsed",
        )


def _draw_logo() -> None:
    shade = "dark" if st.context.theme.type == "dark" else "light"
    st.logo((_FOLDER / "brand" / f"lockup-{shade}.svg").read_text(encoding="utf-8"), size="medium")


def run_app() -> None:
    """
    Draw the frame and run the page that the URL names; a known error becomes a card.
    """
    st.set_page_config(page_icon=str(_FOLDER / "brand" / "favicon.svg"), layout="wide")
    say = Words(settle_language())
    st.html(_FOLDER / "style.css")
    _draw_logo()
    pages = [
        st.Page(
            page_file(name),
            title=say(f"nav.{name}"),
            url_path="" if name == "home" else name,
            default=name == "home",
            visibility="visible" if name in _SHOWN else "hidden",
        )
        for name in _SHOWN + _HIDDEN
    ]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{page.title} · Redline 红线")
    _draw_switch(say)
    with st.container(key="frame_lang_of_document"):
        _document_lang(data={"lang": say.html_lang}, key="frame.document_lang")
    with st.container(horizontal_alignment="center"), st.container(width=PAGE_WIDTH, key="page"):
        try:
            page.run()
        except GuideError as error:
            message(say("frame.trouble"), str(error))
