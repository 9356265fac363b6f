"""
Reviews for the tests of exports: spans that overlap, hostile texts, many findings, made by hand.
"""

import random
from datetime import date
from typing import Any

from guide.domain import (
    Box,
    Citation,
    Draft,
    Engine,
    ExplainedFinding,
    Finding,
    Picture,
    PictureCode,
    Place,
    Review,
    SetAside,
    Skipped,
    Span,
    UnreadableDraft,
)
from tests.makers import both

DAY = date(2027, 1, 20)
UNREAD = UnreadableDraft("b", "b.docx", "not a Word file")
LAW = Citation(
    entry="norms/absolute-claims/test",
    source="advertising-law-2021",
    title=both("Advertising Law (2021)", "广告法（2021）"),
    locator="Art. 9(3)",
    url="https://law.example/a?b=1&c=2",
    published="2021-04-29",
    strength="law",
)
GENERAL = Citation(
    entry="norms/absolute-claims/test",
    source=None,
    title=both("A title", "标题"),
    locator=None,
    url=None,
    published=None,
    strength="general",
)
CODE = "https://evil.example/[a](javascript:1)"
HOSTILE = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\x00\x01\x07\x0b\x0c\x1b\x7f\ufffe",
    "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'",
    "</w:t></w:r>]]>",
    "\u202egnp.exe\u202c \u200b\u200d\ufeff",
    "👨\u200d👩\u200d👧\u200d👦🏽🇨🇳e\u0301",
    "长" * 400 + "W" * 4000,
    "_x000D__x0041_",
    "[link](javascript:alert(1)) {0} {{1}}",
    "a\r\nb\rc\n\n\nd",
)


def make_explained(n: int, text: str, start: int | None, end: int | None, **changes: Any) -> ExplainedFinding:
    span = None if start is None or end is None else Span(start, end, text[start:end])
    told = {
        name: changes.pop(name)
        for name in ("title", "chinese_reading", "western_assumption", "advice", "citations", "applied")
        if name in changes
    }
    values: dict[str, Any] = {
        "entry": "norms/absolute-claims/test",
        "category": "absolute-claims",
        "severity": "high",
        "confidence": 0.9,
        "detector": "term",
    }
    return ExplainedFinding(
        **{
            "id": f"draft-1/{n}",
            "finding": Finding(span=span, **{**values, **changes}),
            "title": both("A title", "标题"),
            "chinese_reading": both("How it is read.", "读法。"),
            "western_assumption": both("What was meant.", "本意。"),
            "advice": both("What to do.", "改法建议。"),
            "citations": (LAW, GENERAL),
            **told,
        }
    )


def make_review(
    text: str = "我们是全网最低价，效果第一！", *findings: ExplainedFinding, **changes: Any
) -> Review:
    draft = {"id": "draft-1", "name": "draft-1.txt", "text": text, "date": DAY}
    draft |= {
        key: changes.pop(key)
        for key in ("id", "name", "date", "title_end", "body_start", "attached")
        if key in changes
    }
    severities = {explained.finding.severity for explained in findings}
    values: dict[str, Any] = {
        "draft": Draft(**draft),
        "lang": "zh",
        "verdict": "block" if "high" in severities else "revise" if "medium" in severities else "ok",
        "findings": findings,
        "rewritten": None,
        "checked": ("absolute-claims",),
        "skipped": (Skipped("model", "no model configured"),),
        "engine": Engine("offline", None, "2026.11+test", 0.0123),
    }
    return Review(**{**values, **changes})


def plain_review(**changes: Any) -> Review:
    """
    Return a review of one draft with a span, a lower one, and something missing; its rewrite is applied.
    """
    text = "我们是全网最低价，效果第一！"
    rewritten = "广告\n我们是价格实惠，效果第一！"
    return make_review(
        text,
        make_explained(1, text, None, None, fix="add", rewrite="广告", detector="omission", applied=True),
        make_explained(2, text, 3, 8, fix="replace", rewrite="价格实惠", applied=True),
        make_explained(3, text, 9, 13, severity="medium", category="medical-claims", entry="norms/b/c"),
        **{"rewritten": rewritten, **changes},
    )


