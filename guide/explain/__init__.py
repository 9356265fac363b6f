"""
Findings to reviews, and passages to answers; each statement with what it rests on.
"""

from guide.explain.answer import Answerer, assumed_myths
from guide.explain.citations import cite, cite_reference
from guide.explain.compare import Comparison, compare
from guide.explain.review import Reviewer, verdict_of
from guide.explain.rewrite import (
    apply_fixes,
    fixed_draft,
    fixes_in_order,
    offered_fixes,
    rewrite_draft,
    rewrite_some,
    rewritten_draft,
    with_text,
)
from guide.explain.standing import (
    counted,
    dismissed_in,
    fix_first,
    hidden_of,
    posts_counted,
    with_fixes,
    words_of,
)

__all__ = [
    "Answerer",
    "Comparison",
    "Reviewer",
    "apply_fixes",
    "assumed_myths",
    "cite",
    "cite_reference",
    "compare",
    "counted",
    "dismissed_in",
    "fix_first",
    "fixed_draft",
    "fixes_in_order",
    "hidden_of",
    "offered_fixes",
    "posts_counted",
    "rewrite_draft",
    "rewrite_some",
    "rewritten_draft",
    "verdict_of",
    "with_fixes",
    "with_text",
    "words_of",
]
