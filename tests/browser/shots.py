"""
Takes pictures of every page of a running app: `python -m tests.browser.shots URL FOLDER [name …]`.

Each page is taken at 1440 and 390 pixels, light and dark, in English and in Chinese.
"""

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import FLAGS, chromium_path

SIZES = {1440: 1000, 390: 844}
MANY = "id,text,date\n" + "\n".join(
    f"p{n},{text},2027-01-{n + 10:02}"
    for n, text in enumerate(
        [
            "全网最低价！法国药妆精华真香，加V，链接发你",
            "它会赋能您的护肤旅程🙂",
            "包里常备一支护手霜",
            "Meet the No. 1 sleep mask in China at the lowest price",
            "周末去看了缂丝展",
            "三天消炎、七天告别暗沉",
        ]
    )
)
LATIN = "id,text\n" + "\n".join(f"q{n},The lowest price for our No. 1 cream {n}" for n in range(5))


def settle(page: Page) -> None:
    """
    Wait until the page has been drawn.
    """
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(500)


def home(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/?lang={lang}")


def intake(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/review?lang={lang}")


def review(page: Page, base: str, lang: str) -> None:
    intake(page, base, lang)
    settle(page)
    page.get_by_role("button", name={"en": "Sample in Chinese", "zh": "中文示例"}[lang]).click()
    page.wait_for_url("**r=*", timeout=60_000)


def review_english(page: Page, base: str, lang: str) -> None:
    intake(page, base, lang)
    settle(page)
    page.get_by_role("button", name={"en": "Sample in English", "zh": "英文示例"}[lang]).click()
    page.wait_for_url("**r=*", timeout=60_000)


def rewritten(page: Page, base: str, lang: str) -> None:
    review(page, base, lang)
    settle(page)
    page.get_by_role("radio", name={"en": "Side by side", "zh": "对照"}[lang]).click()


def batch(page: Page, base: str, lang: str) -> None:
    intake(page, base, lang)
    settle(page)
    page.get_by_role("button", name={"en": "Add files", "zh": "添加文件"}[lang]).click()
    files = [
        {"name": "spring.csv", "mimeType": "text/csv", "buffer": MANY.encode()},
        {"name": "shop.csv", "mimeType": "text/csv", "buffer": LATIN.encode()},
        {"name": "plan.docx", "mimeType": "application/octet-stream", "buffer": b"\x89PNG not a document"},
    ]
    page.locator("input[type=file]").set_input_files(files)
    settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name={"en": "Review draft", "zh": "开始审校"}[lang]).click()
    page.wait_for_url("**r=*", timeout=60_000)
    # The posts are reviewed in the background: the picture is of what comes of it.
    page.get_by_role("button", name={"en": "Download", "zh": "下载"}[lang]).wait_for(timeout=60_000)
    page.get_by_role("button", name={"en": "Stop", "zh": "停止"}[lang]).wait_for(
        state="hidden", timeout=60_000
    )


def ask(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/ask?lang={lang}")


def answered(page: Page, base: str, lang: str) -> None:
    ask(page, base, lang)
    questions = {
        "en": [
            "What fee does Pugongying take from brands?",
            "Since Alibaba owns RedNote, can we use one contract?",
        ],
        "zh": ["蒲公英平台向品牌收多少服务费？", "小红书是阿里的吗"],
    }
    for question in questions[lang]:
        settle(page)
        page.locator("[data-testid=stChatInput] textarea").fill(question)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"article h2:has-text('{question[:8]}')", timeout=60_000)


def knowledge(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/knowledge?lang={lang}")


def calendar(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/knowledge?section=calendar&lang={lang}")


def glossary(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/knowledge?section=glossary&lang={lang}")


def coverage(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/knowledge?section=coverage&cell=absolute-claims~law&lang={lang}")
    page.wait_for_selector(".js-plotly-plot .points path", timeout=60_000)


def incidents(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/knowledge?section=incidents&lang={lang}")
    page.wait_for_selector(".js-plotly-plot .points path", timeout=60_000)


def changes(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/knowledge?section=changes&lang={lang}")


def mistake(page: Page, base: str, lang: str) -> None:
    entry(page, base, lang)
    settle(page)
    page.get_by_role("button", name={"en": "Report a mistake", "zh": "报告错误"}[lang]).click()
    page.locator("[data-testid=stPopoverBody] textarea").first.fill("The fine is 200,000, not 100,000.")
    page.keyboard.press("Control+Enter")


def entry(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/entry?id=norms/absolute-claims/superlatives&lang={lang}")


def myth(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/entry?id=myths/alibaba-owns-xiaohongshu&lang={lang}")


def train(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/train?lang={lang}")


def quiz(page: Page, base: str, lang: str) -> None:
    train(page, base, lang)
    settle(page)
    page.get_by_role("button", name={"en": "Start ten", "zh": "开始十道题"}[lang]).click()
    page.wait_for_url("**q=*", timeout=60_000)


def answered_quiz(page: Page, base: str, lang: str) -> None:
    quiz(page, base, lang)
    settle(page)
    page.locator(".st-key-quiz_options label:has(input)").nth(1).click()
    page.get_by_role("button", name={"en": "Send answer", "zh": "提交"}[lang]).click()
    page.wait_for_selector(".rl-why")


def state(page: Page, base: str, lang: str) -> None:
    page.goto(f"{base}/settings?lang={lang}")


SCENES: dict[str, Callable[[Page, str, str], None]] = {
    scene.__name__: scene
    for scene in (
        home, intake, review, review_english, rewritten, batch, ask, answered, knowledge, calendar, glossary,
        coverage, incidents, changes, entry, mistake, myth, train, quiz, answered_quiz, state,
    )
}  # fmt: skip


def main(base: str, folder: Path, names: list[str]) -> None:
    """
    Take the pictures of the named scenes, of all where none is named; `name@zh-dark-390` takes one variant.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        wanted = names or list(SCENES)
        for shade, width, lang in itertools.product(("light", "dark"), SIZES, ("en", "zh")):
            variant = f"{lang}-{shade}-{width}"
            for name, _, only in (full.partition("@") for full in wanted):
                if only and only != variant:
                    continue
                context = browser.new_context(
                    viewport={"width": width, "height": SIZES[width]}, color_scheme=shade, locale="en-GB"
                )
                page = context.new_page()
                try:
                    SCENES[name](page, base, lang)
                    settle(page)
                    height = page.evaluate(
                        "Math.max(...[...document.querySelectorAll('[data-testid=stMain], body')]"
                        ".map(element => element.scrollHeight))"
                    )
                    page.set_viewport_size({"width": width, "height": min(max(height, SIZES[width]), 6000)})
                    page.wait_for_timeout(500)
                    page.screenshot(path=folder / f"{name}-{variant}.png")
                except Exception as error:  # noqa: BLE001  One scene must not cost the others.
                    print(f"{name}-{variant}: {error}", file=sys.stderr)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
