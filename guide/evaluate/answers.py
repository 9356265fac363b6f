"""
Scores answers against gold questions, and retrieval by whether the right passages come among the first five.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guide.domain import Answer

Gold = Mapping[str, Any]

# A pattern that must not be asserted may be denied or quoted.
_DENIAL = re.compile(
    r"\b(not|no|never|cannot|can't|don't|isn't|wrong|false|myth|avoid|rather than)\b|n't\b"
    r"|不|别|勿|非|误|错|“|\"|‘",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;。！？；\n]")
_LOOK_BACK = 40


@dataclass(slots=True)
class AnswerScore:
    """
    Counts over gold questions, from which the figures follow.
    """

    questions: int = 0
    right: int = 0
    answerable: int = 0
    answerable_right: int = 0
    in_answer: int = 0
    unanswerable: int = 0
    abstained_right: int = 0
    wrong_claims: int = 0
    uncited: int = 0
    hits: int = 0
    problems: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, row: Gold, answer: Answer, retrieved: str) -> None:
        """
        Count one gold row; `retrieved` is the joined text of the five best entries' passages.
        """
        self.questions += 1
        if not row["answerable"]:
            self.unanswerable += 1
            self.abstained_right += answer.abstained
            self.right += answer.abstained
            if not answer.abstained:
                self.problems.append(("answered-anyway", row["id"], row["question"]))
            return
        self.answerable += 1
        patterns = [group if isinstance(group, str) else "|".join(group) for group in row["must_mention"]]
        self.hits += _all_match(patterns, retrieved)
        self._add_answerable(row, answer, patterns)

    def _add_answerable(self, row: Gold, answer: Answer, patterns: Sequence[str]) -> None:
        cited = " ".join(f"{c.title.en} {c.title.zh} {c.quote}" for c in answer.citations)
        told = not answer.abstained and _all_match(patterns, f"{answer.text} {cited}")
        bad = any(is_asserted(pattern, answer.text) for pattern in row.get("must_not", ()))
        self.in_answer += not answer.abstained and _all_match(patterns, answer.text)
        self.wrong_claims += bad
        self.uncited += not answer.abstained and not answer.citations
        if told and not bad:
            self.answerable_right += 1
            self.right += 1
        else:
            kind = "abstained" if answer.abstained else "wrong" if bad else "lacks"
            self.problems.append((kind, row["id"], row["question"]))

    def figures(self) -> dict[str, Any]:
        """
        Return the figures that `redline eval` prints.
        """
        return {
            "questions": self.questions,
            "score": round(self.right / max(self.questions, 1), 3),
            "answerable_right": f"{self.answerable_right}/{self.answerable}",
            "in_answer_itself": f"{self.in_answer}/{self.answerable}",
            "abstained_right": f"{self.abstained_right}/{self.unanswerable}",
            "wrong_claims": self.wrong_claims,
            "answers_without_citation": self.uncited,
            "hit_at_5": round(self.hits / max(self.answerable, 1), 3),
        }


def is_asserted(pattern: str, text: str) -> bool:
    """
    Tell whether a pattern matches where the words before it in its clause neither deny nor quote it.
    """
    for match in re.finditer(pattern, text, re.I):
        clause = _CLAUSE_END.split(text[: match.start()])[-1][-_LOOK_BACK:]
        if not _DENIAL.search(clause):
            return True
    return False


def _all_match(patterns: Sequence[str], text: str) -> bool:
    return all(re.search(pattern, text, re.I) for pattern in patterns)
