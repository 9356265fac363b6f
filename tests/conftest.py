"""
What many tests share: the shipped library, an application in a folder of its own, and a clean environment.
"""

from pathlib import Path

import pytest

from guide.application import Application, build_application
from guide.domain import Library
from guide.knowledge import load_library
from guide.settings import Settings, shipped


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BASE_URL", "MODEL", "API_KEY"):
        monkeypatch.delenv(f"REDLINE_LLM_{name}", raising=False)
    for name in ("REDLINE_CHROMA_URL", "REDLINE_HOUSE", "REDLINE_DATABASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(shipped("knowledge"))


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # One index for all workers of a parallel run: it is built once, under its own lock.
    return tmp_path_factory.getbasetemp().parent / "redline-data"


@pytest.fixture(scope="session")
def application(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Application:
    own = tmp_path_factory.mktemp("database")
    settings = Settings.from_environment(
        {"REDLINE_DATA": str(data_folder), "REDLINE_DATABASE_URL": f"sqlite:///{own / 'redline.db'}"}
    )
    return build_application(settings)
