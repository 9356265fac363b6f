"""
Markup in drafts, names, questions, addresses and entries is shown as typed and never runs, in a real browser.
"""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import StartApp
from tests.pages.fake_library import HOSTILE, SUPERLATIVES

pytestmark = pytest.mark.browser

DRAFT = f"{HOSTILE}\n我们全网最低价 {HOSTILE}🙂\n#{HOSTILE}"


def check_verbatim(page: Page, outside_requests: list[str]) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(300)
    shown = page.evaluate("document.body.innerText").replace("\u2060", "")
    assert HOSTILE in " ".join(shown.split())
    assert page.evaluate("window.pwned") is None
    assert page.locator("[data-testid=stMain] script, [data-testid=stMain] img").count() == 0
    assert page.locator("[data-testid=stMain] a[href*='evil']").count() == 0
    assert page.locator("[data-testid=stMain] .katex").count() == 0
    assert outside_requests == []


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def test_markup_is_shown_and_never_run(start_app: StartApp, page: Page, outside_requests: list[str]):
    url = start_app("tests/pages/fake_app.py", REDLINE_FAKE_LIBRARY="hostile")

    open_page(page, f"{url}/review")
    page.locator("[data-testid=stTextArea] textarea").fill(DRAFT)
    page.get_by_role("button", name="Review draft").click()
    page.wait_for_url("**r=*")
    check_verbatim(page, outside_requests)
    galley = page.locator("section.galley")
    expect(galley).to_be_visible()
    assert galley.inner_text().count("<script>window.pwned=1</script>") == 3
    page.locator("[class*='st-key-chips-'] button").first.click()
    check_verbatim(page, outside_requests)

    open_page(page, f"{url}/ask")
    page.locator("[data-testid=stChatInput] textarea").fill(HOSTILE)
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    page.locator("[data-testid=stExpander] summary").first.click()
    check_verbatim(page, outside_requests)

    for path in (f"entry?id={SUPERLATIVES.id}", "knowledge", "knowledge?section=glossary", ""):
        open_page(page, f"{url}/{path}")
        check_verbatim(page, outside_requests)

    open_page(page, f"{url}/entry?id={quote(HOSTILE)}")
    expect(page.get_by_text("No entry under this address")).to_be_visible()
    assert page.evaluate("window.pwned") is None
    assert outside_requests == []
