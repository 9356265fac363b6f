"""
The words of reports agree with the words of the pages.
"""

import pytest

from guide.domain import AUTHORS, PLATFORMS, SEVERITIES, Bilingual
from guide.pages.words import WORDS as PAGES
from guide.report.words import WORDS, each, joined

SHARED = [
    *(f"platform.{name}" for name in PLATFORMS),
    *(f"author.{name}" for name in AUTHORS),
    *(f"severity.{name}" for name in SEVERITIES),
    *(
        f"strength.{name}"
        for name in ("law", "regulator", "platform", "press", "trade-press", "scholarship", "general")
    ),
    *(
        "sure.very",
        "sure.likely",
        "sure.possible",
        "verdict.block",
        "verdict.revise",
        "mode.offline",
        "mode.model",
    ),
]


@pytest.mark.parametrize("key", SHARED)
def test_a_thing_has_one_name_in_pages_and_reports(key):
    assert PAGES[key] == (WORDS[key].en, WORDS[key].zh)


def test_every_word_is_in_both_languages():
    assert [key for key, text in WORDS.items() if not text.en.strip() or not text.zh.strip()] == []


def test_a_text_that_is_the_same_in_both_is_said_once():
    assert joined(Bilingual("URL", "URL"), "both") == "URL"
    assert each(Bilingual("High", "高"), "both") == (("en", "High"), ("zh", "高"))
