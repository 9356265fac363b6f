"""
An application for tests of pages: real domain values, a table of words for detectors.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile
from typing import Any

from guide.domain import (
    Answer,
    AnswerCitation,
    Attempt,
    BatchProgress,
    Bilingual,
    CalendarDay,
    Citation,
    Draft,
    Engine,
    Entry,
    ExplainedFinding,
    Finding,
    Lang,
    Library,
    Myth,
    Norm,
    Option,
    PostSummary,
    QuizItem,
    RankedEntry,
    Review,
    Round,
    Sentence,
    Source,
    Span,
    Topic,
    TopicScore,
    UnreadableDraft,
)
from guide.drafts import ReadOptions, is_picture, read_files, read_post
from guide.errors import UsageError
from guide.explain import rewrite_some
from guide.settings import Settings
from guide.storage import BatchStore, Database, DecisionStore, Store, VersionStore
from tests.pages.fake_library import DAYS, LAW, LIBRARY, MYTH, NORMS, PRESS, SUPERLATIVES, TERM

# What stands for detectors: a text, its norm, and what to write instead.
WORDS: tuple[tuple[str, str, str | None], ...] = (
    ("全网最低价", "norms/absolute-claims/superlatives", "价格实惠"),
    ("药妆", "norms/cosmetics-claims/cosmeceutical", "护肤"),
    ("三天消炎、七天告别暗沉", "norms/medical-claims/treats", "日常舒缓保湿"),
    ("它会赋能您的护肤旅程", "norms/translation-tells/empower", "早晚护肤都顺手"),
    ("您", "norms/address-register/nin", "你"),
    ("🙂", "norms/emoji-misuse/smile", "😊"),
    ("加V，链接发你", "norms/platform-format/off-app", "点下方商品卡"),
    ("No. 1", "norms/absolute-claims/superlatives", None),
    ("lowest", "norms/price-promo-claims/lowest-price", "fair"),
)
ENGINE = Engine("offline", None, "2026.11+fake", 0.031)


class FakeApplication:
    """
    Behaves as the application does, without knowledge files or index, over a database in memory.
    """

    def __init__(self, library: Library = LIBRARY, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.from_environment({"REDLINE_DATA": "/nowhere"})
        self.library = library
        self.is_ready = True
        self.asked: list[str] = []
        self.refused: set[int] = set()
        self.submitted: list[tuple[str, str, int]] = []
        self._answers: dict[str, list[Answer]] = {}
        self._rounds: dict[str, Round] = {}

    def review(self, draft: Draft) -> Review:
        found = sorted(_find(draft), key=lambda f: (f.span is not None, f.span.start if f.span else -1))
        explained = tuple(self._explain(draft, n, finding) for n, finding in enumerate(found, 1))
        severities = {finding.severity for finding in found}
        return Review(
            draft=draft,
            lang="zh" if any("\u4e00" <= sign <= "\u9fff" for sign in draft.text) else "en",
            verdict="block" if "high" in severities else "revise" if "medium" in severities else "ok",
            findings=explained,
            rewritten=_rewrite(draft, explained),
            checked=tuple({norm.category for norm in self.library.norms}),
            skipped=(),
            engine=ENGINE,
        )

    def _explain(self, draft: Draft, n: int, finding: Finding) -> ExplainedFinding:
        norm = self.library.entries[finding.entry]
        assert isinstance(norm, Norm)
        return ExplainedFinding(
            id=f"{draft.id}/{n}",
            finding=finding,
            title=norm.title,
            chinese_reading=norm.chinese_reading,
            western_assumption=norm.western_assumption,
            advice=norm.advice,
            citations=(_cite(norm.id, self.library.sources[LAW.id], "Art. 9(3)"),),
            applied=finding.fix != "none" and finding.entry != "norms/address-register/nin",
        )

    def review_many(self, drafts: Iterable[Draft | UnreadableDraft]) -> Iterator[Review | UnreadableDraft]:
        return (draft if isinstance(draft, UnreadableDraft) else self.review(draft) for draft in drafts)

    def ask(self, question: str, *, question_id: str = "q-1", lang: str = "auto") -> Answer:
        self.asked.append(question)
        if "Pugongying" in question:
            return make_answer(question, self.library, abstained=True)
        return make_answer(question, self.library)

    def search(self, query: str, k: int = 10) -> tuple[RankedEntry, ...]:
        wanted = query.casefold()
        found = [
            e
            for e in self.library.entries.values()
            if wanted in f"{e.id} {e.title.en} {e.title.zh}".casefold()
        ]
        return tuple(
            RankedEntry(entry=e.id, score=1, lexical=1, semantic=1, coverage=1, passages=())
            for e in found[:k]
        )

    def entry(self, entry_id: str) -> Entry:
        if entry_id not in self.library.entries:
            raise UsageError(f"no entry {entry_id}")
        return self.library.entries[entry_id]

    def days_ahead(self, today: date, days: int) -> tuple[tuple[date, CalendarDay], ...]:
        ahead = ((n, self.library.entries[day.id]) for n, day in DAYS if n <= days)
        return tuple((today + timedelta(days=n), day) for n, day in ahead if isinstance(day, CalendarDay))

    def is_stale(self, today: date) -> bool:
        return False

    @cached_property
    def _database(self) -> Database:
        return Database("sqlite://")

    @cached_property
    def store(self) -> Store:
        return Store(self._database)

    @cached_property
    def decisions(self) -> DecisionStore:
        return DecisionStore(self._database)

    @cached_property
    def versions(self) -> VersionStore:
        return VersionStore(self._database)

    def keep(self, reviews: Sequence[Review | UnreadableDraft]) -> str:
        return self.store.keep_reviews(reviews)

    def posts(self, key: str) -> tuple[PostSummary, ...]:
        return self.store.batches.posts(key)

    def kept_post(self, key: str, n: int) -> Review | UnreadableDraft | None:
        return self.store.batches.review(key, n - 1)

    def kept(self, key: str) -> tuple[Review | UnreadableDraft, ...]:
        return self.store.reviews(key)

    def offered(self, review: Review) -> frozenset[int]:
        findings = enumerate(review.findings, 1)
        return frozenset(n for n, e in findings if e.finding.fix != "none" and n not in self.refused)

    def rewrite(self, review: Review, numbers: Iterable[int]) -> Review:
        wanted = [n - 1 for n in numbers]
        findings = [explained.finding for explained in review.findings]
        text, applied = rewrite_some(review.draft, findings, wanted, lambda _: ())
        explained = tuple(dataclasses.replace(e, applied=i in applied) for i, e in enumerate(review.findings))
        return dataclasses.replace(review, rewritten=text, findings=explained)

    def with_pictures(self, key: str, position: int, draft: Draft) -> Draft:
        return self.store.with_pictures(key, position, draft)

    def keep_answer(self, conversation: str, answer: Answer) -> None:
        self._answers.setdefault(conversation, []).append(answer)

    def conversation(self, key: str) -> tuple[Answer, ...]:
        return tuple(self._answers.get(key, ()))

    def start_round(self, lang: Lang, *, topic: str | None = None, seed: int | None = None) -> Round:
        key = f"round-{len(self._rounds) + 1}"
        self._rounds[key] = Round(key, lang, tuple(make_item(n, lang) for n in range(1, 11)), ())
        return self._rounds[key]

    def round(self, key: str) -> Round | None:
        return self._rounds.get(key)

    def submit(self, round_key: str, item_id: str, chosen: int) -> Attempt:
        self.submitted.append((round_key, item_id, chosen))
        round_ = self._rounds[round_key]
        for attempt in round_.attempts:
            if attempt.item == item_id:
                return attempt
        item = next(item for item in round_.items if item.id == item_id)
        attempt = Attempt(round_key, item_id, chosen, chosen == item.key)
        self._rounds[round_key] = dataclasses.replace(round_, attempts=(*round_.attempts, attempt))
        return attempt

    def score(self, round_: Round) -> tuple[TopicScore, ...]:
        right = sum(attempt.right for attempt in round_.attempts)
        return (
            TopicScore(
                "absolute-claims", Bilingual("Absolute claims", "绝对化用语"), right, len(round_.attempts)
            ),
        )


class FakeRunner:
    """
    Reviews a batch at once; `holding` leaves it where it is after so many drafts.
    """

    def __init__(self, application: FakeApplication, holding: int | None = None) -> None:
        self.application = application
        self.holding = holding
        self.started: list[str] = []
        self._drafts: dict[str, list[Draft | UnreadableDraft]] = {}

    @property
    def batches(self) -> BatchStore:
        return self.application.store.batches

    def start(
        self,
        key: str,
        inputs: Sequence[tuple[str, bytes]],
        options: ReadOptions,
        columns: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.started.append(key)
        if not self.batches.start(key, inputs, "{}"):
            return
        named = list(inputs)
        post: list[Draft | UnreadableDraft] = []
        if not named[0][0]:
            pictures = list(takewhile(lambda pair: is_picture(pair[0]), named[1:]))
            post = list(read_post(named[0][1].decode(), pictures, options))
            named = named[1 + len(pictures) :]
        self._drafts[key] = [*post, *read_files(named, options, columns)]
        self._review(key, self.holding)

    def _review(self, key: str, most: int | None) -> None:
        drafts = self._drafts[key]
        self.batches.claim(key, "fake")
        self.batches.beat(key, "fake", len(drafts))
        progress = self.batches.progress(key)
        assert progress is not None
        done = list(self.application.review_many(drafts[progress.done : most]))
        self.batches.add(key, "fake", progress.done, done)
        if progress.done + len(done) == len(drafts):
            self.batches.end(key, "fake", "done")

    def progress(self, key: str) -> BatchProgress | None:
        return self.batches.progress(key)

    def stop(self, key: str) -> None:
        self.batches.stop(key)

    def go_on(self, key: str) -> None:
        self.batches.go_on(key)
        self._review(key, None)


def _cite(entry: str, source: Source, locator: str | None = None) -> Citation:
    return Citation(
        entry=entry,
        source=source.id,
        title=source.title,
        locator=locator,
        url=source.url,
        published=source.published,
        strength=source.strength,
    )


def _find(draft: Draft) -> Iterator[Finding]:
    severities = {norm.id: norm.severity for norm in NORMS}
    for word, entry, rewrite in WORDS:
        start = draft.text.find(word)
        if start >= 0:
            yield Finding(
                entry=entry,
                category=entry.split("/")[1],
                severity=severities[entry],
                confidence=0.95,
                span=Span(start, start + len(word), word),
                detector="term",
                fix="replace" if rewrite else "none",
                rewrite=rewrite,
            )
    if "送我" in draft.text and "广告" not in draft.text:
        yield Finding(
            entry="norms/undisclosed-ad/gifted",
            category="undisclosed-ad",
            severity="high",
            confidence=0.9,
            span=None,
            detector="omission",
            fix="add",
            rewrite="广告",
        )


def _rewrite(draft: Draft, explained: Sequence[ExplainedFinding]) -> str | None:
    text = draft.text
    applied = [e.finding for e in explained if e.applied]
    for finding in sorted(applied, key=lambda f: -(f.span.start if f.span else 0)):
        if finding.span:
            text = text[: finding.span.start] + (finding.rewrite or "") + text[finding.span.end :]
    if any(f.span is None for f in applied):
        head = text.index("\n") + 1 if draft.title_end else 0
        text = f"{text[:head]}广告\n{text[head:]}"
    return text if applied else None


def make_answer(question: str, library: Library = LIBRARY, *, abstained: bool = False) -> Answer:
    values: dict[str, Any] = {
        "id": "q-1",
        "question": question,
        "lang": "en",
        "asked_in": "en",
        "abstained": abstained,
        "premise_corrected": not abstained,
        "support": "none" if abstained else "well",
        "topics": tuple(Topic(topic, library.entries[topic].title) for topic in (SUPERLATIVES.id, TERM.id)),
        "engine": ENGINE,
    }
    if abstained:
        said = "Redline has no verified source for this, so it will not guess."
        return Answer(**values, sentences=(Sentence(said, "lead", ()),), citations=())
    return Answer(**values, sentences=SENTENCES, citations=_citations(library))


SENTENCES = (
    Sentence("No. Xiaohongshu is independent; Alibaba and Tencent are both investors in it.", "lead", (1,)),
    Sentence("The list your board remembers was about Alibaba.", "body", (1, 2)),
    Sentence("We hold no verified figures for either stake, so none is given.", "limit", (2,)),
)


def _citations(library: Library) -> tuple[AnswerCitation, ...]:
    myth, norm = library.entries[MYTH.id], library.entries[SUPERLATIVES.id]
    assert isinstance(myth, Myth)
    assert isinstance(norm, Norm)
    press = _cite(myth.id, library.sources[PRESS.id])
    law = _cite(norm.id, library.sources[LAW.id], "Art. 9(3)")
    return (
        AnswerCitation(
            n=1,
            entry=myth.id,
            kind="myth",
            title=myth.title,
            quote=myth.truth.en,
            score=0.9,
            sources=(press,),
        ),
        AnswerCitation(
            n=2, entry=norm.id, kind="norm", title=norm.title, quote=norm.norm.en, score=0.8, sources=(law,)
        ),
    )


def make_item(n: int, lang: Lang) -> QuizItem:
    return QuizItem(
        id=f"item-{n}",
        kind="which-is-marked",
        entry=SUPERLATIVES.id,
        topic="absolute-claims",
        lang=lang,
        prompt="Which of these needs a change before it goes out?",
        material="我们是全网最低价！" if n % 2 else "",
        options=(
            Option("The best way to apply it is at night.", right=False, why="A tip on use."),
            Option("The No. 1 tea in China", right=True, why="Points at the goods; barred."),
            Option("Our lightest formula yet", right=False, why="Compares with oneself."),
        ),
        why="Superlatives about the goods are barred.",
        source=SUPERLATIVES.title.en,
    )
