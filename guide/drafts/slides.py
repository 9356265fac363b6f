"""
PowerPoint files to text: slides in order, and on each its shapes, tables, groups, diagrams and notes.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from guide.domain import LeftOut
from guide.drafts.archive import DAMAGE, check_no_document_types, open_office_file
from guide.drafts.content import Content, check_characters
from guide.errors import DraftError

if TYPE_CHECKING:
    from pptx.slide import Slide

MOST_SLIDES = 500
MOST_DEPTH = 50

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def slides_content(data: bytes) -> Content:
    """
    Return the text of a PowerPoint file, a blank line between slides; hidden slides are left out.

    Raises DraftError. To be called through `read_apart`, since its parser may run out of memory.
    """
    with open_office_file(data, "pptx") as archive:
        check_no_document_types(archive)
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        slides = Presentation(io.BytesIO(data)).slides
        if len(slides) > MOST_SLIDES:
            raise DraftError(f"it has {len(slides):,} slides and may have {MOST_SLIDES}; split it up")
        return _content(slides)
    except (PythonPptxError, XMLSyntaxError, *DAMAGE, AttributeError, TypeError) as error:
        raise DraftError("this PowerPoint file is damaged; open it and save it again") from error


def _content(slides: "Iterable[Slide]") -> Content:
    left_out: Counter[str] = Counter()
    texts: list[str] = []
    footers: set[str] = set()
    for slide in slides:
        if slide._element.get("show") in ("0", "false"):  # noqa: SLF001  There is no other way to know.
            left_out["hidden"] += 1
            continue
        left_out["comment"] += _comments(slide)
        lines = list(_shapes(slide, slide.shapes, left_out, footers, 0))
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
            lines += [notes.text]
        texts.append("\n".join(filter(str.strip, lines)).replace("\v", "\n"))
        check_characters(sum(map(len, texts)))
    counted = tuple(LeftOut(kind, n) for kind, n in sorted(left_out.items()) if n)  # type: ignore[arg-type]
    return Content(text="\n\n".join(filter(str.strip, texts)), left_out=counted)


def _shapes(
    slide: "Slide", shapes: Iterable[Any], left_out: Counter[str], footers: set[str], depth: int
) -> Iterator[str]:
    from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

    if depth > MOST_DEPTH:
        raise DraftError(f"its groups are nested more than {MOST_DEPTH} deep; ungroup them, or copy the text")
    for shape in shapes:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind in (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE):
            continue
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _shapes(slide, shape.shapes, left_out, footers, depth + 1)
        elif shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
            left_out["picture"] += 1
        elif shape.has_text_frame:
            text = shape.text_frame.text
            # The same line under every slide is one line.
            if kind != PP_PLACEHOLDER.FOOTER or text not in footers:
                yield text
            if kind == PP_PLACEHOLDER.FOOTER:
                footers.add(text)
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells if not cell.is_spanned)
        else:
            yield from _diagram(slide, shape)


def _diagram(slide: "Slide", shape: Any) -> Iterator[str]:
    """
    Yield the lines of a diagram, which stand in a part of their own.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for reference in shape._element.iter(_DIAGRAM):  # noqa: SLF001  The library knows no diagrams.
        root = etree.fromstring(slide.part.related_part(reference.get(_DATA)).blob, parser)
        for paragraph in root.iter(_PARAGRAPH):
            yield "".join(text.text or "" for text in paragraph.iter(_TEXT))


def _comments(slide: "Slide") -> int:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts = [
        relation.target_part
        for relation in slide.part.rels.values()
        if not relation.is_external and relation.reltype.endswith("/comments")
    ]
    return sum(len(etree.fromstring(part.blob, parser)) for part in parts)
