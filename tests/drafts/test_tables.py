import datetime
import io
import zipfile

import pytest

from guide.domain import Draft, UnreadableDraft
from guide.drafts import ReadOptions, read_files, table_columns
from tests.drafts.makers import read, sheet, sheets, with_part


def test_rows_bring_id_title_and_settings():
    data = sheet(
        ["id", "title", "text", "platform", "author", "industry", "post_date"],
        ["p1", "换季", "正文", "weibo", "user", "Beauty", "2027-01-20"],
    )

    (draft,) = read("plan.xlsx", data)

    assert (draft.id, draft.name, draft.text, draft.title) == ("p1", "plan.xlsx#1", "换季\n正文", "换季")
    assert (draft.platform, draft.author, draft.industry) == ("weibo", "user", "beauty")
    assert draft.date == datetime.date(2027, 1, 20)


def test_a_row_without_values_of_its_own_takes_those_of_the_options():
    day = datetime.date(2027, 2, 1)

    (draft,) = read("a.csv", "text,platform,date\n好,,\n", platform="douyin", author="user", date=day)

    assert (draft.platform, draft.author, draft.date) == ("douyin", "user", day)


def test_a_row_without_a_date_has_none_where_the_options_have_none():
    (draft,) = read("a.jsonl", '{"text": "好", "post_date": null}')

    assert draft.date is None


@pytest.mark.parametrize(
    "written", ["2027-01-02", "2027/1/2", "2027年1月2日", "20270102", "2027-01-02T09:00:00Z"]
)
def test_a_date_is_read_in_the_forms_that_occur(written):
    (draft,) = read("a.csv", f"text,date\n好,{written}\n")

    assert draft.date == datetime.date(2027, 1, 2)


def test_ids_are_the_rows_or_the_files_and_repeated_ones_are_told_apart():
    drafts = read("a.csv", "id,text\nx,一\nx,二\n,三\n,四\nx,五\n")

    assert [draft.id for draft in drafts] == ["x", "x~2", "a", "a~2", "x~3"]


def test_empty_rows_are_passed_over_and_still_counted():
    drafts = read("a.csv", "id,text\n1,一\n,\n3,三\n")

    assert [draft.name for draft in drafts] == ["a.csv#1", "a.csv#3"]


def test_a_row_without_a_text_says_so():
    (first, second) = read("a.csv", "id,text\n1,\n2,好\n")

    assert isinstance(first, UnreadableDraft)
    assert "empty" in first.error
    assert second.text == "好"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_separates_its_cells(separator):
    (draft,) = read("a.csv", f"id{separator}text\n1{separator}好，的\n")

    assert (draft.id, draft.text) == ("1", "好，的")


def test_columns_are_found_whatever_their_case():
    (draft,) = read("a.csv", "\ufeffID , Text,DATE\n7,好,2027-01-02\n")

    assert (draft.id, draft.text, str(draft.date)) == ("7", "好", "2027-01-02")


def test_another_column_may_hold_the_text():
    (draft,) = read("a.tsv", "nr\t正文\n7\t你好\n", text_column="正文", id_column="nr")

    assert (draft.id, draft.text) == ("7", "你好")


def test_line_breaks_inside_a_cell_stay():
    (draft,) = read("a.csv", 'text\r\n"一\r\n二"\r\n')

    assert draft.text == "一\r\n二"


def test_a_text_cut_by_an_unquoted_comma_is_not_reviewed_in_part():
    (first, second) = read("a.csv", "id,text\n1,今天,很好\n2,明天\n")

    assert "3 cells and the head 2" in first.error
    assert second.text == "明天"


def test_a_quotation_mark_that_is_never_closed_is_said():
    drafts = read("a.csv", 'id,text\n1,好\n2,"没有关\n3,下一行\n')

    assert drafts[0].text == "好"
    assert "never closed" in drafts[1].error


def test_tables_are_read_in_gbk():
    (draft,) = read("a.csv", "id,text\n1,新品到店了\n".encode("gbk"))

    assert draft.text == "新品到店了"


def test_a_broken_line_costs_only_itself():
    lines = [
        '{"text": "一"}',
        "not json",
        '{"text": "三", "platform": "tiktok"}',
        "[]",
        '{"text": ["x"]}',
        "[" * 5000,
    ]

    *broken, last = read("a.jsonl", "\n".join([*lines, '{"text": "末"}']))[1:]

    assert all(isinstance(draft, UnreadableDraft) for draft in broken)
    assert "xiaohongshu, wechat" in broken[1].error
    assert (last.text, last.name) == ("末", "a.jsonl#7")


def test_a_line_separator_inside_a_text_does_not_end_the_row():
    (draft,) = read("a.jsonl", '{"text": "一\u2028二"}')

    assert draft.text == "一\u2028二"


def test_half_an_emoji_is_replaced_in_place():
    (draft,) = read("a.jsonl", '{"text": "好\\ud83d吧"}')

    assert draft.text == "好\ufffd吧"


def test_all_sheets_with_the_column_are_read():
    data = sheets(
        One=[["id", "text"], [17.0, "一"], [None, None], [None, "二"]],
        Notes=[["x"], ["y"]],
        Two=[["text"], ["三"]],
    )

    drafts = read("plan.xlsx", data)

    assert [draft.id for draft in drafts] == ["17", "plan", "plan~2"]
    assert [draft.name for draft in drafts] == ["plan.xlsx#1", "plan.xlsx#3", "plan.xlsx#Two!1"]


