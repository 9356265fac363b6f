"""
Reviews and answers against gold, and entries against their own examples.
"""

from guide.evaluate.answers import AnswerScore, is_asserted
from guide.evaluate.examples import check_norm, example_draft, restrict
from guide.evaluate.reviews import ReviewScore, matches
from guide.evaluate.run import evaluate_file

__all__ = [
    "AnswerScore",
    "ReviewScore",
    "check_norm",
    "evaluate_file",
    "example_draft",
    "is_asserted",
    "matches",
    "restrict",
]
