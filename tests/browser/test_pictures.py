"""
A text with a picture in a real browser: read, marked in the picture, and still there after a reload.
"""

import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import StartApp
from tests.browser.test_journey import settled
from tests.drafts.picture_makers import code, drawn, packed

# Reading pictures beside a browser takes long.
pytestmark = [pytest.mark.browser, pytest.mark.heavy]


def post() -> bytes:
    image: Image.Image = drawn(["Add us on WeChat", "for a discount"])
    whole = Image.new("RGB", (image.width, image.height + 300), "white")
    whole.paste(image, (0, 0))
    whole.paste(code("https://u.wechat.com/EAbc"), (40, image.height))
    return packed(whole)


def boxes_of(page: Page) -> list[list[float]]:
    return page.evaluate(
        """[...document.querySelectorAll(".rl-box")].map((box) => {
          const a = box.getBoundingClientRect()
          const b = box.parentElement.querySelector("img").getBoundingClientRect()
          return [(a.x - b.x) / b.width, (a.y - b.y) / b.height, a.width / b.width, a.height / b.height]
        })"""
    )


def test_a_picture_is_read_marked_and_kept(start_app: StartApp, page: Page, outside_requests: list[str]):
    page.goto(f"{start_app('app.py')}/review")
    settled(page)
    page.locator("[data-testid=stTextArea] textarea").fill("包里常备一支，味道很淡。")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Add files").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "post.png", "mimeType": "image/png", "buffer": post()}
    )
    expect(page.get_by_text("The picture will be reviewed together with the text.")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Review draft").click()
    page.wait_for_url("**r=*")

    picture = page.locator(".rl-picture img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 100
    expect(page.locator("[data-testid=stMain] .rl-code")).to_have_text("https://u.wechat.com/EAbc")
    assert page.locator("a[href*='u.wechat.com']").count() == 0
    wide = boxes_of(page)
    assert len(wide) >= 2

    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(picture).to_be_visible()
    settled(page)
    narrow = boxes_of(page)
    assert narrow == [pytest.approx(box, abs=0.03) for box in wide]
    page.locator(".rl-box a").last.click()
    expect(page).to_have_url(re.compile("#finding-\\d+$"))
    assert outside_requests == []
