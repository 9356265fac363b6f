"""
What several commands need: the application, the notice of old knowledge, and writing to a file or the screen.
"""

import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console

from guide.application import Application, build_application
from guide.errors import UsageError
from guide.settings import Settings
from guide.text import today_in_shanghai


def get_application() -> Application:
    """
    Return the application for the settings of the environment.
    """
    return build_application(Settings.from_environment())


def warn_if_stale(application: Application) -> None:
    """
    Say on standard error when the knowledge is older than 90 days.
    """
    if application.is_stale(today_in_shanghai()):
        checked = application.library.newest_check
        click.echo(f"redline: the knowledge was last checked on {checked}, more than 90 days ago", err=True)


def write(text: str, out: Path | None) -> None:
    """
    Write to a file, or to standard output.

    Raises UsageError where the file cannot be written.
    """
    if out is None:
        sys.stdout.write(text)
    else:
        write_file(text.encode("utf-8"), out)


def write_file(data: bytes, out: Path) -> None:
    """
    Write a file, whole or not at all. Raises UsageError where it cannot be written.
    """
    with whole_file(out) as file:
        file.write(data)


@contextmanager
def whole_file(out: Path) -> Iterator[BinaryIO]:
    """
    Open a file that takes its place only when all of it is written; on any error what was there stays.

    Raises UsageError where it cannot be written.
    """
    # A link keeps pointing; what is no file, such as /dev/stdout, cannot be replaced.
    place = out.resolve()
    beside = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as file:
                yield file
            return
        with beside.open("xb") as file:
            yield file
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}") from error
    finally:
        beside.unlink(missing_ok=True)


def console() -> Console:
    """
    Return a console that colours on a terminal only and never reads markup in a text.
    """
    return Console(highlight=False, markup=False, emoji=False)
