import re

import pytest

from guide.pages.escape import html_runs, html_text, label_text, outside_link
from guide.report.sources import is_outside_url
from tests.pages.fake_library import HOSTILE


def test_html_text_leaves_nothing_that_opens_a_tag_or_closes_an_attribute():
    shown = html_text(HOSTILE + "\"'")

    assert not set("<>\"'") & set(shown)


def test_html_runs_marks_chinese_and_escapes_all():
    shown = html_runs("<b> 全网最低价！ & “好” ok")

    assert shown == (
        '&lt;b&gt; <span lang="zh-Hans">全网最低价！</span> &amp; <span lang="zh-Hans">“好”</span> ok'
    )


@pytest.mark.parametrize("text", ["don’t stop", "a 2026 post", "it is “quoted” here"])
def test_html_runs_leaves_english_alone(text):
    assert html_runs(text) == text


def read_back(label: str) -> str:
    return re.sub(r"\\(.)", r"\1", label).replace("\u2060", "")


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        ":red[x]",
        "![x](http://a.example)",
        "$x$",
        ":material/home:",
        "a -> b",
        "- item",
        "1. item",
        "www.a.example",
    ],
)
def test_label_text_says_what_was_typed(text):
    assert read_back(label_text(text)) == text


def test_label_text_leaves_no_live_markup():
    label = label_text(HOSTILE)

    assert not re.search(r"(?<!\\)[\[\]()<>$`*_!]", label)
    assert not re.search(r":\w", label.replace("\\", ""))


def test_label_text_is_one_line():
    assert label_text("a\n\n# b") == r"a \# b"


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//x.example", "http://", "http://[::1"]
)
def test_only_addresses_of_the_web_are_linked(url):
    assert not is_outside_url(url)
    assert outside_link("law", url) == "law"


def test_an_address_cannot_end_its_link():
    link = outside_link("a]b", 'https://x.example/a b)c"d')

    assert link == r"[a\]b](https://x.example/a%20b%29c%22d)"
