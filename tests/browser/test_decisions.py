"""
Deciding in a real browser: a finding is dismissed and stays so, a second version is compared, a review ends.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import StartApp
from tests.browser.shots import settle

pytestmark = pytest.mark.browser

FIRST = "包里常备一支🙂，它会赋能您的护肤旅程"
MARKUP = "<img src=x onerror=window.pwned=1> ours"


def review_a_draft(page: Page, url: str, text: str) -> None:
    page.goto(f"{url}/review")
    settle(page)
    page.locator("[data-testid=stTextArea] textarea").fill(text)
    page.get_by_role("button", name="Review draft").click()
    page.wait_for_url("**r=*")
    expect(page.locator("section.galley")).to_be_visible()
    settle(page)


def dismiss_the_smile(page: Page) -> None:
    page.locator("mark", has_text="🙂").first.click()
    card = page.locator("[class*='st-key-open-finding']")
    expect(card).to_contain_text("smile")
    settle(page)
    card.get_by_role("button", name="Dismiss").click()
    form = page.get_by_test_id("stPopoverBody")
    form.get_by_role("textbox", name="Why is this fine here").fill(MARKUP)
    form.get_by_label("Who answers for it").fill("Li <b>")
    # Twice, as people do: it is one dismissal.
    form.get_by_role("button", name="Dismiss").dblclick()
    expect(page.get_by_text("1 dismissed, show")).to_be_visible()
    settle(page)


def check_it_is_dismissed(page: Page, label: str) -> None:
    expect(page.get_by_text(label)).to_be_visible()
    expect(page.locator("mark", has_text="🙂")).to_have_count(0)
    page.get_by_text(label).click()
    expect(page.get_by_text(f"{MARKUP} – Li <b>, until")).to_be_visible()
    assert page.evaluate("window.pwned") is None


def send_a_second_version(page: Page, text: str) -> None:
    page.get_by_role("button", name="Check a new version").click()
    field = page.get_by_role("textbox", name="The new version")
    expect(field).to_be_visible()
    settle(page)
    field.fill(text)
    page.get_by_role("button", name="Review this version").click()
    expect(page.get_by_text("Since version 1:")).to_be_visible()
    settle(page)


def delete_it(page: Page) -> None:
    page.get_by_role("button", name="Delete").first.click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("This review is gone")).to_be_visible()


def test_a_dismissal_survives_a_reload_a_second_version_and_the_end_of_its_review(
    start_app: StartApp, page: Page, outside_requests: list[str]
):
    url = start_app("tests/pages/fake_app.py")
    review_a_draft(page, url, FIRST)
    address = page.url

    dismiss_the_smile(page)
    check_it_is_dismissed(page, "1 dismissed, show")
    page.reload()
    check_it_is_dismissed(page, "1 dismissed, show")

    send_a_second_version(page, "全网最低价。它会赋能您的护肤旅程🙂")
    expect(page.get_by_text("fixed 0, new 1, remaining 2, dismissed 1")).to_be_visible()
    check_it_is_dismissed(page, "1 dismissed earlier, show")

    page.goto(address)
    expect(page.get_by_role("link", name="Version 2")).to_be_visible()
    settle(page)
    delete_it(page)
    page.goto(address)
    expect(page.get_by_text("This review is gone")).to_be_visible()

    page.goto(f"{url}/dismissals")
    expect(page.get_by_text(f"{MARKUP} – Li <b>, until")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="End", exact=True).click()
    expect(page.get_by_text("Nothing is dismissed.")).to_be_visible()
    assert page.evaluate("window.pwned") is None
    assert outside_requests == []
