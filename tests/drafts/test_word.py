import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from guide.domain import LeftOut, UnreadableDraft
from tests.drafts.makers import read, sheet, with_part, word, word_xml


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*inside):
    return f"<w:p>{''.join(inside)}</w:p>"


def text_of(xml):
    (draft,) = read("a.docx", word_xml(xml))
    return draft.text


def test_paragraphs_and_cells_come_in_order():
    (draft,) = read("plan.docx", word("标题：换季", "正文", cells=("甲", "乙")))

    assert (draft.id, draft.name) == ("plan", "plan.docx")
    assert draft.text == "标题：换季\n正文\n甲\n乙"
    assert draft.title == "换季"


def test_blank_lines_between_paragraphs_stay():
    (draft,) = read("a.docx", word("一", "", "二"))

    assert draft.text == "一\n\n二"


def test_deleted_and_moved_away_text_is_left_out_and_inserted_text_read():
    xml = paragraph(
        run("留"),
        f"<w:ins>{run('插')}</w:ins>",
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>",
    )

    assert text_of(xml) == "留插来"


def test_a_deleted_paragraph_end_joins_the_lines():
    end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"

    assert text_of(paragraph(end, run("上")) + paragraph(run("下"))) == "上下"


def test_a_deleted_table_row_is_left_out():
    kept = f"<w:tr><w:tc>{paragraph(run('留'))}</w:tc></w:tr>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('删'))}</w:tc></w:tr>"

    assert text_of(f"<w:tbl>{kept}{deleted}</w:tbl>") == "留"


