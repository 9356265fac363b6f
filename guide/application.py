"""
The verbs of the product, assembled once from one `Settings` and shared by pages and command line.
"""

import secrets
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from guide.detect import Detectors
from guide.detect.meaning import MeaningFinder
from guide.domain import (
    Answer,
    Attempt,
    CalendarDay,
    Draft,
    Entry,
    Lang,
    Library,
    PostSummary,
    RankedEntry,
    Review,
    Round,
    TopicScore,
    UnreadableDraft,
)
from guide.drafts import PictureFile
from guide.errors import UsageError
from guide.explain import Answerer, Reviewer
from guide.index import KnowledgeIndex, open_index
from guide.knowledge import load_library
from guide.retrieve import Retriever
from guide.settings import Settings
from guide.storage import Database, DecisionStore, Store, VersionStore, new_key
from guide.text import SentenceEmbedder, main_language, next_day, today_in_shanghai
from guide.train import make_round, score_by_topic

# From this age on every answer says that the knowledge may be out of date.
STALE_AFTER = timedelta(days=90)
_OPENING = threading.Lock()


@dataclass(frozen=True)
class Application:
    """
    Review, ask, look up, train; safe to share between threads.

    What a verb needs is opened on first use, so that a command pays only for its own.
    """

    settings: Settings
    library: Library

    @cached_property
    def index(self) -> KnowledgeIndex:
        """
        The index of the knowledge base, built first where it is not there yet: that takes about a minute.
        """
        with _OPENING:
            # A thread that waited here finds what the other has opened.
            opened: KnowledgeIndex | None = self.__dict__.get("index")
            if opened is not None:
                return opened
            return open_index(self.settings.data, self.library, self.embedder, self.settings.chroma_url)

    @property
    def is_ready(self) -> bool:
        """
        Whether the index is open, so that a review or an answer need not wait for it.
        """
        return "index" in self.__dict__

    @cached_property
    def embedder(self) -> SentenceEmbedder:
        """
        The offline sentence embedder.
        """
        return SentenceEmbedder()

    @cached_property
    def retriever(self) -> Retriever:
        """
        Questions to ranked entries.
        """
        return Retriever(self.index)

    @cached_property
    def _database(self) -> Database:
        return Database(self.settings.database_url)

    @cached_property
    def store(self) -> Store:
        """
        What people did.
        """
        return Store(self._database)

    @cached_property
    def decisions(self) -> DecisionStore:
        """
        What people decided about findings.
        """
        return DecisionStore(self._database)

    @cached_property
    def versions(self) -> VersionStore:
        """
        The versions of drafts, and the end of kept reviews.
        """
        return VersionStore(self._database)

    @cached_property
    def _reviewer(self) -> Reviewer:
        finder = MeaningFinder(self.library.norms, self.index.meaning, self.embedder)
        return Reviewer(self.library, Detectors(self.library, finder))

    @cached_property
    def _answerer(self) -> Answerer:
        return Answerer(self.library, self.retriever, today_in_shanghai)

    def review(self, draft: Draft) -> Review:
        """
        Return the review of one draft.
        """
        return self._reviewer.review(draft)

    def review_many(
        self, drafts: Iterable[Draft | UnreadableDraft | PictureFile]
    ) -> Iterator[Review | UnreadableDraft]:
        """
        Yield reviews in the order of the drafts, pictures read first; an unreadable one keeps its place.
        """
        for given in drafts:
            draft = given.read() if isinstance(given, PictureFile) else given
            yield draft if isinstance(draft, UnreadableDraft) else self.review(draft)

    def offered(self, review: Review) -> frozenset[int]:
        """
        Return the numbers of the findings whose fix, applied alone, raises no new medium or high finding.
        """
        return self._reviewer.offered(review)

    def rewrite(self, review: Review, numbers: Iterable[int]) -> Review:
        """
        Return the review with its draft rewritten by the fixes of these findings only, judged again.
        """
        return self._reviewer.rewrite(review, numbers)

    def ask(
        self, question: str, *, question_id: str = "q-1", lang: Literal["auto", "en", "zh"] = "auto"
    ) -> Answer:
        """
        Return the answer to a question, or an abstention.
        """
        return self._answerer.answer(question, question_id, lang)

    def search(self, query: str, k: int = 10) -> tuple[RankedEntry, ...]:
        """
        Return the best `k` entries for a query; spellings in pinyin are understood.
        """
        return self.retriever.rank(query, main_language(query), k).entries

    def entry(self, entry_id: str) -> Entry:
        """
        Return one entry. Raises UsageError where no entry has this id.
        """
        if entry_id not in self.library.entries:
            raise UsageError(f"no entry has the id {entry_id!r}; `redline kb search` finds ids")
        return self.library.entries[entry_id]

    def days_ahead(self, today: date, days: int) -> tuple[tuple[date, CalendarDay], ...]:
        """
        Return what the calendar holds for the next days, soonest first.
        """
        ahead = ((next_day(day.rule, today), day) for day in self.library.of_kind(CalendarDay))
        last = today + timedelta(days=days)
        found = [(max(when[0], today), day) for when, day in ahead if when and when[0] <= last]
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].id)))

    def is_stale(self, today: date) -> bool:
        """
        Tell whether the knowledge was last checked more than 90 days ago.
        """
        return today - self.library.newest_check > STALE_AFTER

    def keep(self, reviews: Sequence[Review | UnreadableDraft]) -> str:
        """
        Store reviews and return their key.
        """
        return self.store.keep_reviews(reviews)

    def kept(self, key: str) -> tuple[Review | UnreadableDraft, ...]:
        """
        Return kept reviews in order; nothing where the key is unknown.
        """
        return self.store.reviews(key)

    def with_pictures(self, key: str, position: int, draft: Draft) -> Draft:
        """
        Return a kept draft with its pictures, to show or to review again; `position` counts from 0.
        """
        return self.store.with_pictures(key, position, draft)

    def posts(self, key: str) -> tuple[PostSummary, ...]:
        """
        Return what is kept under a key in short, in order: what is done so far of a batch.
        """
        return self.store.batches.posts(key)

    def kept_post(self, key: str, n: int) -> Review | UnreadableDraft | None:
        """
        Return the `n`th of what is kept under a key, from 1, or None where there is nothing.
        """
        return self.store.batches.review(key, n - 1)

    def keep_answer(self, conversation: str, answer: Answer) -> None:
        """
        Add an answer to a conversation.
        """
        self.store.keep_answer(conversation, answer)

    def conversation(self, key: str) -> tuple[Answer, ...]:
        """
        Return the answers of a conversation, oldest first.
        """
        return self.store.answers(key)

    def start_round(self, lang: Lang, *, topic: str | None = None, seed: int | None = None) -> Round:
        """
        Return a new round of ten questions, kept under its id.
        """
        chosen = secrets.randbelow(2**31) if seed is None else seed
        round_ = make_round(self.library, new_key(), lang, chosen, topic)
        self.store.keep_round(round_, self.library.version)
        return round_

    def round(self, key: str) -> Round | None:
        """
        Return a round with its attempts, or None where the key is unknown.
        """
        return self.store.round(key)

    def submit(self, round_key: str, item_id: str, chosen: int) -> Attempt:
        """
        Store a response and return the one that counts, the first.
        """
        return self.store.keep_attempt(round_key, item_id, chosen)

    def score(self, round_: Round) -> tuple[TopicScore, ...]:
        """
        Return the score of a round by topic, the weakest first.
        """
        return score_by_topic(round_)


def build_application(settings: Settings) -> Application:
    """
    Return the application for these settings; nothing is opened but the knowledge base.

    Raises KnowledgeError.
    """
    return Application(settings, load_library(settings.knowledge, settings.house))
