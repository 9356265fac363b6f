"""
Drafts, what is found in them, and the review that puts it together.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from guide.domain.pictures import UNSURE, Box, Picture
from guide.domain.words import (
    SEVERITIES,
    Author,
    Bilingual,
    DraftLang,
    Platform,
    Severity,
    Strength,
    Verdict,
)

DetectorName = Literal["term", "pattern", "semantic", "calendar", "omission", "format", "image", "model"]
Fix = Literal["replace", "delete", "add", "none"]
LeftOutKind = Literal["comment", "deleted", "hidden", "picture"]


@dataclass(frozen=True, slots=True)
class Span:
    """
    A half-open range `[start, end)` of code points in a draft, with the text it covers.
    """

    start: int
    end: int
    text: str

    def overlaps(self, other: "Span") -> bool:
        """
        Tell whether the two share at least one code point.
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class LeftOut:
    """
    Something that a file holds beside the text to review, and how many times.

    A `comment` on the text, text `deleted` in tracked changes, text or slides that are `hidden`, a `picture`.
    """

    kind: LeftOutKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    The text a writer submits, with where, by whom and when it is to appear.

    `date` is None where no date is known: then no date detector runs. `title_end` is the number of
    code points of `text` that are its title, 0 without one; `body_start` is where the body begins,
    past a label or line break. `pictures` is None where their number is unknown. `left_out` is what
    the draft's file holds besides, which is not reviewed. What was read in the pictures that came with
    the draft stands at the end of `text`; `attached` says where.
    """

    id: str
    name: str
    text: str
    platform: Platform = "xiaohongshu"
    author: Author = "brand"
    industry: str | None = None
    date: datetime.date | None = None
    market: str = "mainland"
    title_start: int = 0
    title_end: int = 0
    body_start: int = 0
    pictures: int | None = None
    left_out: tuple[LeftOut, ...] = ()
    attached: tuple[Picture, ...] = ()

    @property
    def written_end(self) -> int:
        """
        Where the text that was written ends and what was read in pictures begins.
        """
        return self.attached[0].start if self.attached else len(self.text)

    @property
    def written(self) -> str:
        """
        The text without what was read in pictures.
        """
        return self.text[: self.written_end].rstrip() if self.attached else self.text

    @property
    def title(self) -> str:
        """
        The title without its label, empty where there is none.
        """
        return self.text[self.title_start : self.title_end]


@dataclass(frozen=True, slots=True)
class UnreadableDraft:
    """
    An input of a batch that could not be read; it keeps its place and says why.
    """

    id: str
    name: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One detector matched at one span, or the absence of something (`span` None).

    `confidence` is between 0 and 1. `rewrite` is the new text for `replace` and `add`; `add_at` says
    at which end of the draft an addition goes. `disguised` tells that the words were hidden from a
    machine, by inserted signs, look-alikes or sounds. What was found in pictures has `boxes`, one for
    each line, and `reading`, how surely they were read (0 to 1); `code` is what a QR code or bar code
    says.
    """

    entry: str
    category: str
    severity: Severity
    confidence: float
    span: Span | None
    detector: DetectorName
    fix: Fix = "none"
    rewrite: str | None = None
    add_at: Literal["head", "foot"] = "head"
    disguised: bool = False
    boxes: tuple[Box, ...] = ()
    reading: float | None = None
    code: str | None = None

    @property
    def quoted(self) -> str:
        """
        The words it is about, of the text or of a code; empty where it is about the whole draft.
        """
        return self.span.text if self.span else self.code or ""

    @property
    def is_unsure(self) -> bool:
        """
        Whether the picture was hard to read where the finding stands.
        """
        return self.reading is not None and self.reading < UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """
    A pointer from a finding to the entry and the place in a source that supports it.
    """

    entry: str
    source: str | None
    title: Bilingual
    locator: str | None
    url: str | None
    published: str | None
    strength: Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedFinding:
    """
    A finding with both readings, what to do, and what it rests on.

    `applied` tells whether the fix is part of the review's rewritten text.
    """

    id: str
    finding: Finding
    title: Bilingual
    chinese_reading: Bilingual
    western_assumption: Bilingual
    advice: Bilingual
    citations: tuple[Citation, ...]
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """
    A detector that did not run, and why.
    """

    detector: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """
    A finding of the base that a house rule silenced, or lowered to a severity: why, by whom, how long.

    `finding` is as it was found, before it was lowered; `to` is None where it was silenced.
    """

    finding: Finding
    to: Severity | None
    reason: str
    owner: str
    until: datetime.date


@dataclass(frozen=True, slots=True)
class Engine:
    """
    What produced a result: mode, model, version of the knowledge, and time in seconds.
    """

    mode: Literal["offline", "model"]
    model: str | None
    knowledge: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """
    All findings for one draft, in reading order, with the verdict and the rewritten text.
    """

    draft: Draft
    lang: DraftLang
    verdict: Verdict
    findings: tuple[ExplainedFinding, ...]
    rewritten: str | None
    checked: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    engine: Engine
    suppressed: tuple[SetAside, ...] = ()

    @property
    def counts(self) -> dict[Severity, int]:
        """
        The number of findings of each severity.
        """
        severities = [explained.finding.severity for explained in self.findings]
        return {severity: severities.count(severity) for severity in SEVERITIES}
