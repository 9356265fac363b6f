"""
Reviews and answers as the JSON objects that outside scripts depend on.
"""

import json
from typing import Any

from guide.domain import (
    Answer,
    Bilingual,
    Citation,
    Draft,
    ExplainedFinding,
    Picture,
    Review,
    SetAside,
    Span,
    UnreadableDraft,
    is_house,
)
from guide.report.pictured import boxes_json


def review_json(review: Review | UnreadableDraft) -> dict[str, Any]:
    """
    Return a review as `redline.review/1`, or an unreadable input as `redline.error/1`.
    """
    if isinstance(review, UnreadableDraft):
        return {"schema": "redline.error/1", "id": review.id, "name": review.name, "error": review.error}
    draft = review.draft
    return {
        "schema": "redline.review/1",
        "id": draft.id,
        "name": draft.name,
        "lang": review.lang,
        "platform": draft.platform,
        "author": draft.author,
        "industry": draft.industry,
        "date": draft.date.isoformat() if draft.date else None,
        "market": draft.market,
        "text": draft.text,
        "left_out": [{"kind": left.kind, "count": left.count} for left in draft.left_out],
        "verdict": review.verdict,
        "findings": [_finding(explained, draft) for explained in review.findings],
        "rewritten": review.rewritten,
        "checked": list(review.checked),
        "skipped": [{"detector": skipped.detector, "reason": skipped.reason} for skipped in review.skipped],
        "suppressed": [_set_aside(aside) for aside in review.suppressed],
        "engine": _engine(review),
        **({"pictures": [_picture(picture) for picture in draft.attached]} if draft.attached else {}),
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "start": picture.start,
        "end": picture.end,
        "lines": [
            {"start": line.start, "end": line.end, "confidence": line.confidence, "box": line.box}
            for line in picture.places
        ],
        "codes": [{"text": code.text, "kind": code.kind, "box": code.box} for code in picture.codes],
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """
    Return an answer as `redline.answer/1`.
    """
    return {
        "schema": "redline.answer/1",
        "id": answer.id,
        "question": answer.question,
        "lang": answer.asked_in,
        "answer": answer.text,
        "abstained": answer.abstained,
        "premise_corrected": answer.premise_corrected,
        "support": answer.support,
        "citations": [
            {
                "n": citation.n,
                "entry": citation.entry,
                "title": _both(citation.title),
                "quote": citation.quote,
                "score": citation.score,
                "sources": [_source(source) for source in citation.sources],
            }
            for citation in answer.citations
        ],
        "nearest": [{"entry": topic.entry, "title": _both(topic.title)} for topic in answer.topics],
        "engine": _engine(answer),
    }


def as_line(value: dict[str, Any]) -> str:
    """
    Return one line of JSON, Chinese as it is.
    """
    return json.dumps(value, ensure_ascii=False)


def reviews_json(reviews: list[Review | UnreadableDraft]) -> str:
    """
    Return one object for one draft, an array for more.
    """
    values = [review_json(review) for review in reviews]
    return json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=1) + "\n"


def _set_aside(aside: SetAside) -> dict[str, Any]:
    finding = aside.finding
    return {
        "entry": finding.entry,
        "category": finding.category,
        "severity": finding.severity,
        "span": _span(finding.span),
        "action": "silence" if aside.to is None else "lower",
        "to": aside.to,
        "reason": aside.reason,
        "owner": aside.owner,
        "until": aside.until.isoformat(),
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def _finding(explained: ExplainedFinding, draft: Draft) -> dict[str, Any]:
    finding = explained.finding
    return {
        "id": explained.id,
        "entry": finding.entry,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "span": _span(finding.span),
        "title": _both(explained.title),
        "chinese_reading": _both(explained.chinese_reading),
        "western_assumption": _both(explained.western_assumption),
        "advice": _both(explained.advice),
        "fix": finding.fix,
        "rewrite": finding.rewrite,
        "applied": explained.applied,
        "citations": [{"entry": citation.entry, **_source(citation)} for citation in explained.citations],
        "detector": finding.detector,
        "house": is_house(finding.entry),
        "disguised": finding.disguised,
        **(boxes_json(finding, draft) if finding.boxes else {}),
    }


def _source(citation: Citation) -> dict[str, Any]:
    return {
        "source": citation.source,
        "title": _both(citation.title),
        "locator": citation.locator,
        "url": citation.url,
        "published": citation.published,
        "strength": citation.strength,
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _engine(result: Review | Answer) -> dict[str, Any]:
    engine = result.engine
    return {
        "mode": engine.mode,
        "model": engine.model,
        "knowledge": engine.knowledge,
        "seconds": engine.seconds,
    }
