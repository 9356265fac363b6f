"""
`redline ask`: answers from the knowledge base, with what they rest on.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from guide.cli.shared import console, get_application, warn_if_stale
from guide.errors import UsageError
from guide.report import answer_json, as_line, print_answer


@click.command()
@click.argument("question", required=False)
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON Lines with id and question.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["auto", "en", "zh"]), default="auto", show_default=True)
@click.option("--offline", is_flag=True, help="Use no model even if one is configured.")
def ask(question: str | None, batch: Path | None, form: str, lang: str, offline: bool) -> None:
    """
    Ask a question about norms, terms, dates, incidents or the platform.
    """
    # Until a model can take part, every answer is an offline one.
    del offline
    if (question is None) == (batch is None):
        raise UsageError("give one question, or --batch FILE.jsonl")
    rows = [("q-1", question or "")] if batch is None else _rows(batch)
    application = get_application()
    warn_if_stale(application)
    screen = console()
    for question_id, asked in rows:
        answer = application.ask(asked, question_id=question_id, lang=lang)  # type: ignore[arg-type]
        if batch is not None or form == "jsonl":
            sys.stdout.write(as_line(answer_json(answer)) + "\n")
        elif form == "json":
            sys.stdout.write(json.dumps(answer_json(answer), ensure_ascii=False, indent=1) + "\n")
        else:
            print_answer(screen, answer)


def _rows(batch: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = batch.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{batch}: not UTF-8 text; save it as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(batch, number, line)


def _row(batch: Path, number: int, line: str) -> tuple[str, str]:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{batch}:{number}: not JSON ({error.msg})") from error
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise UsageError(f"{batch}:{number}: a row needs a text `question`, and may have an `id`")
    return str(row.get("id", f"q-{number}")), row["question"]
