import io
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.domain import Draft, UnreadableDraft
from guide.drafts import ReadOptions, draft_from_text, read_files, read_paths

OPTIONS = ReadOptions()
SHORT = "今天天气不错"
LONG = "周末去公园走了走，湖边的风很舒服。带了一壶茶，坐了一个下午，回来路上买了两个包子。" * 5


def read(name, data, **options):
    return list(read_files([(name, data)], ReadOptions(**options)))


def word(*paragraphs, cells=()):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(1, len(cells))
        for i, cell in enumerate(cells):
            table.cell(0, i).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("text", ["好的", SHORT, LONG, "价格¥99，真香～", "Plain English only."])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_that_occur(text, encoding):
    if encoding == "gbk":
        text = text.replace("¥", "￥")

    (draft,) = read("a.txt", text.encode(encoding))

    assert draft.text == text


def test_utf16_without_a_mark_is_read():
    (draft,) = read("a.txt", "今天 ok\n明天 fine".encode("utf-16-le"))

    assert draft.text == "今天 ok\n明天 fine"


def test_big5_is_read():
    text = "週末去公園走了走，湖邊的風很舒服"

    (draft,) = read("a.txt", text.encode("big5"))

    assert draft.text == text


def test_invisible_and_bidi_signs_stay():
    text = "全\u200b网\u202e最\u2066低价\ufeff"

    (draft,) = read("a.md", text.encode())

    assert draft.text == text


def test_word_paragraphs_and_cells_come_in_order():
    (draft,) = read("plan.docx", word("标题：换季", "正文", cells=("甲", "乙")))

    assert draft.text == "标题：换季\n正文\n甲\n乙"
    assert draft.title == "换季"


def test_deleted_words_are_left_out():
    data = word("留下")
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>删掉</w:delText></w:r></w:del>'
                part = part.replace(b"<w:r><w:t>", deleted.encode() + b"<w:r><w:t>", 1)
            target.writestr(name, part)

    (draft,) = read("a.docx", out.getvalue())

    assert draft.text == "留下"


def test_rows_bring_id_title_and_settings():
    data = sheet(["id", "title", "text", "author", "post_date"], ["p1", "换季", "正文", "user", "2027-01-20"])

    (draft,) = read("plan.xlsx", data)

    assert (draft.id, draft.name, draft.text, draft.title) == ("p1", "plan.xlsx#1", "换季\n正文", "换季")
    assert (draft.author, str(draft.date)) == ("user", "2027-01-20")


def test_a_repeated_id_is_told_apart():
    drafts = read("a.csv", "id,text\nx,一\nx,二\n,三\n".encode())

    assert [draft.id for draft in drafts] == ["x", "x~2", "a-3"]


def test_a_table_with_semicolons_is_read():
    (draft,) = read("a.csv", "id;text\n1;好，的\n".encode())

    assert draft.text == "好，的"


def test_another_column_may_hold_the_text():
    (draft,) = read("a.tsv", "nr\t正文\n7\t你好\n".encode(), text_column="正文", id_column="nr")

    assert (draft.id, draft.text) == ("7", "你好")


def test_a_broken_row_costs_only_itself():
    lines = '{"text": "一"}\nnot json\n{"text": "三", "platform": "tiktok"}\n[]\n{"text": "五"}\n'

    drafts = read("a.jsonl", lines.encode())

    assert [type(draft) for draft in drafts] == [
        Draft,
        UnreadableDraft,
        UnreadableDraft,
        UnreadableDraft,
        Draft,
    ]
    assert "xiaohongshu, wechat" in drafts[2].error


def test_ten_thousand_rows_are_read():
    data = "text\n" + "\n".join(f"第{i}条，今天也很好" for i in range(10_000))

    assert sum(isinstance(draft, Draft) for draft in read("a.csv", data.encode())) == 10_000


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.docx", b"\x89PNG\r\n" + bytes(50), "not a Word file (it begins like a picture)"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "password"),
        ("a.docx", sheet(["text"]), "not a Word file"),
        ("a.xlsx", b"PK\x03\x04 broken", "not an Excel file"),
        ("a.txt", b"\x00\x01\x02\x03\x04", "not a text file"),
        ("a.csv", b"a,b\n1,2\n", "no column 'text'; the columns are 'a', 'b'"),
        ("a.xlsx", sheet(["a", "b"], [1, 2]), "no column 'text'"),
        ("a.csv", b"text\n", "no row"),
        ("a.pdf", b"%PDF-1.7", "not read yet"),
        ("a.exe", b"MZ", ".exe files are not read"),
        ("a", b"x", "without an ending"),
        ("a.docx", word(), "no text in it"),
        ("a.txt", b"x" * 200_001, "200,001 characters"),
        ("a.txt", b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name, data, words):
    (unreadable,) = read(name, data)

    assert isinstance(unreadable, UnreadableDraft)
    assert unreadable.name == name
    assert words in unreadable.error


def test_a_file_that_unpacks_to_too_much_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)

    (unreadable,) = read("bomb.docx", out.getvalue())

    assert "unpacks to 60 MB" in unreadable.error


def test_formulas_are_not_evaluated():
    (unreadable,) = read("a.xlsx", sheet(["text"], ['=WEBSERVICE("http://127.0.0.1")']))

    assert isinstance(unreadable, UnreadableDraft)


def test_folders_are_walked_in_order_and_unknown_files_passed_over(tmp_path):
    (tmp_path / "b.txt").write_text("二", "utf-8")
    (tmp_path / "a.md").write_text("一", "utf-8")
    (tmp_path / "c.bin").write_bytes(b"x")

    assert [draft.text for draft in read_paths([tmp_path], OPTIONS)] == ["一", "二"]


def test_an_empty_folder_and_a_missing_file_are_named(tmp_path):
    drafts = list(read_paths([tmp_path, tmp_path / "none.txt"], OPTIONS))

    assert "no file to read" in drafts[0].error
    assert (drafts[1].name, "no such file" in drafts[1].error) == ("none.txt", True)


def test_a_large_file_is_not_loaded(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    (unreadable,) = read_paths([path], OPTIONS)

    assert "larger than 20 MB" in unreadable.error


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("标题：换季护肤\n正文", None, "换季护肤"),
        ("Title: Spring\nbody", None, "Spring"),
        ("没有标题\n正文", None, ""),
        ("正文", "换季", "换季"),
        ("换季\n正文", "换季", "换季"),
    ],
)
def test_the_title_is_known(text, title, expected):
    draft = draft_from_text(text, OPTIONS, draft_id="d", name="d", title=title)

    assert draft.title == expected
    assert draft.text[draft.body_start :] in ("正文", "body", "没有标题\n正文")


@given(st.text(min_size=1, max_size=60), st.one_of(st.none(), st.text(max_size=20)))
def test_title_and_body_lie_within_the_text(text, title):
    draft = draft_from_text(text, OPTIONS, draft_id="d", name="d", title=title)

    assert 0 <= draft.title_start <= draft.title_end <= draft.body_start <= len(draft.text)
