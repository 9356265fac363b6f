"""
Chromium, and apps to point it at.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from guide.application import Application
from tests.browser.chromium import FLAGS, chromium_path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
# Nothing but this machine has an address, so that a request elsewhere fails as well as being seen.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

StartApp = Callable[..., str]


@pytest.fixture(scope="session")
def chromium() -> str:
    path = chromium_path()
    if path is None:
        reason = "no Chromium: install Debian's package `chromium`, or name its program in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the app ended before it was healthy"
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the app was not healthy within {PATIENCE:.0f} s")


@pytest.fixture
def start_app(application: Application, data_folder: Path, tmp_path: Path) -> Iterator[StartApp]:
    """
    Return a function that serves a script and gives back its address; it ends with the test.
    """
    # Built before the clock of a test runs: on a busy machine that takes longer than a browser waits.
    _ = application.index
    processes: list[subprocess.Popen[bytes]] = []

    def start(script: str, **environment: str) -> str:
        port = free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / script)]
        command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
        settings = {
            "REDLINE_DATA": str(data_folder),
            "REDLINE_DATABASE_URL": f"sqlite:///{tmp_path / 'redline.db'}",
            "PYTHONPATH": str(ROOT),
        }
        with (tmp_path / f"app-{port}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **settings, **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        processes.append(process)
        url = f"http://127.0.0.1:{port}"
        wait_until_healthy(url, process)
        return url

    yield start
    for process in processes:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def page(chromium: str) -> Iterator[Page]:
    """
    Return a page in a browser of its own that is cut off from everything but this machine.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, OFFLINE])
        context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
        context.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        yield context.new_page()
        browser.close()


@pytest.fixture
def outside_requests(page: Page) -> list[str]:
    """
    Return the addresses, other than the app's own, that the page has asked for; it fills as the page goes on.
    """
    seen: list[str] = []

    def note(address: str) -> None:
        if not address.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")):
            seen.append(address)

    page.on("request", lambda request: note(request.url))
    page.on("websocket", lambda opened: note(opened.url))
    return seen
