"""
`redline review`: findings in draft posts.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import click

from guide.cli.batch import STOPPED, check_batch, reviews_of, say_stopped, stoppable, watched
from guide.cli.shared import console, get_application, warn_if_stale, write
from guide.domain import AUTHORS, PLATFORMS, SEVERITY_RANK, Draft, Review, Severity, UnreadableDraft
from guide.drafts import ReadOptions, count_paths, draft_from_text, read_paths
from guide.errors import UsageError
from guide.report import as_line, print_review, review_json, reviews_csv, reviews_json
from guide.text import today_in_shanghai

FORMATS = ("text", "json", "jsonl", "csv")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--text", help="Review this text instead of files.")
@click.option("--platform", type=click.Choice(PLATFORMS), default="xiaohongshu", show_default=True)
@click.option(
    "--author", type=click.Choice(AUTHORS), default="brand", show_default=True, help="Who posts it."
)
@click.option("--industry", help="Such as beauty, food, finance: some rules differ.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Planned day of posting (default: today in Shanghai).",
)
@click.option("--text-column", default="text", show_default=True, help="Column or field with the text.")
@click.option("--id-column", default="id", show_default=True, help="Column or field with the id.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of the screen."
)
@click.option("--fail-on", type=click.Choice([*SEVERITY_RANK, "never"]), default="high", show_default=True)
@click.option("--offline", is_flag=True, help="Use no model even if one is configured.")
@click.option("--progress/--no-progress", default=None, help="A progress bar on standard error.")
@click.option("--workers", type=click.IntRange(1, 64), help="Programs that review at once (default: 1).")
@click.option("--cluster", metavar="ADDRESS", help="Review on a Dask cluster, such as tcp://host:8786.")
@click.option("--resume", is_flag=True, help="Go on with the finished lines of --format jsonl --out FILE.")
def review(  # noqa: PLR0913, PLR0917  One argument an option.
    paths: tuple[str, ...],
    text: str | None,
    platform: str,
    author: str,
    industry: str | None,
    day: datetime | None,
    text_column: str,
    id_column: str,
    form: str,
    out: Path | None,
    fail_on: str,
    offline: bool,
    progress: bool | None,
    workers: int | None,
    cluster: str | None,
    resume: bool,
) -> None:
    """
    Review draft posts: files, folders, `-` for standard input, or --text.

    Exit status: 0 nothing at or above --fail-on, 1 something is, 2 bad usage or an unreadable input.
    """
    # Until a model can take part, every review is an offline one.
    del offline
    options = ReadOptions(
        platform=platform,  # type: ignore[arg-type]
        author=author,  # type: ignore[arg-type]
        industry=industry,
        date=day.date() if day else today_in_shanghai(),
        text_column=text_column,
        id_column=id_column,
    )
    batch = check_batch(workers, cluster, resume, form, out)
    drafts = _drafts(paths, text, options)
    application = get_application()
    warn_if_stale(application)
    show = sys.stderr.isatty() if progress is None else progress
    finished = {0}
    with stoppable() as run:
        reviews = reviews_of(
            application, drafts, batch, run, lambda line: finished.add(_line_status(line, fail_on))
        )
        if show:
            reviews = watched(reviews, run, lambda: 1 if text is not None else count_paths(paths, options))
        status = _print(reviews, form, out, fail_on, resume)
    if run.stopped():
        say_stopped(run, out, form == "jsonl" and out is not None)
        sys.exit(STOPPED)
    sys.exit(max(status, *finished))


def _drafts(
    paths: Sequence[str], text: str | None, options: ReadOptions
) -> Iterable[Draft | UnreadableDraft]:
    if text is not None:
        if paths:
            raise UsageError("give --text or files, not both")
        if not text.strip():
            raise UsageError("--text is empty: give the text of a post")
        return [draft_from_text(text, options, draft_id="draft-1", name="draft-1")]
    if not paths:
        raise UsageError("nothing to review: give files, folders, - for standard input, or --text")
    return read_paths(paths, options, stdin=sys.stdin.buffer)


def _print(
    reviews: Iterator[Review | UnreadableDraft], form: str, out: Path | None, fail_on: str, resume: bool
) -> int:
    status = 0
    gathered: list[Review | UnreadableDraft] = []
    lines = _open_lines(out, resume) if form == "jsonl" and out else sys.stdout
    screen = console()
    for done in reviews:
        status = max(status, _status(done, fail_on))
        if isinstance(done, UnreadableDraft):
            click.echo(f"redline: {done.name}: {done.error}", err=True)
        if form == "jsonl":
            # A line at a time, so that a long batch needs no memory.
            lines.write(as_line(review_json(done)) + "\n")
        elif form == "text" and out is None:
            if isinstance(done, Review):
                print_review(screen, done)
        else:
            gathered.append(done)
    if form == "jsonl":
        lines.flush()
    elif gathered or form in ("json", "csv"):
        write(_whole(gathered, form), out)
    return status


def _open_lines(out: Path, resume: bool) -> IO[str]:
    try:
        # Line by line to the file, so that a run that is killed has lost nothing but what it was at.
        return out.open("a" if resume else "w", encoding="utf-8", newline="\n", buffering=1)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}") from error


def _whole(reviews: list[Review | UnreadableDraft], form: str) -> str:
    if form == "json":
        return reviews_json(reviews)
    if form == "csv":
        return reviews_csv(reviews)
    screen = console()
    with screen.capture() as capture:
        for done in reviews:
            print_review(screen, done)
    return capture.get()


def _status(done: Review | UnreadableDraft, fail_on: str) -> int:
    if isinstance(done, UnreadableDraft):
        return 2
    return _status_of([explained.finding.severity for explained in done.findings], fail_on)


def _line_status(line: dict[str, Any], fail_on: str) -> int:
    if line["schema"] == "redline.error/1":
        return 2
    return _status_of([finding["severity"] for finding in line["findings"]], fail_on)


def _status_of(severities: Iterable[Severity], fail_on: str) -> int:
    if fail_on == "never":
        return 0
    least = SEVERITY_RANK[fail_on]  # type: ignore[index]
    return int(any(SEVERITY_RANK[severity] >= least for severity in severities))
