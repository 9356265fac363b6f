"""
The HTML page: nothing from outside, no markup of a draft, both languages, in order for readers.
"""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from guide.report import export_reviews
from tests.report.reviews import (
    CODE,
    HOSTILE,
    UNREAD,
    hostile_review,
    many_findings,
    overlapping_review,
    pictured_review,
    plain_review,
)

OURS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "section",
        "article",
        "h1",
        "h2",
    ),
    *(
        "h3",
        "h4",
        "p",
        "div",
        "span",
        "ul",
        "li",
        "a",
        "b",
        "bdi",
        "mark",
        "del",
        "ins",
        "table",
        "thead",
        "tbody",
    ),
    *("tr", "th", "td", "fieldset", "legend", "label", "input", "svg", "rect", "path"),
}
VOID = {"meta", "input"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.headings, self.ids = [], [], [], [], []
        self.words, self.bad = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *attribute) for attribute in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID | {"rect", "path"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *attribute) for attribute in attrs]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def page_of(*reviews, lang="both"):
    return Page(export_reviews(reviews, "html", lang).decode("utf-8"))


@pytest.mark.parametrize(
    "make", [plain_review, overlapping_review, hostile_review, pictured_review, lambda: many_findings(60)]
)
def test_elements_are_ours_and_close_in_order(make):
    page = page_of(make(), UNREAD)

    assert set(page.tags) <= OURS
    assert (page.open, page.bad) == ([], [])
    assert len(page.ids) == len(set(page.ids))


def test_nothing_that_was_written_is_markup_or_a_script():
    page = page_of(hostile_review(), UNREAD)

    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert "".join(page.words).count("<script>alert(1)</script>") >= 4
    assert not [value for _, name, value in page.attributes if name == "href" and not value.startswith("#")]


def test_nothing_is_fetched_from_outside():
    text = export_reviews([plain_review(), hostile_review()], "html").decode("utf-8")
    page = Page(text)

    style = text[text.index("<style>") : text.index("</style>")]
    assert not re.search(r"url\(|@import|https?:", style)
    assert not [
        name
        for _, name, _ in page.attributes
        if name in ("src", "srcset", "poster", "data", "action", "style")
    ]
    assert "default-src 'none'" in text
    assert {
        value for tag, name, value in page.attributes if name == "href" and tag == "a" and "//" in value
    } == {"https://law.example/a?b=1&c=2"}


def test_what_a_code_says_is_text_and_a_finding_names_its_picture():
    page = page_of(pictured_review())

    words = "".join(page.words)
    assert words.count(CODE) >= 2
    assert "in picture 1 (<b>店</b>.png)" in words
    assert "in picture 2 (b.png); hard to read there: compare" in words
    assert "Picture 2: b.png" in words
    assert not [value for _, name, value in page.attributes if name == "href" and "evil" in value]


def test_invisible_signs_are_boxes_with_their_names():
    page = page_of(hostile_review())

    labels = {value for tag, name, value in page.attributes if name == "aria-label"}
    assert {"U+202E RIGHT-TO-LEFT OVERRIDE", "U+200B ZERO WIDTH SPACE"} <= labels
    assert "\u202e" not in "".join(page.words)
    # One that joins emoji is part of a picture, not hidden.
    assert HOSTILE[9] in "".join(page.words)


def test_a_mark_stands_on_each_span_and_its_number_leads_to_the_finding():
    text = export_reviews([overlapping_review()], "html").decode("utf-8")
    proof = text[text.index('<div class="proof"') :]
    proof = proof[: proof.index("</div>")]

    assert sorted(re.findall(r'href="#d1-f(\d)"', proof)) == list("12345678")
    assert all(f'id="d1-f{n}"' in text for n in range(1, 9))
    shown = re.sub(r'<a class="n".*?</a>', "", proof)
    shown = re.sub(r"<[^>]+>", "", shown)
    assert shown == overlapping_review().draft.text


@pytest.mark.parametrize(("lang", "html_lang"), [("en", "en"), ("zh", "zh-Hans"), ("both", "en")])
def test_it_opens_in_the_language_asked_for_and_can_switch(lang, html_lang):
    page = page_of(plain_review(), lang=lang)

    assert ("html", "lang", html_lang) in page.attributes
    checked = re.findall(r'id="lang-(\w+)" checked', export_reviews([plain_review()], "html", lang).decode())
    assert checked == [lang]
    assert sum(tag == "input" for tag in page.tags) == 3


def test_both_languages_are_named_for_readers():
    text = export_reviews([plain_review()], "html").decode("utf-8")

    pairs = re.findall(r'<span class="en" lang="(\S+)">|<span class="zh" lang="(\S+)">', text)
    assert {pair[0] or pair[1] for pair in pairs} == {"en", "zh-Hans"}


@pytest.mark.parametrize("reviews", [[plain_review()], [plain_review(), overlapping_review(), UNREAD]])
def test_headings_go_down_one_step_at_a_time(reviews):
    headings = page_of(*reviews).headings

    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def test_colours_have_enough_contrast_in_light_and_dark():
    text = export_reviews([plain_review()], "html").decode("utf-8")
    colours = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", text))

    for theme in (0, 1):
        of = {name: pair.split(", ")[theme] for name, pair in colours.items()}
        grounds = [of["page"], of["surface"]]
        for ink in ("ink", "soft", "accent", "high", "medium", "low", "ok"):
            assert all(contrast(of[ink], ground) >= 4.5 for ground in grounds), (theme, ink)
        for severity in ("high", "medium", "low"):
            assert contrast(of["ink"], of[f"{severity}-tint"]) >= 4.5


def contrast(one, other):
    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
