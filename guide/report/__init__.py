"""
Reviews to JSON, SARIF, CSV, Excel, Word, HTML and text, answers to JSON and text, knowledge to a workbook.
"""

from guide.report.changes import changes
from guide.report.formats import REPORT_FORMATS, ReportFormat, export_reviews
from guide.report.json import answer_json, as_line, review_json, reviews_json
from guide.report.note import mistake_note, note_name
from guide.report.sources import locator_words
from guide.report.table import reviews_csv, safe_cell
from guide.report.text import print_answer, print_review, set_aside_words, source_words
from guide.report.words import ReportLang, langs_of
from guide.report.workbook import entries_workbook

__all__ = [
    "REPORT_FORMATS",
    "ReportFormat",
    "ReportLang",
    "answer_json",
    "as_line",
    "changes",
    "entries_workbook",
    "export_reviews",
    "langs_of",
    "locator_words",
    "mistake_note",
    "note_name",
    "print_answer",
    "print_review",
    "review_json",
    "reviews_csv",
    "reviews_json",
    "safe_cell",
    "set_aside_words",
    "source_words",
]
