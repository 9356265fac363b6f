import dataclasses

import pytest

from guide.domain import SEVERITIES
from guide.pages.filters import initials, matches, plain
from tests.pages.conftest import html_of
from tests.pages.fake_library import SUPERLATIVES, TERM


@pytest.mark.parametrize("wanted", ["种草", "zhongcao", "zhong cao", "zhǒng cǎo", "ZC", "", "  "])
def test_a_term_is_found_by_its_characters_pinyin_and_initials(wanted):
    assert matches(TERM, wanted)


@pytest.mark.parametrize("wanted", ["bacao", "zhc", "避雷", "!"])
def test_a_term_is_not_found_by_others(wanted):
    assert not matches(TERM, wanted)


def test_tones_and_spaces_do_not_count():
    assert plain("Nǚ wáng") == "nvwang"
    assert initials("小红薯") == "xhs"


def test_terms_are_filtered_by_use(open_page, fake):
    other = dataclasses.replace(TERM, id="glossary/绝绝子", term="绝绝子", brand_use="no")
    fake.library = dataclasses.replace(fake.library, entries={**fake.library.entries, other.id: other})
    page = open_page("knowledge", section="glossary")
    assert "种草" in html_of(page)

    page.session_state["knowledge.use"] = "no"

    assert "种草" not in html_of(page.run())
    assert "绝绝子" in html_of(page)


def test_norms_are_filtered_by_severity(open_page):
    page = open_page("knowledge", family="law")
    assert SUPERLATIVES.title.en in html_of(page)

    others = [severity for severity in SEVERITIES if severity != SUPERLATIVES.severity]
    page.session_state["knowledge.severity"] = others[0]

    assert SUPERLATIVES.title.en not in html_of(page.run())
