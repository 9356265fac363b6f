"""
Applies fixes to a draft: by severity, then position, leaving out those that overlap one applied.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from guide.domain import SEVERITY_RANK, Draft, Finding

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
    text = apply_fixes(draft, [findings[i] for i in wanted])
    if not _raises_new(draft, text, known, judge):
        return (text, frozenset(wanted)) if text != draft.text else (None, frozenset())
    kept: list[int] = []
    for i in wanted:
        trial = apply_fixes(draft, [findings[j] for j in (*kept, i)])
        if not _raises_new(draft, trial, known, judge):
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
        and (text := apply_fixes(draft, [finding])) != draft.text
        and not _raises_new(draft, text, known, judge)
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
    text = draft.text
    in_place = [(finding.span, finding) for finding in findings if finding.span is not None]
    for span, finding in sorted(in_place, key=lambda pair: -pair[0].start):
        new = finding.rewrite or "" if finding.fix in ("replace", "delete") else span.text
        text = text[: span.start] + new + text[span.end :]
    for finding in findings:
        if finding.span is None and finding.fix == "add" and finding.rewrite:
            text = _add(draft, text, finding.rewrite, finding.add_at)
    return text


def _add(draft: Draft, text: str, addition: str, at: str) -> str:
    if at == "foot":
        return f"{text.rstrip()}\n{addition}"
    # A title keeps its place: what is added opens the body.
    head = with_text(draft, text).body_start if draft.title_end else 0
    return f"{text[:head]}{addition}\n{text[head:]}"


def _raises_new(draft: Draft, text: str, known: set[tuple[str, str]], judge: Judge) -> bool:
    rewritten = with_text(draft, text)
    serious = (finding for finding in judge(rewritten) if finding.severity != "low")
    return any(_key(finding) not in known for finding in serious)


def with_text(draft: Draft, text: str) -> Draft:
    """
    Return the draft with another text; its title, rewritten in place, is still its first line.
    """
    if not draft.title_end:
        return replace(draft, text=text)
    line = text.find("\n", draft.title_start)
    end = len(text) if line < 0 else line
    return replace(draft, text=text, title_end=end, body_start=min(end + 1, len(text)))


def _key(finding: Finding) -> tuple[str, str]:
    return finding.entry, finding.span.text if finding.span else ""
