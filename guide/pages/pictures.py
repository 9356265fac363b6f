"""
The pictures of a reviewed draft, with a numbered box where each finding stands, and the codes in them.
"""

import base64
from collections.abc import Sequence

from guide.domain import SEVERITY_RANK, Corners, Draft, Picture
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import draw
from guide.pages.segments import NumberedFinding
from guide.pages.words import Words

# Height over width from which a picture is shown at its full length instead of fitting the window.
_LONG = 2.2
_MOST_UNSURE = 12


def draw_pictures(draft: Draft, numbered: Sequence[NumberedFinding], say: Words) -> None:
    """
    Draw the pictures of a draft, which has their copies where they are kept, with the findings to mark.
    """
    many = len(draft.attached) > 1
    for n, picture in enumerate(draft.attached):
        name = say("picture.n", n=n + 1, name=picture.name) if many else picture.name
        draw(
            f'<figure class="rl-picture"><figcaption class="rl-label">{html_runs(name)}</figcaption>'
            f"{_shown_html(n, picture, numbered, say)}{_codes_html(picture, say)}"
            f"{_remarks_html(draft, picture, say)}</figure>"
        )


def _shown_html(n: int, picture: Picture, numbered: Sequence[NumberedFinding], say: Words) -> str:
    here: dict[Corners, list[NumberedFinding]] = {}
    for finding in numbered:
        for box in finding.explained.finding.boxes:
            if box.picture == n:
                here.setdefault(box.corners, []).append(finding)
    if not picture.copy:
        return f'<p class="rl-note">{html_text(say("picture.gone"))}</p>'
    data = base64.b64encode(picture.copy).decode("ascii")
    marked = len({finding.n for findings in here.values() for finding in findings})
    alt = say.count("picture.alt", marked, name=picture.name)
    tall = " rl-picture-long" if picture.height > _LONG * picture.width else ""
    boxes = "".join(_box_html(findings, corners, picture, say) for corners, findings in here.items())
    return (
        f'<div class="rl-picture-frame{tall}"><img src="data:image/jpeg;base64,{data}" '
        f'alt="{html_text(alt)}" width="{picture.width}" height="{picture.height}">{boxes}</div>'
    )


def _box_html(findings: Sequence[NumberedFinding], corners: Corners, picture: Picture, say: Words) -> str:
    """
    Return a box with the numbers of all findings that stand in it, each a way to its card.
    """
    left, top, width, height = edges(corners, picture)
    worst = max(findings, key=lambda f: SEVERITY_RANK[f.severity])
    where = f"left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"
    numbers = "".join(
        f'<a class="rl-n rl-n-{f.severity}" href="#finding-{f.n}" aria-label="{html_text(_name(f, say))}" '
        f'title="{html_text(_name(f, say))}">{f.n}</a>'
        for f in findings
    )
    return f'<div class="rl-box rl-box-{worst.severity}" style="{where}"><span>{numbers}</span></div>'


def _name(finding: NumberedFinding, say: Words) -> str:
    severity, title = say(f"severity.{finding.severity}"), say.of(finding.explained.title)
    return say("card.mark", n=finding.n, severity=severity, title=title)


def edges(corners: Corners, picture: Picture) -> tuple[float, float, float, float]:
    """
    Return left, top, width and height of a box in per cent of the picture, and never outside it.
    """
    xs = [min(max(x / picture.width, 0.0), 1.0) * 100 for x, _ in corners]
    ys = [min(max(y / picture.height, 0.0), 1.0) * 100 for _, y in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _codes_html(picture: Picture, say: Words) -> str:
    if not picture.codes:
        return ""
    # What a code says is shown as text: nobody should open it by a slip of the hand.
    rows = "".join(
        f'<li><span class="rl-soft">{html_text(code.kind)}</span> '
        f'<span class="rl-code">{html_text(code.text) or html_text(say("picture.code.empty"))}</span></li>'
        for code in picture.codes
    )
    return f'<p class="rl-label">{html_text(say("picture.codes"))}</p><ul class="rl-codes">{rows}</ul>'


def _remarks_html(draft: Draft, picture: Picture, say: Words) -> str:
    if not picture.places:
        return f'<p class="rl-note">{html_text(say("picture.blank"))}</p>'
    unsure = [draft.text[place.start : place.end] for place in picture.places if place.is_unsure]
    if not unsure:
        return ""
    lines = "".join(f"<li>{html_runs(line)}</li>" for line in unsure[:_MOST_UNSURE])
    return f'<p class="rl-note">{html_text(say("picture.unsure"))}</p><ul class="rl-codes">{lines}</ul>'
