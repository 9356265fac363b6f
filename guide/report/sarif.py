"""
Reviews as SARIF 2.1.0, for editors and checks of code: a rule an entry, a result a finding.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from typing import Any
from urllib.parse import quote

from guide.domain import Draft, ExplainedFinding, Finding, Review, SetAside, UnreadableDraft, is_house
from guide.report.changes import edit_of
from guide.report.order import Reviewed, dates_of, knowledge_of, name_of, only_reviews
from guide.report.pictured import boxes_json, where_words
from guide.report.sarif_region import Lines
from guide.report.sarif_rules import LEVELS, Rules
from guide.report.signs import encodable
from guide.report.sources import is_outside_url, source_line
from guide.report.words import ReportLang, label, langs_of, words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLACEHOLDER = re.compile(r"[{}](?=\d+\})|(?<=\{\d)\}")

Json = dict[str, Any]


def reviews_sarif(reviews: Iterable[Reviewed], lang: ReportLang = "both") -> str:
    """
    Return one run over the reviews; offsets count code points of each draft's text, which stands in the file.
    """
    kept = list(reviews)
    rules = Rules(lang)
    results = [result for index, review in enumerate(kept) for result in _results(review, index, rules, lang)]
    run = {
        "tool": {"driver": _driver(kept, rules, lang)},
        "columnKind": "unicodeCodePoints",
        "language": _language(lang),
        "invocations": [_invocation(kept)],
        "artifacts": [_artifact(review) for review in kept],
        "results": results,
        "properties": {
            "disclaimer": label("disclaimer", lang),
            "knowledge": knowledge_of(kept),
            "date": dates_of(kept) or None,
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return encodable(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _language(lang: ReportLang) -> str:
    return "zh-CN" if lang == "zh" else "en"


def _driver(reviews: Sequence[Reviewed], rules: Rules, lang: ReportLang) -> Json:
    version = metadata.version("redline-guide")
    return {
        "name": "Redline",
        "version": version,
        "semanticVersion": version,
        "shortDescription": {"text": label("review", lang)},
        "fullDescription": {"text": f"{label('disclaimer', lang)} {label('unmarked', lang)}"},
        "language": _language(lang),
        "rules": rules.listed,
        "properties": {"knowledge": knowledge_of(reviews)},
    }


def _invocation(reviews: Sequence[Reviewed]) -> Json:
    unread = [
        {
            "level": "error",
            "message": {"text": _plain(f"{name_of(review)}: {review.error}")},
            "locations": [{"physicalLocation": {"artifactLocation": _place(review, index)}}],
        }
        for index, review in enumerate(reviews)
        if isinstance(review, UnreadableDraft)
    ]
    skipped = dict.fromkeys(skipped for review in only_reviews(reviews) for skipped in review.skipped)
    notes = [
        {"level": "note", "message": {"text": _plain(f"{one.detector} did not run: {one.reason}")}}
        for one in skipped
    ]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": [*unread, *notes]}


def _artifact(review: Reviewed) -> Json:
    place = {"uri": _address(review), "description": {"text": _plain(name_of(review))}}
    if isinstance(review, UnreadableDraft):
        return {"location": place, "roles": ["analysisTarget"], "properties": {"id": review.id}}
    draft = review.draft
    return {
        "location": place,
        "roles": ["analysisTarget"],
        "contents": {"text": draft.text},
        "properties": {
            "id": draft.id,
            "lang": review.lang,
            "platform": draft.platform,
            "author": draft.author,
            "industry": draft.industry,
            "date": draft.date.isoformat() if draft.date else None,
            "verdict": review.verdict,
            "knowledge": review.engine.knowledge,
            "rewritten": review.rewritten,
        },
    }


def _address(review: Reviewed) -> str:
    # The row of a sheet stays a fragment, as in `spring.csv#17`.
    return quote(
        encodable(name_of(review)).replace("\\", "/"), safe="/#" if name_of(review).count("#") == 1 else "/"
    )


def _place(review: Reviewed, index: int) -> Json:
    return {"uri": _address(review), "index": index}


def _results(review: Reviewed, index: int, rules: Rules, lang: ReportLang) -> Iterator[Json]:
    if isinstance(review, UnreadableDraft):
        return
    lines = Lines(review.draft.text)
    seen: Counter[tuple[str, str]] = Counter()
    for explained in review.findings:
        finding = explained.finding
        yield {
            **_head(finding, review, index, lines, seen),
            "ruleIndex": rules.index_of(explained),
            "message": {"text": _message(explained, review.draft, lang)},
            "relatedLocations": _related(explained, lang),
            **_fixes(explained, review, index, lines, lang),
            "properties": {"id": explained.id, **_properties(explained, review.draft)},
        }
    for aside in review.suppressed:
        if aside.to is None:
            yield {
                **_head(aside.finding, review, index, lines, seen),
                "ruleIndex": rules.index_of(aside),
                "message": {"text": _plain(_quoted(aside.finding, lang))},
                "suppressions": [_suppression(aside)],
            }


def _head(finding: Finding, review: Review, index: int, lines: Lines, seen: Counter[tuple[str, str]]) -> Json:
    quoted = finding.quoted
    seen[finding.entry, quoted] += 1
    place: Json = {"artifactLocation": _place(review, index)}
    if finding.span:
        place["region"] = lines.region(finding.span.start, finding.span.end)
    # Which draft, which entry, which words, which time: it stays when text before it changes.
    print_of = "\0".join([review.draft.id, finding.entry, quoted, str(seen[finding.entry, quoted])])
    return {
        "ruleId": finding.entry,
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {
            "redlineFinding/v1": hashlib.sha256(print_of.encode("utf-8", "surrogatepass")).hexdigest()
        },
    }


def _quoted(finding: Finding, lang: ReportLang) -> str:
    return f"“{finding.quoted}”" if finding.quoted else label("whole", lang, " / ")


def _message(explained: ExplainedFinding, draft: Draft, lang: ReportLang) -> str:
    finding = explained.finding
    where = where_words(finding, draft)
    parts = []
    for one in langs_of(lang):
        colon, stop = ("：", "") if one == "zh" else (": ", " ")
        fix = words(f"fix.{finding.fix}").text(one) + (
            f"{colon}“{finding.rewrite}”" if finding.rewrite else ""
        )
        said = [
            f"{_quoted(finding, one)}{colon}{explained.title.text(one)}",
            *([where.text(one)] if where else []),
            f"{words('read').text(one)}{colon}{explained.chinese_reading.text(one)}",
            f"{words('do').text(one)}{colon}{explained.advice.text(one)}",
            fix,
        ]
        parts.append("\n".join(line.strip() for line in said) + stop.strip())
    return _plain("\n\n".join(parts))


def _plain(text: str) -> str:
    """
    Return a text that no reader of SARIF takes for a placeholder or a link.
    """
    return re.sub(r"\{(\d+)\}", r"{{\1}}", text).replace("](", "] (")


def _related(explained: ExplainedFinding, lang: ReportLang) -> list[Json]:
    related: list[Json] = []
    for number, citation in enumerate(explained.citations, 1):
        place: Json = {
            "id": number,
            "message": {"text": _plain(source_line(citation, lang, address=False))},
            "logicalLocations": [{"fullyQualifiedName": citation.source or citation.entry}],
            "properties": {
                "entry": citation.entry,
                "locator": citation.locator,
                "published": citation.published,
                "strength": citation.strength,
            },
        }
        if is_outside_url(citation.url):
            address = quote(str(citation.url), safe=":/?#@!$&*+,;=%~-._")
            place["physicalLocation"] = {"artifactLocation": {"uri": address}}
        related.append(place)
    return related


def _fixes(explained: ExplainedFinding, review: Review, index: int, lines: Lines, lang: ReportLang) -> Json:
    edit = edit_of(explained.finding, review.draft)
    if edit is None:
        return {}
    replacement = {"deletedRegion": lines.region(edit.start, edit.end), "insertedContent": {"text": edit.new}}
    change = {"artifactLocation": _place(review, index), "replacements": [replacement]}
    about = {"text": label(f"fix.{explained.finding.fix}", lang, " / ")}
    return {"fixes": [{"description": about, "artifactChanges": [change]}]}


def _properties(explained: ExplainedFinding, draft: Draft) -> Json:
    finding = explained.finding
    return {
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "detector": finding.detector,
        "fix": finding.fix,
        "rewrite": finding.rewrite,
        "applied": explained.applied,
        "house": is_house(finding.entry),
        **(boxes_json(finding, draft) if finding.boxes else {}),
    }


def _suppression(aside: SetAside) -> Json:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": f"{aside.reason} ({aside.owner}, until {aside.until.isoformat()})",
    }
