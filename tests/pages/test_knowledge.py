from tests.pages.conftest import html_of
from tests.pages.fake_library import SUPERLATIVES


def rows(page):
    return [button.proto.label for button in page.get("page_link")]


def test_five_families_stand_with_their_counts(open_page):
    shown = html_of(open_page("knowledge"))

    assert all(f">{name}</h2>" in shown for name in ("Law", "Nation", "Symbols", "People", "Voice"))
    assert "5 norms" in shown


def test_search_finds_entries_and_links_to_them(open_page):
    page = open_page("knowledge")

    page.text_input(key="knowledge.query").set_value("superlatives").run()

    assert "1 entry for “superlatives”" in html_of(page)
    assert SUPERLATIVES.title.en in html_of(page)


def test_a_search_without_result_says_so(open_page):
    page = open_page("knowledge")

    page.text_input(key="knowledge.query").set_value("zzzz").run()

    assert "Nothing found for “zzzz”." in html_of(page)


def test_a_family_in_the_address_is_browsed(open_page):
    shown = html_of(open_page("knowledge", family="voice"))

    assert "sounds translated" in shown
    assert SUPERLATIVES.title.en not in shown


def test_a_category_in_the_address_is_browsed(open_page):
    shown = html_of(open_page("knowledge", family="voice", category="emoji-misuse"))

    assert "this smile is often cold" in shown
    assert "sounds translated" not in shown


def test_an_unknown_family_is_no_harm(open_page):
    page = open_page("knowledge", family="<b>", category="x", section="y")

    assert not page.exception
    assert SUPERLATIVES.title.en in html_of(page)


def test_the_calendar_lists_the_next_days(open_page):
    assert "国家公祭日" in html_of(open_page("knowledge", section="calendar"))


def test_terms_are_filtered(open_page):
    page = open_page("knowledge", section="glossary")
    assert "种草" in html_of(page)

    page.text_input(key="knowledge.term").set_value("nothing like it").run()
    assert "种草" not in html_of(page)


def test_incidents_myths_and_platforms_have_their_sections(open_page):
    assert "Dolce &amp; Gabbana" in html_of(open_page("knowledge", section="incidents"))
    assert "Alibaba owns" in html_of(open_page("knowledge", section="myths"))
    assert "How long a note may be" in html_of(open_page("knowledge", section="platforms"))
