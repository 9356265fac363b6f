"""
What a rewrite changes in a draft, as edits by code point and as pairs of old and new text.
"""

from dataclasses import dataclass

from guide.domain import Draft, Finding, Review

Change = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """
    The new text for the half-open range `[start, end)` of code points of a draft.
    """

    start: int
    end: int
    new: str


def edit_of(finding: Finding, draft: Draft) -> Edit | None:
    """
    Return the fix of a finding as an edit, or None where it has none.
    """
    span = finding.span
    if span is not None:
        return (
            Edit(span.start, span.end, finding.rewrite or "")
            if finding.fix in ("replace", "delete")
            else None
        )
    if finding.fix != "add" or not finding.rewrite:
        return None
    # What is added at the foot of a text stands before what was read in its pictures.
    foot = len(draft.written.rstrip())
    if finding.add_at == "foot" and (foot or not draft.attached):
        return Edit(foot, foot if draft.attached else len(draft.text), f"\n{finding.rewrite}")
    # A title keeps its place: what is added opens the body.
    head = draft.body_start if draft.title_end else 0
    return Edit(head, head, f"{finding.rewrite}\n")


def changes(review: Review) -> tuple[Change, ...]:
    """
    Return the rewritten draft as pairs of old and new text; equal ones are unchanged.

    Where the pairs would not make up the rewritten text, it is one pair: nothing shown may be guessed.
    """
    if review.rewritten is None:
        return ()
    draft, text = review.draft, review.draft.text
    edits = [edit_of(explained.finding, draft) for explained in review.findings if explained.applied]
    pairs: list[Change] = []
    at = 0
    for edit in sorted(edit for edit in edits if edit is not None):
        pairs += [(text[at : edit.start], text[at : edit.start]), (text[edit.start : edit.end], edit.new)]
        at = max(at, edit.end)
    pairs.append((text[at:], text[at:]))
    pairs = [pair for pair in pairs if pair != ("", "")]
    made = "".join(new for _, new in pairs)
    return tuple(pairs) if made == review.rewritten else ((text, review.rewritten),)
