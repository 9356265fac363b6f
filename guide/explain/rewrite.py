"""
Applies fixes to a draft: by severity, then position, leaving out those that overlap one applied.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from guide.domain import SEVERITY_RANK, Draft, Finding, Picture, Place, Review

Moved = TypeVar("Moved", Picture, Place)
Judge = Callable[[Draft], Sequence[Finding]]


def rewrite_draft(
    draft: Draft, findings: Sequence[Finding], judge: Judge
) -> tuple[str | None, frozenset[int]]:
    """
    Return the rewritten text and the indices of the findings whose fix it has, or None and none.

    The rewritten text is judged again: a fix that raises a new medium or high finding is left out.
    """
    return rewrite_some(draft, findings, range(len(findings)), judge)


def rewrite_some(
    draft: Draft, findings: Sequence[Finding], indices: Iterable[int], judge: Judge
) -> tuple[str | None, frozenset[int]]:
    """
    Return the same as `rewrite_draft`, with no fixes but those of the findings at `indices`.
    """
    some = frozenset(indices)
    wanted = fixes_in_order(findings, some)
    if not wanted:
        return None, frozenset()
    known = {_key(finding) for finding in findings}
    fixed = fixed_draft(draft, [findings[i] for i in wanted])
    if not _raises_new(fixed, known, judge):
        return (fixed.text, frozenset(wanted)) if fixed.text != draft.text else (None, frozenset())
    kept: list[int] = []
    for i in wanted:
        trial = fixed_draft(draft, [findings[j] for j in (*kept, i)])
        if not _raises_new(trial, known, judge):
            kept.append(i)
    return (apply_fixes(draft, [findings[i] for i in kept]), frozenset(kept)) if kept else (None, frozenset())


def offered_fixes(draft: Draft, findings: Sequence[Finding], judge: Judge) -> frozenset[int]:
    """
    Return the indices of the findings whose fix, applied alone, raises no new medium or high finding.
    """
    known = {_key(finding) for finding in findings}
    return frozenset(
        i
        for i, finding in enumerate(findings)
        if finding.fix != "none"
        and (fixed := fixed_draft(draft, [finding])).text != draft.text
        and not _raises_new(fixed, known, judge)
    )


def fixes_in_order(findings: Sequence[Finding], some: Collection[int] | None = None) -> list[int]:
    """
    Return the indices of the fixes to apply: by severity, then position, none overlapping another.

    Where `some` is given, only those are looked at.
    """
    order = sorted(
        (i for i, finding in enumerate(findings) if finding.fix != "none" and (some is None or i in some)),
        key=lambda i: (-SEVERITY_RANK[findings[i].severity], i),
    )
    chosen: list[int] = []
    for i in order:
        span = findings[i].span
        clash = any(
            span is not None and (other := findings[j].span) is not None and span.overlaps(other)
            for j in chosen
        )
        repeated = any(span is None and findings[j].rewrite == findings[i].rewrite for j in chosen)
        if not clash and not repeated:
            chosen.append(i)
    return chosen


def apply_fixes(draft: Draft, findings: Sequence[Finding]) -> str:
    """
    Return the draft's text with the fixes of non-overlapping findings applied.
    """
    return fixed_draft(draft, findings).text


def fixed_draft(draft: Draft, findings: Sequence[Finding]) -> Draft:
    """
    Return the draft with the fixes of non-overlapping findings applied, its title and pictures in place.
    """
    fixed = draft
    in_place = [(finding.span, finding) for finding in findings if finding.span is not None]
    for span, finding in sorted(in_place, key=lambda pair: -pair[0].start):
        new = finding.rewrite or "" if finding.fix in ("replace", "delete") else span.text
        fixed = _edited(fixed, span.start, span.end, new)
    for finding in findings:
        if finding.span is None and finding.fix == "add" and finding.rewrite:
            fixed = _with_addition(draft, fixed, finding.rewrite, finding.add_at)
    return _retitled(draft, fixed)


def rewritten_draft(review: Review) -> Draft:
    """
    Return the draft of a review with the fixes that it says are applied, its title and pictures in place.
    """
    findings = [explained.finding for explained in review.findings]
    applied = [i for i, explained in enumerate(review.findings) if explained.applied]
    return fixed_draft(review.draft, [findings[i] for i in fixes_in_order(findings, applied)])


def with_text(draft: Draft, text: str) -> Draft:
    """
    Return the draft with another text and without pictures; its title is still its first line.
    """
    return _retitled(draft, replace(draft, text=text, attached=()))


def _with_addition(draft: Draft, fixed: Draft, addition: str, at: str) -> Draft:
    foot = len(fixed.written.rstrip())
    if at == "foot" and (foot or not fixed.attached):
        end = foot if fixed.attached else len(fixed.text)
        return _edited(fixed, foot, end, f"\n{addition}")
    # A title keeps its place: what is added opens the body.
    head = _retitled(draft, fixed).body_start if draft.title_end else 0
    return _edited(fixed, head, head, f"{addition}\n")


def _edited(draft: Draft, start: int, end: int, new: str) -> Draft:
    """
    Return the draft with other text at a range; what was read in pictures after it moves along.
    """
    text = f"{draft.text[:start]}{new}{draft.text[end:]}"
    if not draft.attached:
        return replace(draft, text=text)
    delta = len(new) - (end - start)

    def moved(part: Moved) -> Moved:
        first = part.start + delta if part.start >= end else min(part.start, start + len(new))
        last = part.end + delta if part.end >= end else min(part.end, start + len(new))
        return replace(part, start=first, end=last)

    attached = tuple(
        replace(moved(picture), places=tuple(moved(place) for place in picture.places))
        for picture in draft.attached
    )
    return replace(draft, text=text, attached=attached)


def _raises_new(fixed: Draft, known: set[tuple[str, str]], judge: Judge) -> bool:
    serious = (finding for finding in judge(fixed) if finding.severity != "low")
    return any(_key(finding) not in known for finding in serious)


def _retitled(draft: Draft, fixed: Draft) -> Draft:
    """
    Return the fixed draft with its title, which, rewritten in place, is still its first line.
    """
    if not draft.title_end:
        return fixed
    line = fixed.text.find("\n", draft.title_start)
    end = len(fixed.text) if line < 0 else line
    return replace(fixed, title_end=end, body_start=min(end + 1, len(fixed.text)))


def _key(finding: Finding) -> tuple[str, str]:
    return finding.entry, finding.span.text if finding.span else ""
