import pytest

from guide.domain import UnreadableDraft
from guide.drafts.html import html_content
from tests.drafts.makers import read


def text_of(html):
    return html_content(html.encode()).text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var x = '藏'</script>",
        "<style>p::after { content: '藏' }</style>",
        "<!-- 藏 -->",
        "<template>藏</template>",
        "<noscript>藏</noscript>",
        "<p hidden>藏</p>",
        "<div style='color:red; display : none'>藏<p>藏</p></div>",
        "<span style='VISIBILITY:hidden'>藏</span>",
        "<span style='mso-hide:all'>藏</span>",
        "<dialog>藏</dialog>",
        "<input type=hidden value=藏>",
        "<img alt=藏 src=x>",
        "<ruby><rt>藏</rt></ruby>",
        "<![if !supportLists]><![endif]>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(unseen):
    assert text_of(f"<html><head><title>藏</title></head><body><p>前{unseen}后").replace("\n", "") == "前后"


def test_text_outside_the_hidden_element_is_kept():
    assert text_of("<div hidden><p>藏<br></div><p style='display:block'>好</p>") == "好"


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not():
    html = "<h1>标题</h1><p>全网<b>最低</b>价<br>第二行</p><ul><li>一<li>二</ul>"
    html += "<table><tr><td>甲<td>乙</table>尾"

    assert text_of(html) == "标题\n全网最低价\n第二行\n一\n二\n甲\n乙\n尾"


def test_spaces_run_together_and_a_wrapped_source_does_not_cut_chinese():
    assert text_of("<p>全网最\n   低价  is\n the   best</p>") == "全网最低价 is the best"


def test_preformatted_text_keeps_its_spaces():
    assert text_of("<pre>\na  b\n  c\n</pre><p>d  e</p>") == "a  b\n  c\nd e"


def test_entities_are_resolved_and_tags_in_text_are_not_guessed():
    assert text_of("<p>A&amp;B &lt;b&gt; &#x1F60A; 5 &lt; 6&nbsp;元</p>") == "A&B <b> 😊 5 < 6\u00a0元"


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [
        ("gb2312", "gbk"),
        ("GBK", "gb18030"),
        ("big5", "cp950"),
        ("utf-8", "utf-8"),
        ("utf-8", "gbk"),
        ("x-none", "utf-8"),
    ],
)
def test_the_character_set_is_the_one_stated_or_the_one_that_fits(stated, encoding):
    text = "新品到店了，一起來看看" if encoding == "cp950" else "新品到店了，一起来看看镕"
    html = f'<meta http-equiv=Content-Type content="text/html; charset={stated}"><p>{text}</p>'

    (draft,) = read("a.htm", html.encode(encoding))

    assert draft.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_wins(encoding):
    (draft,) = read("a.html", '<meta charset="gbk"><p>新品到店了</p>'.encode(encoding))

    assert draft.text == "新品到店了"


def test_nothing_that_a_page_points_to_is_loaded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    address = secret.as_uri()
    html = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}">]><base href="{address}">'
        f'<link rel=stylesheet href="{address}"><p>好 &x;</p><img src="{address}">'
        f'<iframe src="{address}"></iframe><object data="{address}"></object>'
        f'<xi:include href="{address}" parse="text"/>'
    )

    (draft,) = read("a.html", html)

    assert "好" in draft.text
    assert "SECRET" not in draft.text


def test_deep_nesting_costs_only_the_file():
    (unreadable,) = read("a.html", "<div>" * 100_000 + "好")

    assert isinstance(unreadable, UnreadableDraft)
    assert "nested" in unreadable.error


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n" + bytes(50), "not a web page (it begins like a picture)"),
        (b"<p hidden>x</p>", "no text in it"),
        (b"<html", "no text in it"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, words):
    (unreadable,) = read("a.html", data)

    assert words in unreadable.error, unreadable.error
