"""
The command line: the same verbs as the pages, printed.
"""

import sys

import click

from guide.cli.ask import ask
from guide.cli.doctor import doctor
from guide.cli.evaluation import evaluation
from guide.cli.kb import kb
from guide.cli.review import review
from guide.cli.serve import serve
from guide.errors import GuideError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="redline-guide", prog_name="redline")
def redline() -> None:
    """
    Know how a post will be read on Chinese social media, before it goes out.
    """


for command in (review, ask, kb, evaluation, serve, doctor):
    redline.add_command(command)


def main() -> None:
    """
    Run the command line; a known error is one clear line on standard error and exit status 2.
    """
    try:
        redline()
    except GuideError as error:
        click.echo(f"redline: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe, such as `head`, has seen enough.
        sys.stderr.close()
        sys.exit(0)
