"""
Reviews and answers to JSON, CSV and text.
"""

from guide.report.json import answer_json, as_line, review_json, reviews_json
from guide.report.table import reviews_csv, safe_cell
from guide.report.text import print_answer, print_review, source_words

__all__ = [
    "answer_json",
    "as_line",
    "print_answer",
    "print_review",
    "review_json",
    "reviews_csv",
    "reviews_json",
    "safe_cell",
    "source_words",
]
