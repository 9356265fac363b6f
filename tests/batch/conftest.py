import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(data_folder):
    """
    The environment for programs that the tests start: this checkout, and the index of the tests.
    """
    return {**os.environ, "REDLINE_DATA": str(data_folder), "PYTHONPATH": str(ROOT)}