def overlapping_review() -> Review:
    """
    Return a review whose spans nest, cross, repeat, touch and run over line breaks.
    """
    text = "第一行全网最低价🙂\r\n第二行\n\n末行end"
    spans = [(0, 5), (2, 9), (2, 9), (3, 4), (4, 15), (9, 11), (14, len(text)), (0, len(text))]
    severities = ("high", "medium", "low")
    found = [
        make_explained(n, text, *span, severity=severities[n % 3]) for n, span in enumerate(sorted(spans), 1)
    ]
    return make_review(text, *found, name="重叠.txt", id="overlap")


def hostile_review() -> Review:
    """
    Return a review in which every text that people or entries write is hostile.
    """
    text = "\n".join(HOSTILE)
    found, at = [], 0
    for n, bad in enumerate(HOSTILE, 1):
        told = both(bad, bad)
        found.append(
            make_explained(
                n,
                text,
                at,
                at + len(bad),
                entry=f"norms/absolute-claims/{n}",
                fix="replace",
                rewrite=bad[::-1],
                title=told,
                chinese_reading=told,
                western_assumption=told,
                advice=told,
                citations=(
                    Citation(
                        entry=bad,
                        source=bad,
                        title=told,
                        locator=bad,
                        url=f"javascript:{n}",
                        published=bad,
                        strength="press",
                    ),
                ),
            )
        )
        at += len(bad) + 1
    aside = SetAside(finding=found[0].finding, to=None, reason=HOSTILE[6], owner=HOSTILE[0], until=DAY)
    name = f"{HOSTILE[6]}/[a]:*?.csv#3"
    return make_review(text, *found, name=name, id=HOSTILE[0], suppressed=(aside,))


def pictured_review() -> Review:
    """
    Return a review of a text with two pictures: a code, words in each picture, and a line for the foot.
    """
    text = "好用\n\n我们全网最低价\n\n效果第一"
    box = ((1, 1), (9, 1), (9, 5), (1, 5))
    pictures = (
        Picture(
            name="<b>店</b>.png",
            width=40,
            height=20,
            start=4,
            end=11,
            places=(Place(4, 11, box, 0.97),),
            codes=(PictureCode(CODE, "QR Code", box),),
        ),
        Picture(name="b.png", width=40, height=20, start=13, end=17, places=(Place(13, 17, box, 0.6),)),
    )
    seen: dict[str, Any] = {"detector": "image"}
    return make_review(
        text,
        make_explained(1, text, None, None, fix="add", rewrite="广告", add_at="foot", applied=True),
        make_explained(2, text, None, None, boxes=(Box(0, box),), code=CODE, entry="norms/b/code", **seen),
        make_explained(
            3, text, 6, 11, boxes=(Box(0, box),), reading=0.97, fix="replace", rewrite="实惠", **seen
        ),
        make_explained(4, text, 13, 17, boxes=(Box(1, box),), reading=0.6, entry="norms/b/c", **seen),
        attached=pictures,
        rewritten="好用\n广告\n\n我们全网最低价\n\n效果第一",
    )


def many_findings(n: int = 500, seed: int = 1) -> Review:
    """
    Return a review with `n` findings at random spans, many over one another.
    """
    dice = random.Random(seed)
    text = "".join(dice.choice("全网最低价效果第一abc 🙂\n") for _ in range(3 * n))
    starts = sorted(dice.randrange(len(text) - 12) for _ in range(n))
    found = []
    for i, start in enumerate(starts, 1):
        end = start + dice.randint(1, 12)
        severity = dice.choice(["high", "medium", "low"])
        found.append(
            make_explained(i, text, start, end, severity=severity, entry=f"norms/absolute-claims/{i % 40}")
        )
    return make_review(text, *found, name="long.txt", id="long")
