import html
import re

import pytest

from guide.pages.citations import locator_words
from guide.pages.words import Words
from guide.report.sources import chinese_number
from tests.pages.conftest import html_of
from tests.pages.fake_library import DAYS, INCIDENT, MYTH, PLATFORM, SUPERLATIVES, TERM

ONE_OF_EACH = (SUPERLATIVES, MYTH, INCIDENT, PLATFORM, TERM, DAYS[0][1])


def plain(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", shown))


@pytest.mark.parametrize("entry", ONE_OF_EACH, ids=lambda entry: entry.kind)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_is_readable_in_both_languages(open_page, entry, lang):
    page = open_page("entry", id=entry.id, lang=lang)

    assert not page.exception
    name = entry.term if entry is TERM else entry.title.text(lang)
    assert name in plain(html_of(page))
    assert ("核对" if lang == "zh" else "Checked") in html_of(page)


def test_a_norm_shows_readings_examples_and_sources(open_page):
    shown = html_of(open_page("entry", id=SUPERLATIVES.id))

    assert "What the writer usually means" in shown
    assert '<mark class="rl-m-high">' in shown
    assert "Advertising Law 2021, Art. 9(3)" in shown
    assert "checked 23 Nov 2026" in shown


def test_the_other_language_stands_beside_on_request(open_page):
    page = open_page("entry", id=SUPERLATIVES.id)
    assert SUPERLATIVES.limits.zh not in html_of(page)

    page.button(key="entry.toggle").click().run()
    assert SUPERLATIVES.limits.zh in html_of(page)


def test_an_entry_past_its_date_says_that_a_check_is_due(open_page):
    assert "check due" in html_of(open_page("entry", id=MYTH.id))


def test_an_incident_is_seen_from_the_norm_it_illustrates(open_page):
    page = open_page("entry", id=SUPERLATIVES.id)

    assert "Seen in the wild" in html_of(page)
    assert any("Dolce" in link.proto.label for link in page.get("page_link"))


def test_a_sentence_can_be_tried_against_a_norm(open_page):
    page = open_page("entry", id=SUPERLATIVES.id)

    page.text_input(key="entry.sentence").set_value("我们全网最低价").run()
    assert "Marked" in html_of(page)

    page.text_input(key="entry.sentence").set_value("好").run()
    assert "Left alone by this entry." in html_of(page)


@pytest.mark.parametrize("entry_id", ["norms/none/such", "", "<script>", "../../etc/passwd"])
def test_an_unknown_entry_is_said_kindly(open_page, entry_id):
    page = open_page("entry", id=entry_id)

    assert not page.exception
    assert "No entry under this address" in html_of(page)


@pytest.mark.parametrize(("n", "words"), [(9, "九"), (10, "十"), (17, "十七"), (20, "二十"), (57, "五十七")])
def test_numbers_are_written_in_chinese(n, words):
    assert chinese_number(n) == words


def test_places_in_a_law_are_written_in_the_language():
    assert locator_words("Art. 9(3)", Words("zh")) == "第九条第三项"
    assert locator_words("Art. 9(3)", Words("en")) == "Art. 9(3)"
    assert locator_words("Annex II", Words("zh")) == "Annex II"
