"""
Small makers of PDF, PowerPoint and ZIP files for tests.
"""

import io
import zipfile
from collections.abc import Mapping

from pptx import Presentation
from pptx.util import Cm
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject


def _font(texts: tuple[str, ...]) -> DictionaryObject:
    # Two bytes a sign, and a map that says which: how every program writes Chinese.
    signs = sorted({sign for text in texts for sign in text})
    pairs = "\n".join(f"<{ord(s):04X}> <{s.encode('utf-16-be').hex()}>" for s in signs)
    cmap = DecodedStreamObject()
    cmap.set_data(
        f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(signs)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end".encode()
    )
    below = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/DW"): NumberObject(1000),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([below]),
            NameObject("/ToUnicode"): cmap,
        }
    )


def _picture() -> DictionaryObject:
    picture = DecodedStreamObject()
    picture.set_data(b"\xff\xff\xff")
    for key, value in [("Width", 1), ("Height", 1), ("BitsPerComponent", 8)]:
        picture[NameObject(f"/{key}")] = NumberObject(value)
    picture[NameObject("/Subtype")] = NameObject("/Image")
    picture[NameObject("/ColorSpace")] = NameObject("/DeviceRGB")
    return DictionaryObject({NameObject("/Scan"): picture})


def pdf(
    *pages: str, scanned: tuple[int, ...] = (), password: str | None = None, open_to_all: bool = False
) -> bytes:
    """
    Return a PDF with one text a page; pages in `scanned` hold a picture too.
    """
    writer = PdfWriter()
    for number, text in enumerate(pages, 1):
        page = writer.add_blank_page(595, 842)
        resources = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): _font(pages)})}
        )
        if number in scanned:
            resources[NameObject("/XObject")] = _picture()
        page[NameObject("/Resources")] = resources
        lines = [f"<{''.join(f'{ord(s):04X}' for s in line)}> Tj 0 -20 Td" for line in text.splitlines()]
        content = DecodedStreamObject()
        content.set_data(f"BT /F 12 Tf 50 780 Td {' '.join(lines)} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    if password is not None or open_to_all:
        writer.encrypt("" if open_to_all else str(password), "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def presentation(*slides: tuple[str, ...], notes: str = "", hidden: tuple[int, ...] = ()) -> bytes:
    """
    Return a PowerPoint file with one text box a text; `notes` belong to the first slide.
    """
    deck = Presentation()
    for number, texts in enumerate(slides, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for text in texts:
            slide.shapes.add_textbox(Cm(1), Cm(1), Cm(5), Cm(2)).text_frame.text = text
        if number == 1 and notes:
            slide.notes_slide.notes_text_frame.text = notes
        if number in hidden:
            slide._element.set("show", "0")
    return saved(deck)


def saved(deck: object) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes | str], encoding: str | None = None) -> bytes:
    """
    Return a ZIP archive; with an encoding, names are stored in it and not marked as UTF-8.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = _Named(name, encoding) if encoding else zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()


class _Named(zipfile.ZipInfo):
    """
    A member whose name is stored as older programs store it.
    """

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(name)
        self._raw = name.encode(encoding)

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  The standard library's name.
        return self._raw, self.flag_bits & ~0x800
