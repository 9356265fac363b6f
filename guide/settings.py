"""
Settings, read from the environment once and passed down.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from guide.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """
    Return a content folder or file: beside the package in a checkout, inside it in a wheel.
    """
    inside = Path(__file__).resolve().parent / "shipped" / name
    return inside if inside.exists() else ROOT / name


def _data_folder(environment: Mapping[str, str]) -> Path:
    if given := environment.get("REDLINE_DATA"):
        return Path(given).expanduser()
    if (ROOT / "pyproject.toml").is_file() and (ROOT / "knowledge").is_dir():
        return ROOT / ".redline"
    return Path(user_data_path("redline"))


@dataclass(frozen=True, slots=True)
class Settings:
    """
    Where things are and what is configured; `llm_api_key` never shows in a representation.
    """

    data: Path
    knowledge: Path
    database_url: str
    chroma_url: str | None = None
    house: Path | None = None
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: str | None = field(default=None, repr=False)
    port: int = 8501

    @property
    def has_model(self) -> bool:
        """
        Tell whether a language model is configured.
        """
        return bool(self.llm_base_url and self.llm_model)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """
        Return the settings that the environment gives.

        Raises SettingsError where a value cannot be used.
        """
        env = os.environ if environment is None else environment
        data = _data_folder(env)
        port = env.get("PORT") or "8501"
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise SettingsError(f"PORT is {port!r}: give a number between 1 and 65535")
        house = env.get("REDLINE_HOUSE")
        return cls(
            data=data,
            knowledge=shipped("knowledge"),
            database_url=env.get("REDLINE_DATABASE_URL") or f"sqlite:///{data / 'redline.db'}",
            chroma_url=env.get("REDLINE_CHROMA_URL") or None,
            house=Path(house).expanduser() if house else None,
            llm_base_url=env.get("REDLINE_LLM_BASE_URL") or None,
            llm_model=env.get("REDLINE_LLM_MODEL") or None,
            llm_api_key=env.get("REDLINE_LLM_API_KEY") or None,
            port=int(port),
        )
