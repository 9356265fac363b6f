"""
The findings of a review in full in a Word document: both readings side by side, advice, fix and sources.
"""

from typing import TYPE_CHECKING, Any

from guide.domain import CATEGORY_NAMES, Bilingual, Draft, ExplainedFinding, Review, is_house
from guide.report.order import worst_first
from guide.report.pictured import where_words
from guide.report.signs import printable, show_hidden
from guide.report.sources import source_line
from guide.report.text import set_aside_words
from guide.report.word_style import COLOURS, add_heading, add_line, add_table, add_text, set_style
from guide.report.words import ReportLang, confidence_words, joined, label, langs_of

if TYPE_CHECKING:
    from docx.document import Document

# Longer quotes are cut in a summary; the draft has them whole.
_MOST_QUOTED = 160


def change_words(explained: ExplainedFinding, lang: ReportLang) -> str:
    """
    Return old and new words of a finding: `全网最低价 → 价格实惠`.
    """
    finding = explained.finding
    old = _cut(show_hidden(finding.quoted)) if finding.quoted else label("missing", lang)
    return f"{old} → {_cut(show_hidden(finding.rewrite))}" if finding.rewrite else old


def add_findings(document: "Document", review: Review, lang: ReportLang) -> None:
    """
    Add every finding of a review, the most severe first, numbered as its comments are.
    """
    for number, explained in worst_first(review.findings):
        _add_finding(document, number, explained, review.draft, lang)


def add_asides(document: "Document", review: Review, lang: ReportLang) -> None:
    """
    Add what house rules set aside, and what did not run; nothing where there is none.
    """
    if review.suppressed:
        add_heading(document, label("aside", lang), 2)
        for aside in review.suppressed:
            for one in langs_of(lang):
                add_line(document, show_hidden(set_aside_words(aside, one)))
    if review.skipped:
        told = "; ".join(f"{skipped.detector}: {skipped.reason}" for skipped in review.skipped)
        add_line(document, f"{label('skipped', lang)}: {told}", "soft")


def _add_finding(
    document: "Document", number: int, explained: ExplainedFinding, draft: Draft, lang: ReportLang
) -> None:
    finding = explained.finding
    severity = label(f"severity.{finding.severity}", lang)
    head = add_heading(document, f"{number}  {severity}  {joined(explained.title, lang, ' / ')}", 3)
    for run in head.runs:
        run.font.color.rgb = COLOURS[finding.severity]
    category = CATEGORY_NAMES.get(finding.category, Bilingual(finding.category, finding.category))
    about = [joined(category, lang), joined(confidence_words(finding.confidence), lang)]
    about += [label("house", lang)] if is_house(finding.entry) else []
    where = where_words(finding, draft)
    about += [joined(where, lang)] if where else []
    line = add_line(document, " · ".join(about), "soft")
    line.paragraph_format.keep_with_next = True
    quoted = show_hidden(finding.quoted) if finding.quoted else label("whole", lang)
    line = _labelled(document, label("quoted", lang), quoted)
    line.paragraph_format.keep_with_next = True
    fix = label(f"fix.{finding.fix}", lang)
    if finding.rewrite:
        line = _labelled(document, fix, show_hidden(finding.rewrite.strip()))
        line.runs[-1].font.color.rgb = COLOURS["ok"]
    else:
        line = add_line(document, fix)
    line.paragraph_format.keep_with_next = True
    _add_readings(document, explained, lang)
    add_text(document, explained.advice, lang, label("do", lang))
    _add_sources(document, explained, lang)


def _labelled(document: "Document", name: str, text: str) -> Any:
    line = document.add_paragraph()
    line.add_run(f"{name}  ").bold = True
    line.add_run(text)
    return line


def _add_readings(document: "Document", explained: ExplainedFinding, lang: ReportLang) -> None:
    table = add_table(document, 1, (8.4, 8.4))
    readings = (("meant", explained.western_assumption), ("read", explained.chinese_reading))
    for cell, (key, text) in zip(table.rows[0].cells, readings, strict=True):
        cell.paragraphs[0].add_run(label(key, lang)).bold = True
        add_text(cell, text, lang)
    document.add_paragraph().paragraph_format.space_after = 0


def _add_sources(document: "Document", explained: ExplainedFinding, lang: ReportLang) -> None:
    from docx.shared import Pt

    document.add_paragraph().add_run(label("sources", lang)).bold = True
    for citation in explained.citations:
        line = document.add_paragraph()
        set_style(line, "ListBullet")
        line.paragraph_format.space_after = 0
        run = line.add_run(printable(source_line(citation, lang)))
        run.font.size, run.font.color.rgb = Pt(9), COLOURS["soft"]


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_QUOTED else f"{text[: _MOST_QUOTED - 1]}…"
