"""
A draft in a Word document, each finding a comment on the words it is about.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from guide.domain import CATEGORY_NAMES, SEVERITY_RANK, Bilingual, Draft, ExplainedFinding, Review, is_house
from guide.report.pictured import picture_names, where_words
from guide.report.signs import printable
from guide.report.sources import source_line
from guide.report.spans import Piece, cut_text, spanned
from guide.report.word_style import COLOURS, mark_run, set_style
from guide.report.words import ReportLang, joined, label, langs_of, words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

AUTHOR, INITIALS = "Redline", "RL"
_BREAK = re.compile(r"\r\n|\r|\n")


def add_commented_draft(document: "Document", review: Review, lang: ReportLang) -> int:
    """
    Add the draft, a paragraph a line, with a comment a finding, and return the number of comments.

    What is about the whole post is a comment on a line of its own before it.
    """
    findings = review.findings
    runs: dict[int, list[Run]] = {index: [] for index in spanned(review.draft.text, findings)}
    for index in range(len(findings)):
        if index not in runs:
            line = document.add_paragraph()
            set_style(line, "ListBullet")
            where = where_words(findings[index].finding, review.draft)
            about = joined(where, lang) if where else label("whole", lang)
            run = line.add_run(printable(f"{about}: {joined(findings[index].title, lang, ' / ')}"))
            run.font.color.rgb = COLOURS[findings[index].finding.severity]
            runs[index] = [run]
    pictures = {start: joined(name, lang, " / ") for start, name in picture_names(review.draft).items()}
    _add_lines(document, cut_text(review.draft.text, findings, pictures), findings, runs, pictures)
    for index, explained in enumerate(findings):
        text = printable(comment_text(index + 1, explained, review.draft, lang))
        document.add_comment(runs[index], text, author=AUTHOR, initials=INITIALS)
    return len(findings)


def date_comments(document: "Document", dates: Sequence[datetime.date | None]) -> None:
    """
    Give each comment, in order, its review's date at midnight, or none; the library writes the time of day.
    """
    from docx.oxml.ns import qn

    for comment, date in zip(document.comments, dates, strict=True):
        element = comment._comment_elm  # noqa: SLF001  The library has no other way.
        if date is None:
            del element.attrib[qn("w:date")]
        else:
            element.set(qn("w:date"), f"{date.isoformat()}T00:00:00Z")


def comment_text(number: int, explained: ExplainedFinding, draft: Draft, lang: ReportLang) -> str:
    """
    Return what a comment says of a finding, a paragraph a line: both readings, advice, fix and sources.
    """
    finding = explained.finding
    category = CATEGORY_NAMES.get(finding.category, Bilingual(finding.category, finding.category))
    head = [str(number), label(f"severity.{finding.severity}", lang), joined(category, lang)]
    lines = [" · ".join([*head, label("house", lang)] if is_house(finding.entry) else head)]
    if where := where_words(finding, draft):
        said = [joined(where, lang)] if finding.code is None else [joined(where, lang), finding.code]
        lines.append(": ".join(said))
    for one in langs_of(lang):
        colon = "：" if one == "zh" else ": "
        fix = words(f"fix.{finding.fix}").text(one)
        lines += [
            explained.title.text(one),
            f"{words('meant').text(one)}{colon}{explained.western_assumption.text(one)}",
            f"{words('read').text(one)}{colon}{explained.chinese_reading.text(one)}",
            f"{words('do').text(one)}{colon}{explained.advice.text(one)}",
            f"{fix}{colon}{finding.rewrite}" if finding.rewrite else fix,
        ]
    lines += [f"{label('sources', lang)}: {source_line(citation, lang)}" for citation in explained.citations]
    # A line break inside a text would end its paragraph.
    return "\n".join(" ".join(line.split()) for line in lines)


def _add_lines(
    document: "Document",
    pieces: Sequence[Piece],
    findings: Sequence[ExplainedFinding],
    runs: dict[int, list["Run"]],
    pictures: Mapping[int, str],
) -> None:
    line = document.add_paragraph()
    for piece in pieces:
        if piece.start in pictures:
            name = document.add_paragraph() if line.runs else line
            name.add_run(printable(pictures[piece.start])).font.color.rgb = COLOURS["soft"]
            line = document.add_paragraph()
        for at, text in enumerate(_BREAK.split(piece.text)):
            if at:
                line = document.add_paragraph()
            if text:
                _add_run(line, text, piece.over, findings, runs)
        for index in piece.ends:
            if not runs[index]:
                # It marks line breaks only, and a comment needs a run to stand on.
                runs[index].append(line.add_run())


def _add_run(
    line: "Paragraph",
    text: str,
    over: Sequence[int],
    findings: Sequence[ExplainedFinding],
    runs: dict[int, list["Run"]],
) -> None:
    run = line.add_run(printable(text))
    run.font.no_proof = True
    for index in over:
        runs[index].append(run)
    if over:
        mark_run(
            run, max((findings[index].finding.severity for index in over), key=SEVERITY_RANK.__getitem__)
        )
