"""
Opens a page of the real app over the fake application.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from guide.pages.shared import APPLICATION, RUNNER
from tests.pages.fakes import FakeApplication, FakeRunner

APP = Path(__file__).resolve().parents[2] / "app.py"
OpenPage = Callable[..., AppTest]


@pytest.fixture
def fake() -> FakeApplication:
    return FakeApplication()


@pytest.fixture
def runner(fake: FakeApplication) -> FakeRunner:
    return FakeRunner(fake)


@pytest.fixture
def open_page(fake: FakeApplication, runner: FakeRunner) -> OpenPage:
    """
    Return a function that opens a page with keys in its URL and gives back its test driver.
    """

    def opened(name: str, **query: str) -> AppTest:
        st.cache_resource.clear()
        driver = AppTest.from_file(str(APP), default_timeout=60)
        driver.session_state[APPLICATION] = fake
        driver.session_state[RUNNER] = runner
        driver.run()
        if name != "home":
            driver.switch_page(f"guide/pages/{name}.py")
        for key, value in query.items():
            driver.query_params[key] = value
        return driver.run()

    return opened


def html_of(driver: AppTest) -> str:
    """
    Return all HTML of the page, but for the style sheet.
    """
    return "\n".join(piece.proto.body for piece in driver.get("html") if "<style" not in piece.proto.body)
