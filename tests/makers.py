"""
Small makers of domain values for tests.
"""

from datetime import date
from typing import Any

from guide.detect import Detectors
from guide.domain import (
    AppliesTo,
    Bilingual,
    Detector,
    Draft,
    Entry,
    Example,
    Examples,
    Finding,
    Library,
    Norm,
    Questions,
    Span,
    TermsDetector,
)

CHECKED = date(2026, 11, 23)


def both(en: str, zh: str = "中文") -> Bilingual:
    return Bilingual(en, zh)


def make_norm(*detect: Detector, entry_id: str = "norms/absolute-claims/test", **changes: Any) -> Norm:
    values: dict[str, Any] = {
        "id": entry_id,
        "title": both("A title", "标题"),
        "category": entry_id.split("/")[1],
        "severity": "high",
        "applies_to": AppliesTo(("all",), ("brand", "paid-creator", "gifted-creator", "user"), ("all",)),
        "norm": both("What holds.", "规范。"),
        "chinese_reading": both("How it is read.", "读法。"),
        "western_assumption": both("What was meant.", "本意。"),
        "advice": both("What to do.", "建议。"),
        "limits": both("Where it ends.", "边界。"),
        "asked_as": Questions(("May we say it?",), ("能这么写吗",)),
        "general_knowledge": True,
        "detect": detect,
        "examples": Examples(
            (Example(text="bad words here", spans=("bad words",)),), (Example(text="fine"),)
        ),
        "checked": CHECKED,
    }
    return Norm(**{**values, **changes})


def make_library(*entries: Entry) -> Library:
    return Library({entry.id: entry for entry in entries}, {}, "2026.11+test", indexed="2026.11+test")


def make_draft(text: str, **changes: Any) -> Draft:
    return Draft(**{"id": "draft-1", "name": "draft-1", "text": text, **changes})


def judge(text: str, *detect: Detector, **changes: Any) -> list[str | None]:
    """
    Return the texts of the spans found in a draft by the detectors of one norm.
    """
    found = Detectors(make_library(make_norm(*detect))).judge(make_draft(text, **changes))
    return [finding.span.text if finding.span else None for finding in found]


def terms(*words: str, **context: Any) -> TermsDetector:
    return TermsDetector(terms=dict.fromkeys(words), **context)


def make_finding(text: str, start: int, end: int, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "entry": "norms/absolute-claims/test",
        "category": "absolute-claims",
        "severity": "high",
        "confidence": 0.9,
        "span": Span(start, end, text[start:end]),
        "detector": "term",
    }
    return Finding(**{**values, **changes})
