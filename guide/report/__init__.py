"""
Reviews and answers to JSON, CSV and text, and the knowledge base to a workbook.
"""

from guide.report.json import answer_json, as_line, review_json, reviews_json
from guide.report.note import mistake_note, note_name
from guide.report.table import reviews_csv, safe_cell
from guide.report.text import print_answer, print_review, set_aside_words, source_words
from guide.report.workbook import entries_workbook

__all__ = [
    "answer_json",
    "as_line",
    "entries_workbook",
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
