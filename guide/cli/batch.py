"""
How `redline review` works through many drafts: workers, going on, progress, and stopping in good order.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from guide.application import Application
from guide.cli.lines import part_of
from guide.domain import Draft, Review, UnreadableDraft
from guide.drafts import PictureFile
from guide.errors import UsageError

Read = Draft | UnreadableDraft | PictureFile
Done = Review | UnreadableDraft

# What a shell gives a program that Ctrl-C ended.
STOPPED = 130


@dataclass(frozen=True, slots=True)
class Batch:
    """
    How drafts are worked through: by so many programs, or by the cluster at an address.

    `resume` names the file whose finished lines are not reviewed again.
    """

    workers: int = 1
    cluster: str | None = None
    resume: Path | None = None


@dataclass(slots=True)
class Run:
    """
    One run: whether Ctrl-C was pressed, how many lines were finished before it, and how many reviews it made.
    """

    pressed: threading.Event = field(default_factory=threading.Event)
    before: int = 0
    made: int = 0

    def stopped(self) -> bool:
        """
        Tell whether Ctrl-C was pressed.
        """
        return self.pressed.is_set()


def check_batch(workers: int | None, cluster: str | None, resume: bool, form: str, out: Path | None) -> Batch:
    """
    Return how the drafts are worked through. Raises UsageError.
    """
    if workers is not None and cluster is not None:
        raise UsageError("give --workers or --cluster, not both: a cluster has workers of its own")
    if resume and (form != "jsonl" or out is None):
        raise UsageError("--resume goes on with a file of finished lines: give --format jsonl and --out FILE")
    if resume and out is not None and out.exists() and not out.is_file():
        raise UsageError(f"--resume goes on with a file of finished lines, and {out} is none")
    return Batch(workers or 1, cluster, part_of(out) if resume and out else None)


@contextmanager
def stoppable() -> Iterator[Run]:
    """
    Yield a run that the first Ctrl-C stops at the next review; the second ends the program at once.
    """
    run = Run()

    def press(*_: object) -> None:
        if run.stopped():
            raise KeyboardInterrupt
        run.pressed.set()
        click.echo("\nredline: stopping; press Ctrl-C again to end at once", err=True)

    if threading.current_thread() is not threading.main_thread():
        yield run
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield run
    finally:
        signal.signal(signal.SIGINT, before)


def reviews_of(
    application: Application,
    drafts: Iterable[Read],
    batch: Batch,
    run: Run,
    seen: Callable[[dict[str, Any]], None],
) -> Iterator[Done]:
    """
    Yield the reviews of drafts in order, until the run is stopped; `seen` is given each finished line.
    """
    with ExitStack() as opened:
        if batch.resume is not None:
            from guide.batch import FinishedLines

            finished = opened.enter_context(FinishedLines(batch.resume, application.library.version))
            drafts = _counted(finished.skip(drafts, seen), lambda: finished.count, run)
        for done in _reviews(application, drafts, batch, run, opened):
            run.made += 1
            yield done


def _counted(drafts: Iterator[Read], finished: Callable[[], int], run: Run) -> Iterator[Read]:
    for draft in drafts:
        run.before = finished()
        yield draft
    run.before = finished()


def _reviews(
    application: Application, drafts: Iterable[Read], batch: Batch, run: Run, opened: ExitStack
) -> Iterator[Done]:
    if batch.cluster is None and batch.workers == 1:
        for draft in drafts:
            if run.stopped():
                return
            yield from application.review_many([draft])
        return
    from guide.batch import ClusterWorkers, LocalWorkers, Workers, review_in_order

    workers: Workers
    if batch.cluster is None:
        workers = opened.enter_context(LocalWorkers(application.settings, batch.workers))
    else:
        workers = opened.enter_context(ClusterWorkers(batch.cluster, application.library.version))
    yield from review_in_order(drafts, workers, stopped=run.stopped)


def watched(reviews: Iterator[Done], run: Run, total: Callable[[], int | None]) -> Iterator[Done]:
    """
    Yield reviews with a bar on standard error, of `total()` where that is known.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reviewing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        counted = total()
        task = bar.add_task("Reviewing", total=counted)
        for done in reviews:
            now = run.before + run.made
            # A PDF counts as one draft and may come with pages that could not be read.
            bar.update(task, completed=now, total=max(now, counted) if counted is not None else None)
            yield done


def say_stopped(run: Run, out: Path | None, *, can_go_on: bool) -> None:
    """
    Say on standard error what is done of a stopped run.
    """
    place = f"in {part_of(out) if can_go_on else out}" if out else "printed"
    on = "; the same command with --resume goes on" if can_go_on else ""
    click.echo(f"redline: stopped. {run.before + run.made:,} reviews are done and {place}{on}", err=True)
    sys.stderr.flush()
