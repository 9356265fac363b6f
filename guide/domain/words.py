"""
Small values that all others are made of: text in two languages, and the closed sets of words.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args

Lang = Literal["en", "zh"]
DraftLang = Literal["en", "zh", "mixed"]
Severity = Literal["high", "medium", "low"]
Verdict = Literal["block", "revise", "ok"]
Author = Literal["brand", "paid-creator", "gifted-creator", "user"]
Platform = Literal["xiaohongshu", "wechat", "weibo", "douyin", "bilibili", "tmall", "generic"]
Strength = Literal["law", "regulator", "platform", "press", "trade-press", "scholarship", "general"]
Kind = Literal["norm", "myth", "incident", "platform", "glossary", "calendar"]
Status = Literal["draft", "reviewed", "retired"]

AUTHORS: tuple[str, ...] = get_args(Author)
PLATFORMS: tuple[str, ...] = get_args(Platform)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

SEVERITY_RANK: dict[Severity, int] = {"high": 3, "medium": 2, "low": 1}

# Read by the reader in guide/knowledge: a misspelt key in a file is an error, never ignored.
STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Bilingual:
    """
    One text in English and in Simplified Chinese.

    `general_knowledge` marks a text that rests on no stored source.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    en: str
    zh: str
    general_knowledge: bool = False

    def text(self, lang: Lang) -> str:
        """
        Return the text in `lang`.
        """
        return self.zh if lang == "zh" else self.en
