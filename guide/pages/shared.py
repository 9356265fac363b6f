"""
What every page needs: the application, the language, the day, the other pages.
"""

import re
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import streamlit as st

from guide.domain import Lang
from guide.errors import GuideError
from guide.pages.words import Words
from guide.settings import Settings
from guide.text import today_in_shanghai

if TYPE_CHECKING:
    from guide.application import Application
    from guide.batch import BatchRunner

# The seam for tests: an application put under this key of the session is used instead of the one that
# the environment gives. Session state cannot be set from outside the process.
APPLICATION = "shared.application"
RUNNER = "shared.runner"
LANG = "shared.lang"

PageName = Literal["home", "review", "ask", "knowledge", "entry", "train", "settings", "dismissals"]
_FOLDER = Path(__file__).resolve().parent
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ENTRY_ID = re.compile(r"[^\s<>\"'`\\]{1,200}")


@st.cache_resource(show_spinner=False)
def _built() -> "tuple[Application, BatchRunner]":
    from guide.application import build_application
    from guide.batch import BatchRunner

    application = build_application(Settings.from_environment())
    runner = BatchRunner(application)
    # By the time somebody has pasted a draft the index is open, or nearly built where it was not there yet.
    threading.Thread(target=_open_index, args=(application, runner), daemon=True).start()
    return application, runner


def _open_index(application: "Application", runner: "BatchRunner") -> None:
    # What is wrong is said where the index is next asked for, on a page.
    with suppress(GuideError):
        _ = application.index
        runner.go_on_with_all()


def get_application() -> "Application":
    """
    Return the application of this process, built on first use from the environment.
    """
    if APPLICATION in st.session_state:
        given: Application = st.session_state[APPLICATION]
        return given
    with st.spinner(words()("frame.preparing"), show_time=False):
        return _built()[0]


def get_runner() -> "BatchRunner":
    """
    Return what reviews batches in the background of this process.
    """
    if RUNNER in st.session_state:
        given: BatchRunner = st.session_state[RUNNER]
        return given
    return _built()[1]


def wait_for_index(application: "Application", say: Words) -> None:
    """
    Say what is being waited for, where the index is not open yet. Raises IndexBuildError.
    """
    if not application.is_ready:
        with st.spinner(say("frame.indexing")):
            _ = application.index


def words() -> Words:
    """
    Return the words of the interface in the language chosen.
    """
    lang: Lang = st.session_state.get(LANG, "en")
    return Words(lang)


def today() -> date:
    """
    Return the day it is where the posts appear.
    """
    return today_in_shanghai()


def page_file(name: PageName) -> Path:
    """
    Return the file of a page.
    """
    return _FOLDER / f"{name}.py"


def key_in_url(name: str) -> str:
    """
    Return a key that the URL carries, or nothing where it cannot be one of ours.
    """
    given = st.query_params.get(name, "")
    return given if _KEY.fullmatch(given) else ""


def entry_in_url() -> str:
    """
    Return the entry id that the URL carries, or nothing where it cannot be one.
    """
    given = st.query_params.get("id", "")
    return given if _ENTRY_ID.fullmatch(given) else ""


def number_in_url(name: str) -> int:
    """
    Return a number that the URL carries, or 0.
    """
    given = st.query_params.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 6 else 0


def _with_lang(query: dict[str, str]) -> dict[str, str]:
    return {**query, "lang": st.query_params["lang"]} if "lang" in st.query_params else query


def go(name: PageName, **query: str) -> NoReturn:
    """
    Leave for another page, with these keys in its URL.
    """
    st.switch_page(page_file(name), query_params=_with_lang(query))


def link(
    name: PageName, label: str, *, icon: str | None = None, width: Any = "content", **query: str
) -> None:
    """
    Draw a link to a page; `label` has been through `label_text` where it is not a word of ours.
    """
    st.page_link(page_file(name), label=label, icon=icon, width=width, query_params=_with_lang(query))


def put_in_url(**keys: str) -> None:
    """
    Set keys of the URL, or remove those given as an empty text.
    """
    for name, value in keys.items():
        if value:
            if st.query_params.get(name) != value:
                st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]
