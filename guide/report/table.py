"""
Reviews as CSV, one row a finding, with cells that no spreadsheet takes for a formula.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from guide.domain import ExplainedFinding, Lang, Review, UnreadableDraft
from guide.report.words import ReportLang

COLUMNS = (
    "id",
    "name",
    "verdict",
    "finding",
    "severity",
    "confidence",
    "category",
    "start",
    "end",
    "text",
    "title",
    "chinese_reading",
    "western_assumption",
    "advice",
    "fix",
    "rewrite",
    "entry",
    "source",
    "detector",
    "error",
)

# Added where a table is in both languages.
CHINESE_COLUMNS = ("title_zh", "chinese_reading_zh", "western_assumption_zh", "advice_zh", "source_zh")

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """
    Return a cell's text, with an apostrophe before what a spreadsheet would run.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def reviews_csv(reviews: Iterable[Review | UnreadableDraft], lang: ReportLang = "en") -> str:
    """
    Return a table with one row a finding; a review without findings or an unreadable input has one row too.

    In both languages it has a second column for each text of an entry, at the end.
    """
    out = io.StringIO()
    # With a mark of its encoding, so that spreadsheets show Chinese.
    out.write("\ufeff")
    writer = csv.DictWriter(out, COLUMNS + (CHINESE_COLUMNS if lang == "both" else ()), restval="")
    writer.writeheader()
    for review in reviews:
        for row in _rows(review, lang):
            writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return out.getvalue()


def _rows(review: Review | UnreadableDraft, lang: ReportLang) -> Iterator[dict[str, object]]:
    if isinstance(review, UnreadableDraft):
        yield {"id": review.id, "name": review.name, "error": review.error}
        return
    head = {"id": review.draft.id, "name": review.draft.name, "verdict": review.verdict}
    if not review.findings:
        yield dict(head)
    for explained in review.findings:
        finding = explained.finding
        texts = _texts(explained, "zh" if lang == "zh" else "en")
        if lang == "both":
            texts |= {f"{name}_zh": text for name, text in _texts(explained, "zh").items()}
        yield {
            **head,
            "finding": explained.id,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "category": finding.category,
            "start": finding.span.start if finding.span else None,
            "end": finding.span.end if finding.span else None,
            "text": finding.quoted or None,
            **texts,
            "fix": finding.fix,
            "rewrite": finding.rewrite,
            "entry": finding.entry,
            "detector": finding.detector,
        }


def _texts(explained: ExplainedFinding, lang: Lang) -> dict[str, object]:
    first = explained.citations[0]
    return {
        "title": explained.title.text(lang),
        "chinese_reading": explained.chinese_reading.text(lang),
        "western_assumption": explained.western_assumption.text(lang),
        "advice": explained.advice.text(lang),
        "source": " ".join(part for part in (first.title.text(lang), first.locator) if part),
    }
