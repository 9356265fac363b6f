import threading
import time
from concurrent.futures import ThreadPoolExecutor

import guide.application
from guide.application import Application
from guide.settings import Settings
from tests.makers import make_library, make_norm


def make_application(tmp_path):
    settings = Settings.from_environment({"REDLINE_DATA": str(tmp_path)})
    return Application(settings, make_library(make_norm()))


def test_a_thread_that_waits_gets_the_index_another_has_opened(tmp_path, monkeypatch):
    application = make_application(tmp_path)
    both_there = threading.Barrier(2)

    def open_slowly(*_):
        time.sleep(0.2)
        return object()

    def ask():
        both_there.wait(timeout=10)
        return application.index

    monkeypatch.setattr(guide.application, "open_index", open_slowly)
    with ThreadPoolExecutor(2) as threads:
        first, second = (threads.submit(ask) for _ in range(2))

    assert first.result() is second.result()


def test_an_application_is_ready_once_its_index_is_open(tmp_path):
    application = make_application(tmp_path)
    assert not application.is_ready

    assert application.index.entries
    assert application.is_ready
