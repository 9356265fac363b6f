"""
How a Word document of reviews looks: page, type, colours, and the pieces that its parts are made of.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from guide.domain import Bilingual, Review
from guide.report.changes import changes
from guide.report.signs import printable
from guide.report.words import ReportLang, each

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LATIN, CHINESE = "Calibri", "Microsoft YaHei"
_INK = {
    "ink": "1A1D24",
    "soft": "4A505B",
    "high": "AE2012",
    "medium": "855300",
    "low": "4A5A6A",
    "block": "AE2012",
    "revise": "855300",
    "ok": "1F6B4C",
}
TINTS = {"high": "FBE9E5", "medium": "FAEFD6", "low": "E8ECF0"}


class _Colours(dict[str, Any]):
    """
    Colours by name, made on first use: the library is loaded late.
    """

    def __missing__(self, name: str) -> Any:
        from docx.shared import RGBColor

        self[name] = RGBColor.from_string(_INK[name])
        return self[name]


COLOURS = _Colours()


def new_document() -> "Document":
    """
    Return an empty document on A4 with our type, for Latin and for Chinese.
    """
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.1)
    page.top_margin = page.bottom_margin = Cm(2)
    sizes = {"Normal": 10.5, "Title": 24, "Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11.5}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), COLOURS["ink"]
        _set_type(style.element.get_or_add_rPr())
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.1
    for side in document.styles["Title"].element.iter(qn("w:bottom")):
        side.set(qn("w:color"), _INK["high"])
    _set_language(document.styles.element)
    return document


def _set_type(properties: Any) -> None:
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    # A font by theme wins over one by name.
    for name in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[name]
    for part, family in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", CHINESE)):
        fonts.set(qn(f"w:{part}"), family)


def _set_language(styles: Any) -> None:
    from docx.oxml.ns import qn

    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def part_of(document: "Document") -> "Document":
    """
    Return an empty document that shares everything with another one but its text.
    """
    from copy import deepcopy

    from docx.document import Document as WordDocument
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    element: Any = parse_xml(f"<w:document {nsdecls('w')}><w:body/></w:document>")
    element.body.append(deepcopy(document.element.body[-1]))
    return WordDocument(element, document.part)


def move_into(part: "Document", document: "Document") -> None:
    """
    Move the text of a part to the end of its document.
    """
    end = document.element.body[-1]
    for block in list(part.element.body)[:-1]:
        end.addprevious(block)


def add_heading(document: "Document", text: str, level: int, *, new_page: bool = False) -> "Paragraph":
    """
    Add a heading of a level, 0 for the title, on a new page if so wanted.
    """
    heading: Paragraph = document.add_paragraph()
    heading.add_run(printable(text))
    set_style(heading, f"Heading{level}" if level else "Title")
    heading.paragraph_format.page_break_before = new_page or None
    return heading


def add_line(document: "Document", text: str, colour: str = "ink") -> "Paragraph":
    """
    Add a paragraph in one colour.
    """
    line = document.add_paragraph()
    line.add_run(printable(text)).font.color.rgb = COLOURS[colour]
    return line


def add_text(place: Any, text: Bilingual, lang: ReportLang, label: str = "", colour: str = "ink") -> None:
    """
    Add a paragraph for each language of a report to a document or a cell, the first one after a bold label.
    """
    for at, (_, said) in enumerate(each(text, lang)):
        line = place.add_paragraph()
        if label and not at:
            line.add_run(f"{label}  ").bold = True
        line.add_run(printable(said)).font.color.rgb = COLOURS[colour]


def add_grid(document: "Document", rows: Sequence[Sequence[str]], widths: Sequence[float]) -> "Table":
    """
    Add a table with a bold head row that repeats on each page; `widths` are in centimetres.
    """
    table = add_table(document, len(rows), widths)
    for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            run = cell.paragraphs[0].add_run(printable(text))
            run.bold = at == 0
    _repeat_head(table.rows[0])
    document.add_paragraph()
    return table


def set_style(line: "Paragraph", style: str) -> None:
    """
    Give a paragraph the style with an id; by name, the library looks through all styles each time.
    """
    line._p.style = style  # noqa: SLF001


def add_table(document: "Document", rows: int, widths: Sequence[float]) -> "Table":
    """
    Add an empty table with lines, whose rows stay whole; `widths` of its columns are in centimetres.
    """
    from docx.shared import Cm

    table: Table = document.add_table(rows, len(widths))
    table._tbl.tblStyle_val = "TableGrid"  # noqa: SLF001  Likewise.
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    keep_whole(table)
    return table


def keep_whole(table: "Table") -> None:
    """
    Keep each row of a table on one page.
    """
    from docx.oxml import OxmlElement

    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  The library has no other way.


def _repeat_head(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  The library has no other way.


def tint(cell: Any, severity: str) -> None:
    """
    Give a cell the ground and ink of a severity.
    """
    cell._tc.get_or_add_tcPr().append(_shade(TINTS[severity]))  # noqa: SLF001  The library has no other way.
    for run in cell.paragraphs[0].runs:
        run.font.color.rgb = COLOURS[severity]


def mark_run(run: "Run", severity: str) -> None:
    """
    Mark a run as the words of a finding: a tint, and a line under it that differs by severity in print too.
    """
    from docx.enum.text import WD_UNDERLINE

    lines = {"high": WD_UNDERLINE.THICK, "medium": WD_UNDERLINE.WAVY, "low": WD_UNDERLINE.DOTTED}
    run.font.underline = lines[severity]
    run._r.get_or_add_rPr().append(_shade(TINTS[severity]))  # noqa: SLF001  The library has no other way.


def _shade(fill: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    return shade


def add_changes(document: "Document", review: Review) -> None:
    """
    Add the rewritten draft: old words struck through in red, new ones with a double line in green.
    """
    from docx.enum.text import WD_UNDERLINE

    line = document.add_paragraph()
    for old, new in changes(review):
        if old == new:
            line.add_run(printable(old))
            continue
        if old:
            gone = line.add_run(_marked(old))
            gone.font.strike, gone.font.color.rgb = True, COLOURS["high"]
        if new:
            put = line.add_run(_marked(new))
            put.font.underline, put.font.color.rgb = WD_UNDERLINE.DOUBLE, COLOURS["ok"]


def _marked(text: str) -> str:
    # A line break alone shows no line through or under it.
    return printable(text) if text.strip() else printable(text.replace("\n", "¶\n"))


def add_footer(document: "Document", text: str) -> None:
    """
    Give every page a footer with a line of text and the number of the page.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    line = document.sections[0].footer.paragraphs[0]
    run = line.add_run(f"{printable(text)}  ")
    run.font.size, run.font.color.rgb = Pt(8), COLOURS["soft"]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)  # noqa: SLF001  The library has no fields.
