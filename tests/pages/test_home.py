from guide.pages.days import most_telling
from guide.pages.shared import today
from tests.pages.conftest import html_of


def test_home_says_what_it_does_and_what_leaves_the_machine(open_page):
    page = open_page("home")

    assert not page.exception
    assert "Know how it will be read, before you post it." in html_of(page)
    assert "Nothing leaves this machine." in html_of(page)
    assert "Knowledge 2026.11, last checked 23 Nov 2026. Guidance for writers, not legal advice." in html_of(
        page
    )


def test_home_speaks_chinese_when_the_address_says_so(open_page):
    page = open_page("home", lang="zh")

    assert "发布之前，先知道别人会怎么读。" in html_of(page)
    assert page.button(key="intake.review").label == "开始审校"


def test_home_shows_the_next_days_that_ask_for_care(open_page, fake):
    page = open_page("home")

    days = most_telling(fake.days_ahead(today(), 90), 3)
    assert [day.cue for _, day in days] == ["hold", "care", "wording"]
    assert all(day.title.zh in html_of(page) for _, day in days)


def test_a_sample_is_one_press_from_its_review(open_page, fake):
    page = open_page("home")

    page.button(key="intake.sample.zh").click().run()

    assert not page.exception
    assert fake.kept(page.query_params["r"])[0].verdict == "block"


def test_a_pasted_draft_is_reviewed(open_page, fake):
    page = open_page("home")

    page.text_area(key="intake.text").set_value("我们全网最低价").run()
    page.button(key="intake.review").click().run()

    (review,) = fake.kept(page.query_params["r"])
    assert review.draft.text == "我们全网最低价"


def test_an_empty_box_asks_for_a_draft(open_page):
    page = open_page("home")

    page.button(key="intake.review").click().run()

    assert "Paste a post or add a file first." in html_of(page)
