"""
`redline kb`: lint, count, search, show, build and export the knowledge base.
"""

import sys
from pathlib import Path

import click

from guide.knowledge import lint_folder
from guide.settings import Settings


@click.group()
def kb() -> None:
    """
    Look at, check and build the knowledge base.
    """


@kb.command()
@click.option("--laws", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of law texts to compare citations with.")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def lint(laws: Path | None, folder: Path | None) -> None:
    """
    Check every entry; print `file:line: message` for each fault.
    """
    faults = lint_folder(folder or Settings.from_environment().knowledge, laws)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{len(faults)} faults", err=True)
        sys.exit(1)
    click.echo("no faults")
