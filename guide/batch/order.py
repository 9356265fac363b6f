"""
Reviews in the order of the drafts, whoever makes them, with no more in memory than is being worked on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from guide.domain import Draft, Review, UnreadableDraft
from guide.drafts import PictureFile

Read = Draft | UnreadableDraft | PictureFile
Done = Review | UnreadableDraft

# A chunk is long enough that handing it over costs nothing, and short enough to be worth losing.
MOST_DRAFTS = 16
MOST_CHARACTERS = 20_000
# Chunks for each worker that are being worked on or wait for their turn to be handed out.
AHEAD = 3
_GLANCE = 0.25


class Job(Protocol):
    """
    A chunk being worked on.
    """

    def result(self, timeout: float) -> Sequence[Done]:
        """
        Return its reviews in order. Raises TimeoutError where they are not there within `timeout` seconds.
        """
        ...


class Workers(Protocol):
    """
    What reviews chunks of drafts, `count` of them at a time.
    """

    @property
    def count(self) -> int:
        """
        The number of workers there are now.
        """
        ...

    def submit(self, drafts: Sequence[Read]) -> Job:
        """
        Begin a chunk.
        """
        ...


def review_in_order(
    drafts: Iterable[Read],
    workers: Workers,
    *,
    size: int = MOST_DRAFTS,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Done]:
    """
    Yield the reviews of drafts in order, an unreadable one in its place, until `stopped()`.

    `stopped` is asked several times a second. Raises BatchError where nobody is left to do the work.
    """
    chunks = chunked(drafts, size)
    waiting: deque[Job] = deque()
    while not stopped():
        while len(waiting) < AHEAD * workers.count and (chunk := next(chunks, None)):
            waiting.append(workers.submit(chunk))
        if not waiting:
            return
        done = _wait(waiting[0], stopped)
        if done is None:
            return
        waiting.popleft()
        yield from done


def chunked(drafts: Iterable[Read], size: int) -> Iterator[list[Read]]:
    """
    Yield the drafts in chunks of at most `size`, fewer where they are long; a picture ends its chunk.
    """
    chunk: list[Read] = []
    characters = 0
    for draft in drafts:
        chunk.append(draft)
        characters += _weight(draft)
        if len(chunk) >= size or characters >= MOST_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _weight(draft: Read) -> int:
    if isinstance(draft, Draft):
        return len(draft.text)
    # Reading it takes as long as reviewing many texts, and it holds megabytes.
    return MOST_CHARACTERS if isinstance(draft, PictureFile) else 0


def _wait(job: Job, stopped: Callable[[], bool]) -> Sequence[Done] | None:
    while not stopped():
        try:
            return job.result(_GLANCE)
        except TimeoutError:
            continue
    return None
