"""
Reviews as a Word document: a summary, then for each draft its text with comments and the findings in full.
"""

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guide.domain import SEVERITIES, Review, UnreadableDraft
from guide.report.order import (
    MOST_FIRST,
    VERDICTS,
    Reviewed,
    dates_of,
    day_of,
    knowledge_of,
    name_of,
    only_reviews,
    worst_first,
)
from guide.report.package import settle_package
from guide.report.signs import show_hidden
from guide.report.word_comments import add_commented_draft, date_comments
from guide.report.word_findings import add_asides, add_findings, change_words
from guide.report.word_style import (
    COLOURS,
    add_changes,
    add_footer,
    add_grid,
    add_heading,
    add_line,
    add_text,
    move_into,
    new_document,
    part_of,
    tint,
)
from guide.report.words import ReportLang, counts_words, joined, label, nothing_words, verdict_lead, words

if TYPE_CHECKING:
    from docx.document import Document


def reviews_document(reviews: Iterable[Reviewed], lang: ReportLang = "both") -> bytes:
    """
    Return the bytes of a Word document with real comments by "Redline" on the spans of the findings.

    Several drafts have a section each, after a page that lists them. Comments carry each review's date.
    """
    kept = list(reviews)
    done = only_reviews(kept)
    document = new_document()
    title = label("review", lang)
    add_footer(document, " · ".join([title, *_standing(kept, lang), label("disclaimer", lang, " ")]))
    dates: list[datetime.date | None] = []
    if len(kept) == 1 and done:
        dates += _add_review(document, done[0], lang, alone=True)
    else:
        _add_overview(document, kept, lang)
        for review in done:
            document.add_section()
            # Apart, and then moved: to add at the end of a long document takes the library longer and longer.
            page = part_of(document)
            dates += _add_review(page, review, lang, alone=False)
            move_into(page, document)
    date_comments(document, dates)
    out = io.BytesIO()
    document.save(out)
    return settle_package(out.getvalue(), title, day_of(kept))


def _standing(reviews: Sequence[Reviewed], lang: ReportLang) -> list[str]:
    """
    Return what a report rests on: the date it is for, and the version of the knowledge.
    """
    date = f"{label('date', lang)} {dates_of(reviews)}" if dates_of(reviews) else label("date.none", lang)
    return [date, f"{label('knowledge', lang)} {knowledge_of(reviews)}"]


def _add_review(
    document: "Document", review: Review, lang: ReportLang, *, alone: bool
) -> list[datetime.date | None]:
    if alone:
        add_heading(document, label("review", lang), 0)
    add_heading(document, show_hidden(name_of(review)), 1)
    draft = review.draft
    about = [label(f"platform.{draft.platform}", lang), label(f"author.{draft.author}", lang)]
    about += [f"{label('industry', lang)} {draft.industry}"] if draft.industry else []
    add_line(document, " · ".join([*about, *_standing([review], lang)]), "soft")
    _add_verdict(document, review, lang)
    _add_first(document, review, lang)
    add_heading(document, label("rewritten", lang), 2)
    if review.rewritten is None:
        add_text(document, words("rewritten.none") if review.findings else nothing_words(review), lang)
    else:
        add_line(document, label("rewritten.legend", lang), "soft")
        add_changes(document, review)
    add_heading(document, label("draft", lang), 2, new_page=alone)
    commented = add_commented_draft(document, review, lang)
    if review.findings:
        add_heading(document, label("findings", lang), 2, new_page=alone)
        add_findings(document, review, lang)
    add_asides(document, review, lang)
    return [draft.date] * commented


def _add_verdict(document: "Document", review: Review, lang: ReportLang) -> None:
    line = document.add_paragraph()
    run = line.add_run(label(f"verdict.{review.verdict}", lang))
    run.bold, run.font.size, run.font.color.rgb = True, 203200, COLOURS[review.verdict]
    add_text(document, verdict_lead(review), lang)
    add_line(document, f"{label('disclaimer', lang)} {label('unmarked', lang)}", "soft")
    heads = [label(f"severity.{severity}", lang) for severity in SEVERITIES]
    grid = add_grid(document, [heads, [str(review.counts[severity]) for severity in SEVERITIES]], (3.4,) * 3)
    for cell, severity in zip(grid.rows[0].cells, SEVERITIES, strict=True):
        tint(cell, severity)


def _add_first(document: "Document", review: Review, lang: ReportLang) -> None:
    ranked = worst_first(review.findings)
    serious = [pair for pair in ranked if pair[1].finding.severity != "low"] or ranked
    if not serious:
        return
    add_heading(document, label("first", lang), 2)
    for number, explained in serious[:MOST_FIRST]:
        line = document.add_paragraph()
        head = line.add_run(f"{number}  {label(f'severity.{explained.finding.severity}', lang)}  ")
        head.bold, head.font.color.rgb = True, COLOURS[explained.finding.severity]
        line.add_run(change_words(explained, lang)).bold = True
        line.add_run(f"  {joined(explained.title, lang, ' / ')}")
    if len(serious) > MOST_FIRST:
        add_line(document, joined(words("first.more", n=len(serious) - MOST_FIRST), lang), "soft")


def _add_overview(document: "Document", reviews: Sequence[Reviewed], lang: ReportLang) -> None:
    done = only_reviews(reviews)
    add_heading(document, label("review", lang), 0)
    add_line(document, " · ".join(_standing(reviews, lang)), "soft")
    counts = [f"{label(f'verdict.{v}', lang)}: {sum(r.verdict == v for r in done)}" for v in VERDICTS]
    for count in counts:
        add_line(document, count)
    add_line(document, label("disclaimer", lang) + " " + label("unmarked", lang), "soft")
    if done:
        add_heading(document, label("posts", lang), 2)
        rows = [[label(key, lang) for key in ("post", "verdict", "findings", "first")]]
        ranked = sorted(done, key=lambda review: VERDICTS.index(review.verdict))
        rows += [_overview_row(review, lang) for review in ranked]
        add_grid(document, rows, (4.6, 3.4, 3.6, 5.2))
    unread = [review for review in reviews if isinstance(review, UnreadableDraft)]
    if unread:
        add_heading(document, label("unread", lang), 2)
        for review in unread:
            add_line(document, show_hidden(f"{name_of(review)}: {review.error}"))


def _overview_row(review: Review, lang: ReportLang) -> list[str]:
    first = worst_first(review.findings)[:1]
    return [
        show_hidden(name_of(review)),
        label(f"verdict.{review.verdict}", lang),
        joined(counts_words(review), lang, "\n") if review.findings else "",
        change_words(first[0][1], lang) if first else "",
    ]
