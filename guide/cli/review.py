"""
`redline review`: findings in draft posts.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import click
from rich.console import Console

from guide.cli.batch import STOPPED, Run, check_batch, reviews_of, say_stopped, stoppable, watched
from guide.cli.lines import lines_into
from guide.cli.shared import console, get_application, warn_if_stale, write, write_file
from guide.domain import AUTHORS, PLATFORMS, SEVERITY_RANK, Draft, Review, Severity, UnreadableDraft
from guide.drafts import PictureFile, ReadOptions, count_paths, draft_from_text, open_paths
from guide.errors import UsageError
from guide.report import (
    REPORT_FORMATS,
    ReportLang,
    as_line,
    export_reviews,
    langs_of,
    print_review,
    review_json,
)
from guide.text import today_in_shanghai

FORMATS = ("text", *REPORT_FORMATS)


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
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here; xlsx and docx need it."
)
@click.option(
    "--lang",
    type=click.Choice(["en", "zh", "both"]),
    help="Language of the explanations (default: English in text and csv, else both).",
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
    lang: ReportLang | None,
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
    _check_out(out, form, paths)
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
        status = _print(reviews, run, form, out, lang, fail_on, resume=resume)
    if run.stopped():
        say_stopped(run, out, can_go_on=form == "jsonl" and out is not None)
        sys.exit(STOPPED)
    sys.exit(max(status, *finished))


def _check_out(out: Path | None, form: str, paths: Sequence[str]) -> None:
    """
    Raise UsageError before anything is reviewed where the reviews would have no place to go to.
    """
    if out is None:
        if form in REPORT_FORMATS and REPORT_FORMATS[form].is_binary:
            raise UsageError(f"--format {form} makes a file: say where with --out review.{form}")
        return
    if not out.resolve().parent.is_dir():
        raise UsageError(f"cannot write {out}: there is no folder {out.parent}; make it first")
    if out.exists() and any(path != "-" and Path(path).is_file() and out.samefile(path) for path in paths):
        raise UsageError(f"cannot write {out}: it is one of the drafts; give --out another name")


def _drafts(
    paths: Sequence[str], text: str | None, options: ReadOptions
) -> Iterable[Draft | UnreadableDraft | PictureFile]:
    if text is not None:
        if paths:
            raise UsageError("give --text or files, not both")
        if not text.strip():
            raise UsageError("--text is empty: give the text of a post")
        return [draft_from_text(text, options, draft_id="draft-1", name="draft-1")]
    if not paths:
        raise UsageError("nothing to review: give files, folders, - for standard input, or --text")
    return open_paths(paths, options, stdin=sys.stdin.buffer)


def _print(
    reviews: Iterator[Review | UnreadableDraft],
    run: Run,
    form: str,
    out: Path | None,
    lang: ReportLang | None,
    fail_on: str,
    *,
    resume: bool,
) -> int:
    status = 0
    gathered: list[Review | UnreadableDraft] = []
    with _lines(out, run, resume=resume) if form == "jsonl" else nullcontext() as lines:
        for done in reviews:
            status = max(status, _status(done, fail_on))
            if isinstance(done, UnreadableDraft):
                click.echo(f"redline: {done.name}: {done.error}", err=True)
            if lines is not None:
                # A line at a time, so that a long batch needs no memory.
                lines.write(as_line(review_json(done)) + "\n")
            elif form == "text" and out is None:
                _print_text(console(), done, lang)
            else:
                gathered.append(done)
    # A stopped run that has nothing takes nothing's place.
    if form != "jsonl" and (gathered or not run.stopped()):
        _print_all(gathered, form, out, lang)
    return status


def _print_all(
    gathered: list[Review | UnreadableDraft], form: str, out: Path | None, lang: ReportLang | None
) -> None:
    if form in REPORT_FORMATS:
        data = export_reviews(gathered, form, lang)
        write_file(data, out) if out else write(data.decode("utf-8"), None)
    elif gathered:
        write(_whole(gathered, lang), out)


@contextmanager
def _lines(out: Path | None, run: Run, *, resume: bool) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with lines_into(out, resume=resume, is_whole=lambda: not run.stopped()) as lines:
        yield lines


def _whole(reviews: list[Review | UnreadableDraft], lang: ReportLang | None) -> str:
    screen = console()
    with screen.capture() as capture:
        for done in reviews:
            if isinstance(done, UnreadableDraft):
                print_review(screen, done)
            else:
                _print_text(screen, done, lang)
    return capture.get()


def _print_text(screen: Console, done: Review | UnreadableDraft, lang: ReportLang | None) -> None:
    if isinstance(done, Review):
        for one in langs_of(lang or "en"):
            print_review(screen, done, one)


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
