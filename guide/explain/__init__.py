"""
Findings to reviews, and passages to answers; each statement with what it rests on.
"""

from guide.explain.answer import Answerer, assumed_myths
from guide.explain.citations import cite, cite_reference
from guide.explain.review import Reviewer, verdict_of
from guide.explain.rewrite import apply_fixes, fixes_in_order, rewrite_draft

__all__ = [
    "Answerer",
    "Reviewer",
    "apply_fixes",
    "assumed_myths",
    "cite",
    "cite_reference",
    "fixes_in_order",
    "rewrite_draft",
    "verdict_of",
]
