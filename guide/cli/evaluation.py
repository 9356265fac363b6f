"""
`redline eval`: reviews or answers against gold.
"""

import json
from pathlib import Path

import click

from guide.cli.shared import get_application
from guide.evaluate import ReviewScore, evaluate_file


@click.command("eval")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def evaluation(file: Path, form: str) -> None:
    """
    Score reviews or answers against the gold in FILE.
    """
    score = evaluate_file(get_application(), file)
    if form == "text":
        if isinstance(score, ReviewScore):
            for draft, category, span in score.misses:
                click.echo(f"miss\t{draft}\t{category}\t{span}")
            for draft, alarms in score.alarms:
                click.echo(f"alarm\t{draft}\t{alarms}")
        else:
            for problem in score.problems:
                click.echo("\t".join(problem))
    click.echo(json.dumps(score.figures(), ensure_ascii=False, indent=None if form == "json" else 1))
