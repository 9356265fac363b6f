"""
What several commands need: the application, the notice of old knowledge, and writing to a file or the screen.
"""

import sys
from pathlib import Path

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
    Write a file. Raises UsageError where it cannot be written.
    """
    try:
        out.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}") from error


def console() -> Console:
    """
    Return a console that colours on a terminal only and never reads markup in a text.
    """
    return Console(highlight=False, markup=False, emoji=False)
