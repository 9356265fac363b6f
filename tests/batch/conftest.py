import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from guide.batch import LocalWorkers
from guide.cli import redline
from guide.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(data_folder):
    """
    The environment for programs that the tests start: this checkout, and the index of the tests.
    """
    return {**os.environ, "REDLINE_DATA": str(data_folder), "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def shared_workers(application, data_folder):
    """
    Two worker programs for all tests that leave them running: each takes seconds to start.
    """
    _ = application.index
    with LocalWorkers(Settings.from_environment({"REDLINE_DATA": str(data_folder)}), 2) as workers:
        yield workers


@pytest.fixture
def command(application, monkeypatch):
    """
    Return a function that runs `redline review` here, with the application of all tests.
    """
    monkeypatch.setattr(sys.modules["guide.cli.review"], "get_application", lambda: application)

    def run(*arguments):
        result = CliRunner().invoke(redline, ["review", "--date", "2027-01-20", *map(str, arguments)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
