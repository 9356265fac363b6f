"""
Reviews as an Excel workbook: all findings on the first sheet, then one sheet a file, one row a finding.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from guide.domain import (
    CATEGORY_NAMES,
    SEVERITIES,
    Bilingual,
    Draft,
    ExplainedFinding,
    Review,
    UnreadableDraft,
    is_house,
)
from guide.report.order import (
    VERDICTS,
    Reviewed,
    dates_of,
    day_of,
    file_of,
    knowledge_of,
    name_of,
    only_reviews,
)
from guide.report.package import settle_package
from guide.report.pictured import where_words
from guide.report.sheets import MOST_ROWS, TextSheet, new_workbook, saved, sheet_names
from guide.report.sources import source_line
from guide.report.text import set_aside_words
from guide.report.words import ReportLang, confidence_words, joined, label, langs_of, words

Row = dict[str, str | int]

# Each column with its width in characters; the texts of an entry have one column a language.
_WIDTHS: dict[str, float] = {
    "number": 8,
    "file": 22,
    "post": 16,
    "verdict": 16,
    "severity": 14,
    "category": 20,
    "quoted": 26,
    "picture": 24,
    "title": 30,
    "read": 44,
    "meant": 36,
    "do": 44,
    "fix": 20,
    "rewrite": 26,
    "applied": 12,
    "sources": 70,
    "confidence": 12,
    "start": 8,
    "end": 8,
    "date": 12,
    "entry": 30,
    "detector": 12,
    "knowledge": 18,
    "unread": 36,
}
_TEXTS = ("title", "read", "meant", "do")
_LANGS: tuple[ReportLang, ...] = ("en", "zh", "both")
_SEVERITY_OF = {label(f"severity.{severity}", lang): severity for severity in SEVERITIES for lang in _LANGS}
# The number and where a finding stands stay in sight when one scrolls to the right.
_FREEZE = "D2"


def reviews_workbook(reviews: Iterable[Reviewed], lang: ReportLang = "both") -> bytes:
    """
    Return the bytes of a workbook; a draft without findings or an unreadable one has a row too.
    """
    kept = list(reviews)
    by_file: dict[str, list[Reviewed]] = {}
    for review in kept:
        by_file.setdefault(file_of(review), []).append(review)
    book = new_workbook()
    first, last = label("all", lang)[:31], label("about", lang)[:31]
    _add_rows(book, first, kept, lang)
    names = sheet_names(by_file, taken=(first, last))
    for name, of_file in zip(names, by_file.values(), strict=True):
        _add_rows(book, name, of_file, lang)
    _add_about(book, last, kept, lang)
    return settle_package(saved(book), label("review", lang), day_of(kept))


def _add_rows(book: Any, name: str, reviews: Sequence[Reviewed], lang: ReportLang) -> None:
    # A column that would be empty in every row is left out.
    pictured = any(review.draft.attached for review in only_reviews(reviews))
    wanted = [key for key in _WIDTHS if pictured or key != "picture"]
    columns = [(key, one) for key in wanted for one in (langs_of(lang) if key in _TEXTS else (lang,))]
    heads = [words(key).text(one) if one != "both" else label(key, "both") for key, one in columns]
    keys = [f"{key} {one}" if key in _TEXTS else key for key, one in columns]
    rows = (row for review in reviews for row in _rows(review, lang))
    more: list[Row] = list(islice(rows, MOST_ROWS))
    while more or not book.sheetnames:
        title = name if name not in book.sheetnames else sheet_names([name], taken=book.sheetnames)[0]
        sheet = TextSheet(book, title, heads, [_WIDTHS[key] for key, _ in columns], _FREEZE)
        sheet.sheet.oddFooter.left.text = label("disclaimer", lang)
        for row in more:
            sheet.add([_cell(sheet, key, row) for key in keys])
        sheet.add_filter()
        more = list(islice(rows, MOST_ROWS))


def _cell(sheet: TextSheet, key: str, row: Row) -> Any:
    value = row.get(key, "")
    if isinstance(value, int):
        return sheet.number(value)
    severity = _SEVERITY_OF.get(value) if key == "severity" else None
    return sheet.text(value, severity or "plain")


def _rows(review: Reviewed, lang: ReportLang) -> Iterator[Row]:
    head: Row = {"file": file_of(review)}
    if isinstance(review, UnreadableDraft):
        yield {**head, "post": review.id, "unread": review.error}
        return
    head |= {
        "post": review.draft.id,
        "verdict": label(f"verdict.{review.verdict}", lang),
        "date": review.draft.date.isoformat() if review.draft.date else "",
        "knowledge": review.engine.knowledge,
    }
    if not review.findings:
        yield head
    for number, explained in enumerate(review.findings, 1):
        yield {**head, "number": number, **_finding(explained, review.draft, lang)}


def _finding(explained: ExplainedFinding, draft: Draft, lang: ReportLang) -> Row:
    finding, span = explained.finding, explained.finding.span
    category = CATEGORY_NAMES.get(finding.category, Bilingual(finding.category, finding.category))
    house = f" ({label('house', lang)})" if is_house(finding.entry) else ""
    where = where_words(finding, draft)
    row: Row = {
        "severity": label(f"severity.{finding.severity}", lang),
        "category": joined(category, lang),
        "quoted": finding.quoted or label("whole", lang),
        "picture": joined(where, lang) if where else "",
        "fix": label(f"fix.{finding.fix}", lang),
        "rewrite": finding.rewrite or "",
        "applied": label("yes" if explained.applied else "no", lang),
        "sources": "\n".join(source_line(citation, lang) for citation in explained.citations),
        "confidence": joined(confidence_words(finding.confidence), lang),
        "entry": finding.entry + house,
        "detector": finding.detector,
    }
    if span:
        row |= {"start": span.start, "end": span.end}
    texts = {
        "title": explained.title,
        "read": explained.chinese_reading,
        "meant": explained.western_assumption,
        "do": explained.advice,
    }
    return row | {f"{key} {one}": text.text(one) for key, text in texts.items() for one in langs_of(lang)}


def _add_about(book: Any, name: str, reviews: Sequence[Reviewed], lang: ReportLang) -> None:
    sheet = TextSheet(book, name, [label("review", lang), ""], [30, 90], "A2")
    for key, value in _about(reviews, lang):
        sheet.add([sheet.text(key, "bold"), sheet.text(value)])


def _about(reviews: Sequence[Reviewed], lang: ReportLang) -> Iterator[tuple[str, str]]:
    done = only_reviews(reviews)
    yield "", label("disclaimer", lang)
    yield "", label("unmarked", lang)
    yield label("knowledge", lang), knowledge_of(reviews)
    yield label("date", lang), dates_of(reviews) or label("date.none", lang)
    modes = dict.fromkeys(review.engine.mode for review in done)
    yield label("mode", lang), ", ".join(label(f"mode.{mode}", lang) for mode in modes)
    yield label("posts", lang), str(len(reviews))
    for verdict in VERDICTS:
        yield label(f"verdict.{verdict}", lang), str(sum(review.verdict == verdict for review in done))
    for severity in SEVERITIES:
        yield label(f"severity.{severity}", lang), str(sum(review.counts[severity] for review in done))
    for skipped in dict.fromkeys(skipped for review in done for skipped in review.skipped):
        yield label("skipped", lang), f"{skipped.detector}: {skipped.reason}"
    for review in done:
        yield from _asides(review, lang)
    unread = (review for review in reviews if isinstance(review, UnreadableDraft))
    yield from ((label("unread", lang), f"{name_of(draft)}: {draft.error}") for draft in unread)


def _asides(review: Review, lang: ReportLang) -> Iterator[tuple[str, str]]:
    for aside in review.suppressed:
        told = [set_aside_words(aside, one) for one in langs_of(lang)]
        yield label("aside", lang), f"{name_of(review)}: " + "\n".join(told)
