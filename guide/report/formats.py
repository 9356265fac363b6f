"""
The formats of reviews: one function from reviews to bytes, for the app and the command line.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from guide.errors import UsageError
from guide.report.excel import reviews_workbook
from guide.report.json import as_line, review_json, reviews_json
from guide.report.order import Reviewed
from guide.report.page import reviews_page
from guide.report.sarif import reviews_sarif
from guide.report.table import reviews_csv
from guide.report.word import reviews_document
from guide.report.words import ReportLang

Reviews = list[Reviewed]


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """
    A format of reviews: how it is made, its media type, its language unless one is asked for.

    `is_binary` says that it is no text, so that it needs a file to go to. JSON has both languages anyway.
    """

    make: Callable[[Reviews, ReportLang], str | bytes]
    media_type: str
    lang: ReportLang = "both"
    is_binary: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"

# By name, which is the ending of a file too.
REPORT_FORMATS: Mapping[str, ReportFormat] = {
    "json": ReportFormat(lambda reviews, _: reviews_json(reviews), "application/json"),
    "jsonl": ReportFormat(lambda reviews, _: _json_lines(reviews), "application/jsonl"),
    "sarif": ReportFormat(reviews_sarif, "application/sarif+json"),
    # Scripts read its columns: they stay as they were unless a language is asked for.
    "csv": ReportFormat(reviews_csv, "text/csv", lang="en"),
    "xlsx": ReportFormat(reviews_workbook, f"{_OFFICE}.spreadsheetml.sheet", is_binary=True),
    "docx": ReportFormat(reviews_document, f"{_OFFICE}.wordprocessingml.document", is_binary=True),
    "html": ReportFormat(reviews_page, "text/html"),
}


def export_reviews(reviews: Iterable[Reviewed], form: str, lang: ReportLang | None = None) -> bytes:
    """
    Return reviews as the bytes of a file, the same for the same reviews but for `engine.seconds` in JSON.

    Raises UsageError where there is no such format.
    """
    if form not in REPORT_FORMATS:
        raise UsageError(f"no format {form!r}; choose from {', '.join(REPORT_FORMATS)}")
    chosen = REPORT_FORMATS[form]
    made = chosen.make(list(reviews), lang or chosen.lang)
    return made if isinstance(made, bytes) else made.encode("utf-8")


def _json_lines(reviews: Reviews) -> str:
    return "".join(as_line(review_json(review)) + "\n" for review in reviews)
