"""
Workers on this machine, each a program of its own with its own embedder and index.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from guide.batch.order import Done, Read
from guide.batch.worker import receive, send
from guide.domain import UnreadableDraft
from guide.errors import BatchError
from guide.settings import Settings

# Started as a program: `multiprocessing` would run the script of the web app again.
_PROGRAM = ("-P", "-c", "from guide.batch.worker import main; main()")
_PACKAGE = str(Path(__file__).resolve().parents[2])
# A worker computes on one core; more threads in each would only wait for each other.
_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_STARTS = 2
TWICE = "its review ended without a result twice; shorten it, or report it with the message above"


class WorkerGoneError(BatchError):
    """
    A worker that ended in the midst of its work.
    """


class _Worker:
    """
    One running program.
    """

    def __init__(self, settings: Settings) -> None:
        path = os.pathsep.join(filter(None, (_PACKAGE, os.environ.get("PYTHONPATH"))))
        # In a session of its own, so that Ctrl-C reaches only us, who then end it.
        self._program = subprocess.Popen(  # noqa: S603  Our own program.
            [sys.executable, *_PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_THREADS, "PYTHONPATH": path},
            start_new_session=True,
        )
        self._to: IO[bytes] = self._program.stdin  # type: ignore[assignment]
        self._from: IO[bytes] = self._program.stdout  # type: ignore[assignment]
        self.pid = self._program.pid
        self._settings = settings

    def open(self) -> str:
        """
        Wait until it is ready, and return its version of the knowledge. Raises WorkerGoneError.
        """
        return str(self._ask(self._settings))

    def review(self, drafts: Sequence[Read]) -> list[Done]:
        """
        Return the reviews of a chunk. Raises WorkerGoneError.
        """
        done: list[Done] = self._ask(list(drafts))
        return done

    def _ask(self, value: object) -> Any:
        try:
            send(self._to, value)
            return receive(self._from)
        except (OSError, EOFError, ValueError) as error:
            raise WorkerGoneError("a worker ended") from error

    def kill(self) -> None:
        """
        End it at once.
        """
        self._program.kill()

    def close(self) -> None:
        """
        End it and let go of its pipes.
        """
        self._program.kill()
        self._program.wait()
        for pipe in (self._to, self._from):
            # What was not yet written to a pipe whose reader is gone cannot be.
            with suppress(OSError):
                pipe.close()


class LocalWorkers:
    """
    So many worker programs; to be used in a `with`. They start with the first chunks.

    A worker that ends midway is replaced, and its drafts are reviewed again, one by one.
    """

    def __init__(self, settings: Settings, count: int) -> None:
        self.count = count
        self._settings = settings
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
        # A place for each worker: None until it is needed, and after it has ended.
        self._places: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(count):
            self._places.put(None)
        self._lock = threading.Lock()
        self._running: set[_Worker] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            for worker in self._running:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._running:
            worker.close()

    @property
    def pids(self) -> list[int]:
        """
        The process ids of the workers that run now.
        """
        with self._lock:
            return [worker.pid for worker in self._running]

    def submit(self, drafts: Sequence[Read]) -> Future[list[Done]]:
        """
        Begin a chunk.
        """
        return self._threads.submit(self._review, drafts)

    def _review(self, drafts: Sequence[Read]) -> list[Done]:
        try:
            return self._once(drafts)
        except WorkerGoneError:
            if self._closed:
                raise
        done: list[Done] = []
        for draft in drafts:
            try:
                done += self._once([draft])
            except WorkerGoneError:
                done.append(UnreadableDraft(draft.id, draft.name, TWICE))
        return done

    def _once(self, drafts: Sequence[Read]) -> list[Done]:
        worker = self._places.get()
        try:
            worker = worker or self._started()
            return worker.review(drafts)
        except WorkerGoneError:
            if worker is not None:
                self._forget(worker)
                worker = None
            raise
        finally:
            self._places.put(worker)

    def _started(self) -> _Worker:
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise WorkerGoneError("the work was stopped")
                worker = _Worker(self._settings)
                self._running.add(worker)
            try:
                worker.open()
            except WorkerGoneError:
                self._forget(worker)
                continue
            return worker
        raise BatchError("a worker ended before it was ready; the message above says why. Try --workers 1")

    def _forget(self, worker: _Worker) -> None:
        with self._lock:
            self._running.discard(worker)
        worker.close()
