"""
Reviews batches in the background of the web app; all that is known of them is in the database.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Protocol

from pydantic import TypeAdapter

from guide.batch.local import LocalWorkers
from guide.batch.order import Done, Read, review_in_order
from guide.domain import BatchProgress
from guide.drafts import PictureFile, ReadOptions, count_files, is_picture, open_files, read_post
from guide.errors import GuideError
from guide.settings import Settings
from guide.storage import LEASE, BatchStore, Store, new_key

# Up to this number a batch is done before a worker program has started; reading a picture takes as long as
# reviewing many texts.
SMALL = 64
_PICTURE = 16
# Batches that this process works on at once; the others wait.
AT_ONCE = 2
_MOST_WORKERS = 4
_BEAT = 1.0
_KEPT_AT_ONCE = 16
# Text and id columns of tables, by name of the file, where they have others than the options say.
Columns = Mapping[str, tuple[str, str]]
# A text and the pictures that belong to it.
_Post = tuple[str, list[tuple[str, bytes]]]
_ASKED = TypeAdapter(tuple[ReadOptions, Columns])
_LOG = logging.getLogger(__name__)


class Reviewing(Protocol):
    """
    What the runner needs of the application.
    """

    @property
    def settings(self) -> Settings:
        """
        What worker programs are started with.
        """
        ...

    @property
    def store(self) -> Store:
        """
        Where batches are kept.
        """
        ...

    def review_many(self, drafts: Iterator[Read]) -> Iterator[Done]:
        """
        Yield reviews in the order of the drafts.
        """
        ...


class BatchRunner:
    """
    Starts, stops and goes on with batches, each in a thread that leaves the work to worker programs.

    A batch whose runner was not heard of for 15 seconds, because its server ended, is taken over by whoever
    is asked for it next. What was kept is never reviewed again.
    """

    def __init__(self, application: Reviewing) -> None:
        self._application = application
        self._lock = threading.Lock()
        self._at_once = threading.BoundedSemaphore(AT_ONCE)
        self._mine: dict[str, threading.Thread] = {}

    @property
    def _batches(self) -> BatchStore:
        return self._application.store.batches

    def start(
        self,
        key: str,
        inputs: Sequence[tuple[str, bytes]],
        options: ReadOptions,
        columns: Columns | None = None,
    ) -> None:
        """
        Start the batch of these inputs (name, content) under a key, once however often it is asked for.

        An input without a name is a pasted text, and the pictures at once after it belong to it; where it
        is empty, they are a post by themselves. `columns` are as for `read_files`.
        """
        self._batches.start(key, inputs, _ASKED.dump_json((options, columns or {})).decode())
        self.look_after(key)

    def progress(self, key: str) -> BatchProgress | None:
        """
        Return how far a batch is, None where the key is unknown; one that nobody works on is taken over.
        """
        progress = self._batches.progress(key)
        if progress and progress.state == "running" and progress.beat < time.time() - LEASE:
            self.look_after(key)
        return progress

    def stop(self, key: str) -> None:
        """
        Stop a batch; what is done is kept.
        """
        self._batches.stop(key)

    def go_on(self, key: str) -> None:
        """
        Go on with a stopped or failed batch where it ended.
        """
        self._batches.go_on(key)
        with self._lock:
            before = self._mine.pop(key, None)
        if before is not None:
            # It ends at its next sign of life, having found that the batch is no longer its own.
            before.join(LEASE)
        self.look_after(key)

    def go_on_with_all(self) -> None:
        """
        Look after every batch that an earlier server left unfinished.
        """
        for key in self._batches.running():
            self.look_after(key)

    def look_after(self, key: str) -> None:
        """
        Work on a batch in the background, unless somebody does.
        """
        with self._lock:
            mine = self._mine.get(key)
            if mine is not None and mine.is_alive():
                return
            thread = threading.Thread(target=self._work, args=(key,), name=f"batch-{key}", daemon=True)
            self._mine[key] = thread
            thread.start()

    def wait(self, key: str, timeout: float = 60.0) -> None:
        """
        Wait until this process no longer works on a batch.
        """
        thread = self._mine.get(key)
        if thread is not None:
            thread.join(timeout)

    def _work(self, key: str) -> None:
        runner = new_key()
        with self._at_once:
            if not self._claimed(key, runner):
                return
            try:
                if self._review(key, runner):
                    self._batches.end(key, runner, "done")
            except GuideError as error:
                self._batches.end(key, runner, "failed", str(error))
            except Exception as error:  # noqa: BLE001  A thread has nobody else to tell; the page says it.
                _LOG.exception("a batch failed")
                self._batches.end(
                    key, runner, "failed", f"{type(error).__name__}; the server's log says more"
                )

    def _claimed(self, key: str, runner: str) -> bool:
        # Whoever worked on it may have ended a moment ago; then its time has to run out.
        until = time.monotonic() + LEASE + 1
        while not self._batches.claim(key, runner):
            progress = self._batches.progress(key)
            if progress is None or progress.state != "running" or time.monotonic() > until:
                return False
            time.sleep(_BEAT)
        return True

    def _review(self, key: str, runner: str) -> bool:
        """
        Review what is left of a batch; tell whether it came to its end.
        """
        batches = self._batches
        progress, asked = batches.progress(key), batches.options(key)
        if progress is None or asked is None:
            return False
        options, columns = _ASKED.validate_json(asked)
        with _Pulse(batches, key, runner) as pulse:
            if progress.total is None:
                batches.beat(key, runner, _count(batches, key, options, columns))
            drafts = islice(_drafts(batches, key, options, columns), progress.done, None)
            kept = progress.done
            for done in _gathered(self._done(drafts, pulse)):
                if not batches.add(key, runner, kept, done):
                    return False
                kept += len(done)
            return not pulse.ended

    def _done(self, drafts: Iterator[Read], pulse: "_Pulse") -> Iterator[Done]:
        first, small = _first(drafts)
        if small:
            for draft in first:
                if pulse.ended:
                    return
                yield from self._application.review_many(iter([draft]))
            return
        # One core is left for the pages.
        count = max(1, min(_MOST_WORKERS, (os.cpu_count() or 2) - 1))
        with LocalWorkers(self._application.settings, count) as workers:
            yield from review_in_order(chain(first, drafts), workers, stopped=lambda: pulse.ended)


class _Pulse:
    """
    Gives signs of life while a batch is worked on; `ended` once it was stopped or another took over.
    """

    def __init__(self, batches: BatchStore, key: str, runner: str) -> None:
        self._batches, self._key, self._runner = batches, key, runner
        self._over = threading.Event()
        self.ended = False
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "_Pulse":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(_BEAT):
            try:
                if not self._batches.beat(self._key, self._runner):
                    self.ended = True
                    return
            except GuideError:
                # A database that is busy for a moment; adding what is done will tell whether it stays so.
                _LOG.warning("the database did not answer", exc_info=True)


def _first(drafts: Iterator[Read]) -> tuple[list[Read], bool]:
    """
    Return the drafts up to where a batch is no longer small, and whether these are all.
    """
    first: list[Read] = []
    size = 0
    for draft in drafts:
        first.append(draft)
        size += _PICTURE if isinstance(draft, PictureFile) else 1
        if size > SMALL:
            return first, False
    return first, True


def _count(batches: BatchStore, key: str, options: ReadOptions, columns: Columns) -> int:
    post, rest = _apart(batches, key)
    # Pictures of a post that cannot be read come on top, as pages of a PDF do.
    return (post is not None) + count_files(rest, options, columns)


def _drafts(batches: BatchStore, key: str, options: ReadOptions, columns: Columns) -> Iterator[Read]:
    post, rest = _apart(batches, key)
    if post is not None:
        yield from read_post(post[0], post[1], options)
    yield from open_files(rest, options, columns)


def _apart(batches: BatchStore, key: str) -> tuple[_Post | None, Iterator[tuple[str, bytes]]]:
    """
    Return the pasted text with its pictures, None where there is none, and the other inputs.
    """
    inputs = batches.inputs(key)
    first = next(inputs, None)
    if first is None or first[0]:
        return None, chain([first] if first else [], inputs)
    pictures: list[tuple[str, bytes]] = []
    for named in inputs:
        if not is_picture(named[0]):
            return (first[1].decode(), pictures), chain([named], inputs)
        pictures.append(named)
    return (first[1].decode(), pictures), inputs


def _gathered(reviews: Iterator[Done]) -> Iterator[list[Done]]:
    """
    Yield reviews in lists, so that each is stored soon and no transaction is for one alone.
    """
    gathered: list[Done] = []
    since = time.monotonic()
    for done in reviews:
        gathered.append(done)
        if len(gathered) >= _KEPT_AT_ONCE or time.monotonic() - since > _BEAT:
            yield gathered
            gathered, since = [], time.monotonic()
    if gathered:
        yield gathered
