"""
Where a finding stands in the pictures of a draft, in words and as JSON.
"""

from typing import Any

from guide.domain import Bilingual, Draft, Finding, Picture
from guide.report.signs import show_hidden
from guide.report.words import words


def where_words(finding: Finding, draft: Draft) -> Bilingual | None:
    """
    Return which pictures a finding stands in, and whether it was hard to read there; None outside pictures.
    """
    numbers = dict.fromkeys(box.picture for box in finding.boxes)
    said = [
        words("picture.in", n=n + 1, name=_name(draft.attached[n]))
        for n in numbers
        if n < len(draft.attached)
    ]
    if not said:
        return None
    if finding.is_unsure:
        said.append(words("picture.unsure"))
    return Bilingual("; ".join(one.en for one in said), "；".join(one.zh for one in said))


def picture_names(draft: Draft) -> dict[int, Bilingual]:
    """
    Return where in the text the part of each picture begins, with the line that says which picture it is.
    """
    return {
        picture.start: words("picture.n", n=n, name=_name(picture))
        for n, picture in enumerate(draft.attached, 1)
        if picture.end > picture.start
    }


def boxes_json(finding: Finding, draft: Draft) -> dict[str, Any]:
    """
    Return where a finding stands in pictures: one box a line, how surely it was read, what a code says.
    """
    boxes = [
        {"picture": draft.attached[box.picture].name, "number": box.picture + 1, "corners": box.corners}
        for box in finding.boxes
    ]
    return {"box": boxes[0]["corners"], "boxes": boxes, "reading": finding.reading, "code": finding.code}


def _name(picture: Picture) -> str:
    return " ".join(show_hidden(picture.name).split())
