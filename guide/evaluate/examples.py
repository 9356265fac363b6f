"""
Runs an entry's own examples against its own detectors.
"""

from collections.abc import Iterator
from dataclasses import replace

from guide.detect import Detectors
from guide.domain import CalendarDay, Draft, Example, House, Library, MeaningDetector, Norm, PlatformFact
from guide.drafts import ReadOptions, draft_from_text
from guide.explain import apply_fixes, fixes_in_order


def restrict(library: Library, norm: Norm) -> Library:
    """
    Return a library with one norm and what its detectors need, without house rules: platforms, the calendar.
    """
    needed = {
        entry_id: entry
        for entry_id, entry in library.entries.items()
        if isinstance(entry, CalendarDay | PlatformFact)
    }
    return replace(library, entries={**needed, norm.id: norm}, house=House())


def example_draft(norm: Norm, example: Example) -> Draft:
    """
    Return an example as a draft by an author, and in an industry, to whom the norm applies.
    """
    where = norm.applies_to
    platform = example.platform or ("xiaohongshu" if "all" in where.platforms else where.platforms[0])
    industry = example.industry or (None if "all" in where.industries else where.industries[0])
    options = ReadOptions(
        platform=platform,  # type: ignore[arg-type]
        author=example.author or where.authors[0],  # type: ignore[arg-type]
        industry=industry,
        date=example.date,
    )
    return draft_from_text(example.text, options, draft_id="example", name=norm.id, title=example.title)


def check_norm(norm: Norm, detectors: Detectors) -> Iterator[str]:
    """
    Yield what is wrong with a norm's examples under its detectors without the learnt one.
    """
    learns = any(isinstance(detector, MeaningDetector) for detector in norm.detect)
    for example in norm.examples.flags:
        yield from _check_flag(norm, detectors, example, learns)
    for example in norm.examples.passes:
        found = detectors.judge(example_draft(norm, example))
        if found:
            marked = [finding.span.text if finding.span else "(missing)" for finding in found]
            yield f"should pass, but {marked} is marked in: {example.text}"


def _check_flag(norm: Norm, detectors: Detectors, example: Example, learns: bool) -> Iterator[str]:
    draft = example_draft(norm, example)
    findings = detectors.judge(draft)
    found = [finding.span.text for finding in findings if finding.span]
    if not findings:
        if not learns:
            yield f"nothing is found in: {example.text}"
        elif not example.spans:
            yield f"no omission is found, and a meaning needs a span, in: {example.text}"
    elif found != list(example.spans):
        yield f"found {found}, expected {list(example.spans)} in: {example.text}"
    if example.rewrite is not None:
        fixed = apply_fixes(draft, [findings[i] for i in fixes_in_order(findings)])
        if fixed != example.rewrite:
            yield f"the rewrite is {fixed!r}, expected {example.rewrite!r}"
