"""
Settles hits that say the same thing twice, and puts findings in reading order.
"""

from collections.abc import Iterable

from guide.domain import SEVERITY_RANK, Finding


def merge_findings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """
    Return the findings in reading order, those without a span first.

    Of overlapping findings of one category the strongest stays: by severity, then length, then place.
    An entry has at most one finding without a span, and one for each code in a picture.
    """
    kept: list[Finding] = []
    for finding in sorted(found, key=_strength):
        if not any(_says_the_same(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=_place))


def _says_the_same(finding: Finding, other: Finding) -> bool:
    if finding.category != other.category:
        return False
    if finding.span is None or other.span is None:
        same = finding.span is other.span and finding.entry == other.entry
        return same and finding.boxes == other.boxes
    return finding.span.overlaps(other.span)


def _strength(finding: Finding) -> tuple[int, int, int, int, int, str]:
    span = finding.span
    learnt = finding.detector == "semantic"
    return (
        learnt,
        -SEVERITY_RANK[finding.severity],
        0 if span is None else -(span.end - span.start),
        0 if span is None else span.start,
        finding.fix == "none",
        finding.entry,
    )


def _place(finding: Finding) -> tuple[int, int, int, str]:
    if finding.span is None:
        return (-1, 0, -SEVERITY_RANK[finding.severity], finding.entry)
    return (finding.span.start, finding.span.end, -SEVERITY_RANK[finding.severity], finding.entry)
