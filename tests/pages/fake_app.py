"""
The web app over the fake application, to look at pages: `streamlit run tests/pages/fake_app.py`.
"""

import streamlit as st

from guide.pages.frame import run_app
from guide.pages.shared import APPLICATION
from tests.pages.fakes import FakeApplication


@st.cache_resource
def _application() -> FakeApplication:
    return FakeApplication()


st.session_state[APPLICATION] = _application()
run_app()
