"""
The command line: the same verbs as the pages, printed.
"""

import sys

import click

from guide.cli.kb import kb
from guide.errors import GuideError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="redline-guide", prog_name="redline")
def redline() -> None:
    """
    Know how a post will be read on Chinese social media, before it goes out.
    """


redline.add_command(kb)


def main() -> None:
    """
    Run the command line; a known error is one clear line on standard error and exit status 2.
    """
    try:
        redline(standalone_mode=True)
    except GuideError as error:
        click.echo(f"redline: {error}", err=True)
        sys.exit(2)
