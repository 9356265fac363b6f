"""
Markup in every text that people, files, the knowledge base or the address can carry is shown as it was typed.
"""

import dataclasses
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from guide.domain import Draft, SetAside, UnreadableDraft
from tests.pages.conftest import html_of
from tests.pages.fake_library import (
    HOSTILE,
    INCIDENT,
    MYTH,
    PLATFORM,
    SUPERLATIVES,
    TERM,
    make_hostile_library,
)
from tests.pages.fakes import FakeApplication

OURS = {
    "a", "article", "b", "br", "caption", "dd", "del", "details", "div", "dl", "dt", "h1", "h2", "h3", "ins",
    "li", "mark", "p", "rt", "ruby", "section", "small", "span", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
# The colours and icons that the pages themselves put around a label.
OUR_MARKUP = re.compile(
    r"^:(?:red|orange|gray)\[:material/\w+: (.*)\]$"
    r"|^:blue\[\*\*(.*)\*\*\](?= |$)"
    r"|^\[(.*)\]\(https://(?:law|press)\.example/\w+\)$"
)
LABELLED = ("button", "page_link", "markdown", "radio", "button_group", "selectbox")


@pytest.fixture
def fake():
    return FakeApplication(make_hostile_library())


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.text = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links |= {value for name, value in attrs if name in ("href", "src")}
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.text.append(data)


def labels_of(page):
    """
    Yield every text that Streamlit reads as Markdown.
    """
    for kind in LABELLED:
        for element in page.get(kind):
            yield from (getattr(element.proto, name, "") for name in ("label", "body"))
            for option in getattr(element.proto, "options", ()):
                yield option if isinstance(option, str) else option.content
    for block in blocks_of(page._tree):
        yield getattr(block.proto, "label", "")


def blocks_of(node):
    for child in getattr(node, "children", {}).values():
        if hasattr(child, "children"):
            yield child
        yield from blocks_of(child)


def check_verbatim(page):
    assert not page.exception
    tags = Tags()
    tags.feed(html_of(page))
    assert tags.tags <= OURS
    assert all(link.startswith("#") for link in tags.links)
    assert HOSTILE in re.sub("\\s+", " ", "".join(tags.text))
    for label in labels_of(page):
        theirs = OUR_MARKUP.sub(lambda ours: ours[1] or ours[2] or ours[3], label)
        live = re.sub(r"\\.", "", theirs).replace("\u2060", "")
        assert "evil" not in live or not re.search(r"[\[\]()<>$`*!]", live), label
        assert not re.search(r":(red|material|smile)", theirs.replace("\\", "")), label


@pytest.mark.parametrize(
    "entry", [SUPERLATIVES, MYTH, INCIDENT, PLATFORM, TERM], ids=lambda entry: entry.kind
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_entries(open_page, entry, lang):
    check_verbatim(open_page("entry", id=entry.id, lang=lang))


@pytest.mark.parametrize(
    "section", ["browse", "calendar", "glossary", "incidents", "myths", "platforms", "changes", "house"]
)
def test_lists(open_page, section):
    check_verbatim(open_page("knowledge", section=section))


def test_the_entries_of_a_square(open_page):
    check_verbatim(open_page("knowledge", section="coverage", cell="absolute-claims~law"))


def test_what_house_rules_set_aside(open_page, fake):
    draft = Draft(id="d", name="d", text=f"{HOSTILE} 全网最低价")
    review = fake.review(draft)
    finding = review.findings[0].finding
    aside = SetAside(finding=finding, to="low", reason=HOSTILE, owner=HOSTILE, until=date(2027, 1, 1))

    check_verbatim(open_page("review", r=fake.keep([dataclasses.replace(review, suppressed=(aside,))])))


def test_a_note_on_a_mistake(open_page):
    page = open_page("entry", id=SUPERLATIVES.id)

    page.text_area(key="mistake.what").set_value(HOSTILE).run()

    check_verbatim(page)
    assert HOSTILE in page.code[0].value


def test_the_calendar_on_home(open_page):
    check_verbatim(open_page("home"))


def test_a_draft_and_its_file_name(open_page, fake):
    draft = Draft(
        id="d",
        name=f"{HOSTILE}.txt",
        text=f"{HOSTILE}\n全网最低价 {HOSTILE}🙂\n#{HOSTILE}",
        title_end=len(HOSTILE),
    )

    page = open_page("review", r=fake.keep([fake.review(draft)]))

    check_verbatim(page)
    for view in ("rewritten", "beside"):
        page.session_state["review.view"] = view
        check_verbatim(page.run())


def test_a_batch_with_an_unreadable_file(open_page, fake):
    drafts = [Draft(id=str(n), name=f"{HOSTILE}.csv#{n}", text=f"{HOSTILE} 全网最低价") for n in (1, 2)]
    unread = UnreadableDraft("x", HOSTILE, f"{HOSTILE}: cannot be read")

    page = open_page("review", r=fake.keep([*fake.review_many(drafts), unread]))

    check_verbatim(page)
    page.session_state["batch.only"] = ("file", f"{HOSTILE}.csv")
    check_verbatim(page.run())


def test_an_uploaded_file_name(open_page):
    page = open_page("review")

    page.file_uploader[0].upload(f"{HOSTILE.replace('/', '_')}.txt", b"fine", "text/plain").run()

    tags = Tags()
    tags.feed(html_of(page))
    assert tags.tags <= OURS


def test_a_question(open_page):
    page = open_page("ask")

    page.chat_input[0].set_value(HOSTILE).run()

    check_verbatim(page)


def test_a_search(open_page):
    page = open_page("knowledge")

    page.text_input(key="knowledge.query").set_value(HOSTILE[:150]).run()

    tags = Tags()
    tags.feed(html_of(page))
    assert tags.tags <= OURS


@pytest.mark.parametrize(
    "key", ["id", "r", "post", "c", "q", "n", "family", "category", "section", "cell", "month", "lang"]
)
@pytest.mark.parametrize("name", ["review", "ask", "knowledge", "entry", "train"])
def test_the_address(open_page, name, key):
    page = open_page(name, **{key: HOSTILE})

    assert not page.exception
    tags = Tags()
    tags.feed(html_of(page))
    assert tags.tags <= OURS
