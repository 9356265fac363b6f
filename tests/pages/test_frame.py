import re
import tomllib
from pathlib import Path

import pytest

from guide.errors import StorageError
from tests.pages.conftest import html_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "guide" / "pages"


def test_the_switch_changes_language_and_address(open_page):
    page = open_page("home")

    page.get("button_group")[0].set_value("zh").run()

    assert page.query_params["lang"] == "zh"
    assert "发布之前，先知道别人会怎么读。" in html_of(page)


def test_the_language_goes_along_to_the_next_page(open_page):
    page = open_page("home", lang="zh")

    page.switch_page("guide/pages/ask.py").run()

    assert "提问" in html_of(page)
    assert page.query_params["lang"] == "zh"


@pytest.mark.parametrize("lang", ["", "fr", "<script>"])
def test_an_unknown_language_is_english(open_page, lang):
    assert "Know how it will be read" in html_of(open_page("home", lang=lang))


def test_a_known_error_becomes_a_card_and_no_traceback(open_page, fake):
    def fail(key):
        raise StorageError("the database cannot be reached; start it and try again")

    fake.conversation = fail

    page = open_page("ask", c="some-key")

    assert not page.exception
    assert "the database cannot be reached; start it and try again" in html_of(page)


def test_the_server_is_set_up_safely():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["toolbarMode"] == "minimal"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["maxUploadSize"] <= 25


def test_the_page_loads_nothing_from_elsewhere():
    shipped = [
        *PAGES.glob("*.css"),
        *PAGES.glob("*.js"),
        *PAGES.glob("brand/*"),
        ROOT / ".streamlit" / "config.toml",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in shipped)

    addresses = re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", text)

    assert {address for address in addresses if "www.w3.org" not in address} == set()


def test_components_never_parse_text_as_html():
    code = "\n".join(path.read_text(encoding="utf-8") for path in PAGES.glob("*.js"))

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code)


def test_html_is_drawn_only_where_it_is_escaped():
    drawing = [
        path.name
        for path in PAGES.glob("*.py")
        if re.search(r"\bst\.html\(|unsafe_allow", path.read_text(encoding="utf-8"))
    ]

    assert sorted(drawing) == ["frame.py", "pieces.py"]
