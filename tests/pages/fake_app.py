"""
The web app over the fake application, to look at pages: `streamlit run tests/pages/fake_app.py`.
"""

import os

import streamlit as st

from guide.pages.frame import run_app
from guide.pages.shared import APPLICATION, RUNNER
from tests.pages.fake_library import LIBRARY, make_hostile_library
from tests.pages.fakes import FakeApplication, FakeRunner


@st.cache_resource
def _built() -> tuple[FakeApplication, FakeRunner]:
    hostile = os.environ.get("REDLINE_FAKE_LIBRARY") == "hostile"
    application = FakeApplication(make_hostile_library() if hostile else LIBRARY)
    return application, FakeRunner(application)


st.session_state[APPLICATION], st.session_state[RUNNER] = _built()
run_app()