def test_an_emoji_in_two_forms_is_read_once():
    emoji = (
        '<mc:AlternateContent><mc:Choice Requires="w16se"><w:r><w16se:symEx w16se:char="1F60A"/></w:r>'
        "</mc:Choice>"
        "<mc:Fallback><w:r><w:t>😊</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )

    assert text_of(paragraph(run("好"), emoji, run("吧"))) == "好😊吧"


def test_a_text_box_follows_its_paragraph_and_is_read_once():
    box = f"<w:txbxContent>{paragraph(run('框里'))}</w:txbxContent>"
    forms = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    xml = paragraph(run("前"), f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>", run("后"))

    assert text_of(xml) == "前后\n框里"


def test_links_controls_breaks_and_the_base_of_readings_are_text():
    xml = paragraph(
        f"<w:hyperlink>{run('链')}</w:hyperlink>",
        f"<w:sdt><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>",
        "<w:r><w:br/><w:tab/></w:r>",
        "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>",
        f"<w:r><w:ruby><w:rt>{run('pīn')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>",
    )

    assert text_of(xml) == "链控\n\t拼"


def test_a_file_saved_as_strict_is_read():
    def strict(part):
        names = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        return part.replace(names, b"http://purl.oclc.org/ooxml/wordprocessingml/main")

    (draft,) = read("a.docx", with_part(word("严格"), "word/document.xml", strict))

    assert draft.text == "严格"


@pytest.mark.parametrize("reference", ['SYSTEM "file:///etc/hostname"', '"swell"'])
def test_xml_entities_are_refused(reference):
    def declare(part):
        return part.replace(b"<w:document", f"<!DOCTYPE d [<!ENTITY x {reference}>]><w:document".encode(), 1)

    (unreadable,) = read("a.docx", with_part(word("好"), "word/document.xml", declare))

    assert "XML entities" in unreadable.error


def test_deep_nesting_is_refused():
    (unreadable,) = read("a.docx", word_xml("<w:sdt>" * 5000 + "</w:sdt>" * 5000))

    assert "nested too deeply" in unreadable.error


@pytest.mark.parametrize(
    "change", [lambda part: part[:200], lambda part: b"", lambda part: b"\xff\xfe broken"]
)
def test_a_damaged_part_is_said_to_be_damaged(change):
    (unreadable,) = read("a.docx", with_part(word("好"), "word/document.xml", change))

    assert "damaged" in unreadable.error


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n" + bytes(50), "not a Word file (it begins like a picture). Save it again as .docx"),
        (b"%PDF-1.7", "begins like a PDF"),
        ("只是文字".encode(), "begins like plain text"),
        (sheet(["text"]), "not a Word file (it is an Excel file)"),
        (word("好")[:-100], "damaged or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "old Office format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (word(), "no text in it"),
    ],
)
def test_what_is_no_word_file_says_what_it_looks_like(data, words):
    (unreadable,) = read("plan.docx", data)

    assert isinstance(unreadable, UnreadableDraft)
    assert (unreadable.name, words in unreadable.error) == ("plan.docx", True), unreadable.error


def test_a_file_that_unpacks_to_too_much_is_not_opened():
    bomb = with_part(word(), "word/document.xml", lambda _: b"0" * 60_000_000)

    (unreadable,) = read("bomb.docx", bomb)

    assert "unpacks to 60 MB" in unreadable.error


def part_of(document, save):
    out = io.BytesIO()
    save(document)
    document.save(out)
    return out.getvalue()


def test_headers_footers_and_notes_follow_the_body_once_and_page_numbers_are_left_out():
    def fill(document):
        document.add_paragraph("标题：换季")
        section = document.sections[0]
        section.header.paragraphs[0].text = "品牌名"
        section.footer.paragraphs[0].text = "第 1 页 共 2 页"
        section.footer.add_paragraph("广告")
        later = document.add_section()
        later.header.is_linked_to_previous = False
        later.header.paragraphs[0].text = "品牌名"
        document.add_paragraph("正文")

    (draft,) = read("a.docx", part_of(docx.Document(), fill))

    assert draft.text == "标题：换季\n\n正文\n品牌名\n广告"
    assert draft.title == "换季"


def test_footnotes_are_read():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    notes = f"<w:footnotes {space}><w:footnote w:id='1'>{paragraph(run('脚注'))}</w:footnote></w:footnotes>"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    data = with_part(
        word("好"),
        "word/_rels/document.xml.rels",
        lambda part: part.replace(b"</Relationships>", relation),
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)

    (draft,) = read("a.docx", out.getvalue())

    assert draft.text == "好\n脚注"


def test_comments_are_no_part_of_the_post_and_are_counted():
    def fill(document):
        runs = document.add_paragraph("好").runs
        document.add_comment(runs, text="这句太硬", author="A")
        document.add_comment(runs, text="同意", author="B")

    (draft,) = read("a.docx", part_of(docx.Document(), fill))

    assert draft.text == "好"
    assert draft.left_out == (LeftOut("comment", 2),)


def test_deletions_are_counted():
    deleted = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"

    (draft,) = read("a.docx", word_xml(paragraph(run("留"), deleted, deleted)))

    assert draft.left_out == (LeftOut("deleted", 2),)


def test_hidden_text_is_left_out_and_counted_and_text_shown_again_is_kept():
    def hidden(text, value=""):
        return f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>{text}</w:t></w:r>"

    (draft,) = read(
        "a.docx", word_xml(paragraph(run("前"), hidden("藏"), hidden("显", ' w:val="0"'), run("后")))
    )

    assert draft.text == "前显后"
    assert draft.left_out == (LeftOut("hidden", 1),)


def test_text_hidden_by_its_style_is_left_out():
    def fill(document):
        style = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
        style.font.hidden = True
        document.styles.add_style("Deeper", WD_STYLE_TYPE.PARAGRAPH).base_style = style
        document.styles.add_style("Word", WD_STYLE_TYPE.CHARACTER).font.hidden = True
        document.add_paragraph("藏", style="Secret")
        document.add_paragraph("藏", style="Deeper")
        document.add_paragraph("好").add_run("藏", style="Word")

    (draft,) = read("a.docx", part_of(docx.Document(), fill))

    assert draft.text == "好"
    assert draft.left_out == (LeftOut("hidden", 3),)


def test_a_picture_is_counted_once_however_often_it_is_written():
    forms = '<mc:Choice Requires="wps"><w:blip/></mc:Choice><mc:Fallback><w:imagedata/></mc:Fallback>'

    (draft,) = read(
        "a.docx", word_xml(paragraph(run("好"), f"<mc:AlternateContent>{forms}</mc:AlternateContent>"))
    )

    assert draft.left_out == (LeftOut("picture", 1),)


def test_parts_outside_the_file_are_not_loaded(tmp_path):
    secret = tmp_path / "header.xml"
    secret.write_text(f"<w:hdr>{paragraph(run('SECRET'))}</w:hdr>", "utf-8")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    address = f'Target="{secret.as_uri()}" TargetMode="External"'
    relations = f'<Relationship Id="x" Type="{kind}" {address}/>'
    data = with_part(
        word("好"),
        "word/_rels/document.xml.rels",
        lambda part: part.replace(b"</Relationships>", f"{relations}</Relationships>".encode()),
    )

    (draft,) = read("a.docx", data)

    assert draft.text == "好"


def test_macros_are_never_looked_at():
    out = io.BytesIO(word("好"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")

    (draft,) = read("a.docx", out.getvalue())

    assert draft.text == "好"


def test_a_text_beyond_the_limit_is_given_up_early():
    (unreadable,) = read("a.docx", word("好" * 150_000, "好" * 60_000))

    assert "more than 200,000 characters" in unreadable.error
