"""
The web app over the fake application, to look at pages: `streamlit run tests/pages/fake_app.py`.
"""

import os

import streamlit as st

from guide.pages.frame import run_app
from guide.pages.shared import APPLICATION
from tests.pages.fake_library import LIBRARY, make_hostile_library
from tests.pages.fakes import FakeApplication


@st.cache_resource
def _application() -> FakeApplication:
    hostile = os.environ.get("REDLINE_FAKE_LIBRARY") == "hostile"
    return FakeApplication(make_hostile_library() if hostile else LIBRARY)


st.session_state[APPLICATION] = _application()
run_app()
