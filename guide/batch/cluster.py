"""
Workers of a Dask cluster. The library is an extra, imported on first use.
"""

import platform
import threading
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from guide.batch.local import TWICE
from guide.batch.order import Done, Read
from guide.domain import UnreadableDraft
from guide.errors import BatchError

if TYPE_CHECKING:
    from guide.application import Application

PATIENCE = 20.0
_LOCK = threading.Lock()


class ClusterWorkers:
    """
    The workers behind a scheduler's address; to be used in a `with`.

    They review with their own settings, so they must hold the same knowledge. Raises BatchError where the
    library is missing, nobody answers, or versions differ.
    """

    def __init__(self, address: str, knowledge: str) -> None:
        self.address = address
        self._knowledge = knowledge
        self._client = _connect(address)
        try:
            self._check()
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What is still being worked on is given up with the client that asked for it.
        self._client.close()

    @property
    def count(self) -> int:
        """
        The number of threads of all workers there are now.
        """
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, drafts: Sequence[Read]) -> "_Chunk":
        """
        Begin a chunk.
        """
        return _Chunk(self, drafts)

    def begin(self, drafts: Sequence[Read]) -> Any:
        """
        Hand a chunk to the scheduler, which gives it to another worker where one ends.
        """
        return self._client.submit(review_chunk, list(drafts), pure=False)

    def check_alive(self) -> None:
        """
        Raises BatchError where no worker is left, or the scheduler is gone.
        """
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError) as error:
            raise BatchError(
                f"the cluster at {self.address} has no worker left: start one, and go on with --resume"
            ) from error

    def check_knowledge(self, done: Sequence[Done]) -> None:
        """
        Raises BatchError where a worker that came later reviews with other knowledge.
        """
        for one in done:
            if not isinstance(one, UnreadableDraft) and one.engine.knowledge != self._knowledge:
                raise BatchError(
                    _differ(self.address, [("knowledge", self._knowledge, one.engine.knowledge)])
                )

    def _check(self) -> None:
        self.check_alive()
        here = {**versions_here(), "knowledge": self._knowledge}
        for worker, there in self._client.run(versions_here, on_error="return").items():
            if not isinstance(there, dict):
                raise BatchError(
                    f"the worker {worker} cannot review ({type(there).__name__}: {there}); "
                    "install this version of Redline on it"
                )
            differ = [
                (name, here[name], there.get(name, "none")) for name in here if here[name] != there.get(name)
            ]
            if differ:
                raise BatchError(_differ(worker, differ))


class _Chunk:
    """
    A chunk on the cluster; where it ends worker after worker, its drafts are tried one by one.
    """

    def __init__(self, workers: ClusterWorkers, drafts: Sequence[Read]) -> None:
        self._workers = workers
        self._drafts = drafts
        self._future = workers.begin(drafts)

    def result(self, timeout: float) -> list[Done]:
        """
        Return the reviews in order. Raises TimeoutError, BatchError.
        """
        from distributed.scheduler import KilledWorker

        try:
            done: list[Done] = self._result(self._future, timeout)
        except KilledWorker:
            done = [self._alone(draft) for draft in self._drafts]
        self._workers.check_knowledge(done)
        return done

    def _alone(self, draft: Read) -> Done:
        from distributed.scheduler import KilledWorker

        future = self._workers.begin([draft])
        while True:
            try:
                (done,) = self._result(future, PATIENCE)
            except TimeoutError:
                continue
            except KilledWorker:
                return UnreadableDraft(draft.id, draft.name, TWICE)
            return done  # type: ignore[no-any-return]

    def _result(self, future: Any, timeout: float) -> Any:
        from asyncio import CancelledError

        try:
            return future.result(timeout)
        except TimeoutError:
            self._workers.check_alive()
            raise
        except CancelledError as error:
            raise BatchError(
                f"the scheduler at {self._workers.address} is gone; start it, and go on with --resume"
            ) from error


def review_chunk(drafts: Sequence[Read]) -> list[Done]:
    """
    Review a chunk; runs on a worker of the cluster, with the settings of its environment.
    """
    return list(_application().review_many(drafts))


def versions_here() -> dict[str, str]:
    """
    Return what must be the same on every worker; runs on each of them and here.
    """
    from guide.index.build import FORMAT

    application = _application()
    try:
        package = version("redline-guide")
    except PackageNotFoundError:
        package = "none"
    return {
        "redline-guide": package,
        "index format": str(FORMAT),
        "knowledge": application.library.version,
        "embedder": application.embedder.version,
        "distributed": version("distributed"),
        "Python": ".".join(platform.python_version_tuple()[:2]),
    }


@cache
def _built() -> "Application":
    from guide.application import build_application
    from guide.settings import Settings

    return build_application(Settings.from_environment())


def _application() -> "Application":
    # Threads of one worker share it; only one of them may build it.
    with _LOCK:
        return _built()


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise BatchError("--cluster needs Dask: pip install 'redline-guide[cluster]'") from error
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise BatchError(
            f"no Dask scheduler answers at {address}; give its address, such as tcp://host:8786"
        ) from error


def _differ(where: str, differ: Sequence[tuple[str, str, str]]) -> str:
    told = "; ".join(f"{name} {there} there, {here} here" for name, here, there in differ)
    return f"{where} has other versions ({told}); install the same on all"