def test_dates_and_line_breaks_of_excel_are_read():
    (draft,) = read(
        "a.xlsx",
        sheet(["text", "date"], ["一_x000D_\n二", datetime.datetime.fromisoformat("2027-01-02T09:00")]),
    )

    assert (draft.text, str(draft.date)) == ("一\r\n二", "2027-01-02")


def test_formulas_are_not_evaluated():
    (unreadable,) = read("a.xlsx", sheet(["id", "text"], [1, '=WEBSERVICE("http://127.0.0.1")']))

    assert "empty" in unreadable.error


def test_xml_entities_are_refused_in_any_part():
    def declare(part):
        return part.replace(b"<worksheet", b'<!DOCTYPE d [<!ENTITY x "x">]><worksheet', 1)

    (unreadable,) = read("a.xlsx", with_part(sheet(["text"], ["好"]), "xl/worksheets/sheet1.xml", declare))

    assert "XML entities" in unreadable.error


def test_entities_that_swell_are_refused_before_they_do():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

    def swell(part):
        declared = f'<!DOCTYPE d [<!ENTITY l0 "哈">{laughs}]><worksheet'.encode()
        assert b"MARK" in part
        return part.replace(b"<worksheet", declared, 1).replace(b"MARK", b"&l9;")

    (unreadable,) = read("a.xlsx", with_part(sheet(["text"], ["MARK"]), "xl/worksheets/sheet1.xml", swell))

    assert "XML entities" in unreadable.error


def test_entities_are_refused_in_a_sheet_under_another_name():
    book = with_part(
        sheet(["text"], ["好"]),
        "xl/_rels/workbook.xml.rels",
        lambda p: p.replace(b"sheet1.xml", b"sheet1.dat"),
    )
    book = with_part(book, "[Content_Types].xml", lambda p: p.replace(b"sheet1.xml", b"sheet1.dat"))
    declared = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet/>'
    out = io.BytesIO(book)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.dat", declared)

    (unreadable,) = read("a.xlsx", out.getvalue())

    assert "XML entities" in unreadable.error


def test_a_cell_at_the_far_end_of_a_sheet_does_not_make_us_count_there():
    row = b"2000000000"
    far = b'<row r="%b"><c r="A%b" t="inlineStr"><is><t>x</t></is></c></row></sheetData>' % (row, row)
    data = with_part(
        sheet(["text"], ["好"]), "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", far)
    )

    first, unreadable = read("a.xlsx", data)

    assert first.text == "好"
    assert "1,100,000 empty rows" in unreadable.error


def test_the_columns_of_a_table_are_told():
    assert table_columns(sheets(A=[["nr", "正文"]], B=[[], ["nr", "备注"]]), "a.xlsx") == (
        "nr",
        "正文",
        "备注",
    )
    assert table_columns("\ufeffnr;正文;\r\n1;a;b".encode(), "a.CSV") == ("nr", "正文")
    assert table_columns("nr\t正文".encode("gbk"), "a.tsv") == ("nr", "正文")
    assert table_columns(b'{"a": 1}\nbroken\n{"b": 2, "a": 1}', "a.jsonl") == ("a", "b")
    assert table_columns(b"text", "a.txt") == ()


def test_columns_are_named_file_by_file():
    named = [("a.csv", "正文,nr\n一,7\n".encode()), ("b.csv", "text,id\n二,8\n".encode())]

    drafts = read_files(named, ReadOptions(), {"a.csv": ("正文", "nr")})

    assert [(draft.id, draft.text) for draft in drafts] == [("7", "一"), ("8", "二")]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_part_is_said_to_be_damaged(part):
    data = with_part(sheet(["text"], ["好"]), part, lambda content: content[: len(content) // 2])

    (unreadable,) = read("a.xlsx", data)

    assert "damaged" in unreadable.error


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "a.csv",
            "a,b\n1,2\n",
            "no column 'text'; the columns are 'a', 'b'. Name the one with the text: --text-column",
        ),
        ("a.xlsx", sheet(["a", "b"], [1, 2]), "no column 'text'; the columns are 'a', 'b'"),
        ("a.jsonl", '{"body": "x"}', "no column 'text'; the columns are 'body'"),
        ("a.csv", "text\n", "no row"),
        ("a.csv", "text,date\n好,2027-13-01\n", "no such day"),
        ("a.csv", "text,date\n好,soon\n", "YYYY-MM-DD"),
        ("a.csv", "text,author\n好,me\n", "brand, paid-creator, gifted-creator, user"),
        ("a.jsonl", '{"text": "a\\u0000"}', "NUL"),
        ("a.xlsx", b"PK\x03\x04 broken", "not an Excel file"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name, data, words):
    (unreadable,) = read(name, data)

    assert isinstance(unreadable, UnreadableDraft)
    assert words in unreadable.error, unreadable.error


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_ten_thousand_rows_are_read(ending):
    texts = [f"第{i}条，今天也很好" for i in range(10_000)]
    data = sheet(["text"], *([text] for text in texts)) if ending == "xlsx" else "text\n" + "\n".join(texts)

    drafts = read(f"a.{ending}", data)

    assert len(drafts) == 10_000
    assert all(isinstance(draft, Draft) for draft in drafts)
    assert drafts[-1].id == "a~10000"
