"""
Runs a file of gold rows, drafts or questions, through the application.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guide.application import Application
from guide.domain import Lang
from guide.drafts import ReadOptions, draft_from_row
from guide.errors import UsageError
from guide.evaluate.answers import AnswerScore
from guide.evaluate.reviews import ReviewScore
from guide.text import detect_language


def evaluate_file(application: Application, path: Path) -> AnswerScore | ReviewScore:
    """
    Return the score of a file of gold rows.

    Raises UsageError where the rows are neither drafts nor questions.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    if not rows:
        raise UsageError(f"{path}: no rows")
    if "question" in rows[0]:
        answers = AnswerScore()
        for row in rows:
            answer = application.ask(row["question"], question_id=row["id"])
            answers.add(row, answer, retrieved_text(application, row["question"]))
        return answers
    if "gold" not in rows[0]:
        raise UsageError(f"{path}: rows need `gold` (drafts) or `question`")
    reviews = ReviewScore()
    for row in rows:
        reviews.add(row, [e.finding for e in application.review(_draft(row)).findings])
    return reviews


def _draft(row: Mapping[str, Any]) -> Any:
    # Without a date of its own a row is reviewed with no date detector.
    return draft_from_row(row, ReadOptions(date=None), draft_id=row["id"], name=row["id"])


def retrieved_text(application: Application, question: str) -> str:
    """
    Return the passages of the five best entries in the question's language, both for a mixed one, joined.
    """
    spoken = detect_language(question)
    langs: tuple[Lang, ...] = ("en", "zh") if spoken == "mixed" else (spoken,)
    found = application.search(question, k=5)
    return "\n".join(
        passage.text
        for ranked in found
        for lang in langs
        for passage in application.index.passages_of(ranked.entry, lang)
    )
