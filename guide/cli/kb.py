"""
`redline kb`: lint, count, search, show, build and export the knowledge base.
"""

import dataclasses
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import click

from guide.cli.shared import get_application, write, write_file
from guide.domain import CATEGORIES, Bilingual, Entry
from guide.errors import UsageError
from guide.index import open_index
from guide.knowledge import STRENGTHS, count_library, lint_folder, lint_house, new_entry
from guide.report import entries_workbook
from guide.settings import Settings
from guide.text import today_in_shanghai

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def kb() -> None:
    """
    Look at, check and build the knowledge base.
    """


@kb.command()
@click.option("--laws", type=_FOLDER, help="Folder of law texts to compare citations with.")
@click.option("--house", type=_FOLDER, help="Folder of your own rules (default: REDLINE_HOUSE).")
@click.argument("folder", required=False, type=_FOLDER)
def lint(laws: Path | None, house: Path | None, folder: Path | None) -> None:
    """
    Check every entry, and your own rules; print `file:line: message` for each fault.
    """
    settings = Settings.from_environment()
    base = folder or settings.knowledge
    own = house or settings.house
    if own is not None and not own.is_dir():
        raise UsageError(f"{own}: no such folder; REDLINE_HOUSE names the folder of your own rules")
    faults = lint_folder(base, laws)
    faults += lint_house(own, base, laws) if own else []
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{len(faults)} faults", err=True)
        sys.exit(1)
    click.echo("no faults")


@kb.command()
@click.argument("prefix", default="norms/")
def examples(prefix: str) -> None:
    """
    Run the examples of the norms whose id begins with PREFIX against their own detectors.
    """
    from guide.detect import Detectors
    from guide.domain import Library, Norm
    from guide.evaluate import check_norm, restrict
    from guide.knowledge import read_folder

    # Read without insisting on a clean base, so that an editor sees examples run while others write.
    reading = read_folder(Settings.from_environment().knowledge)
    library = Library(reading.entries, reading.sources, "unchecked")
    faults = 0
    norms = [norm for norm in library.of_kind(Norm) if norm.id.startswith(prefix)]
    for norm in norms:
        for message in check_norm(norm, Detectors(restrict(library, norm))):
            faults += 1
            click.echo(f"{norm.id}: {message}")
    click.echo(f"{len(norms)} norms, {faults} faults")
    sys.exit(1 if faults else 0)


@kb.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def stats(form: str) -> None:
    """
    Count entries, examples and sources.
    """
    counted = count_library(get_application().library)
    if form == "json":
        click.echo(json.dumps(counted, ensure_ascii=False, indent=1))
        return
    _print_coverage(counted.pop("coverage"))
    del counted["examples_by_category"]
    for key, value in counted.items():
        if isinstance(value, dict):
            click.echo(f"{key}: " + ", ".join(f"{name} {count}" for name, count in value.items()))
        else:
            click.echo(f"{key}: {len(value) if isinstance(value, list) else value}")


def _print_coverage(rows: list[dict[str, Any]]) -> None:
    """
    Print the number of entries by category and strength of source, one line a category.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row["lang"] == "en":
            counts[row["category"], row["strength"]] += row["entries"]
    click.echo(f"{'':28}" + "".join(f"{strength:>13}" for strength in STRENGTHS))
    for category in CATEGORIES:
        cells = "".join(f"{counts[category, strength] or '.':>13}" for strength in STRENGTHS)
        click.echo(f"{category:28}{cells}")


@kb.command()
@click.argument("entry")
@click.option("--house", is_flag=True, help="Start it in the folder of your own rules (REDLINE_HOUSE).")
def new(entry: str, house: bool) -> None:
    """
    Start an entry, such as norms/minors/NAME or incidents/2027-NAME, from the template of its kind.
    """
    settings = Settings.from_environment()
    if house and settings.house is None:
        raise UsageError("REDLINE_HOUSE names no folder: set it to the folder of your own rules")
    folder = settings.house if house and settings.house else settings.knowledge
    path = new_entry(folder, entry, today_in_shanghai())
    click.echo(f"{path}\nWrite it, then run: redline kb lint")


@kb.command()
@click.argument("query")
@click.option("-k", "most", type=click.IntRange(1, 100), default=5, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def search(query: str, most: int, form: str) -> None:
    """
    Find entries by words, meaning or pinyin.
    """
    found = get_application().search(query, most)
    rows = [
        {
            "entry": ranked.entry,
            "lang": best.passage.lang,
            "passage": best.passage.text,
            "score": ranked.score,
        }
        for ranked in found
        for best in ranked.passages[:1]
    ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['score']:.2f}  {row['entry']}\n      {row['passage']}")


@kb.command()
@click.argument("entry")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(entry: str, form: str) -> None:
    """
    Print one entry.
    """
    found = get_application().entry(entry)
    if form == "json":
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=1))
        return
    click.echo(f"{found.id}\n{found.title.en}\n{found.title.zh}")
    for field in dataclasses.fields(found):
        value = getattr(found, field.name)
        if isinstance(value, Bilingual) and field.name != "title":
            click.echo(f"\n{field.name}\n  {value.en}\n  {value.zh}")
    for reference in found.sources:
        click.echo(f"\nsource: {reference.id} {reference.at or ''} {reference.supports}".rstrip())
    click.echo(f"checked: {found.checked}")


@kb.command()
def build() -> None:
    """
    Build the index afresh.
    """
    application = get_application()
    started = time.perf_counter()
    settings = application.settings
    index = open_index(
        settings.data, application.library, application.embedder, settings.chroma_url, rebuild=True
    )
    seconds = time.perf_counter() - started
    click.echo(f"{len(index.passages)} passages of {application.library.version} in {seconds:.1f} s")


@kb.command()
@click.option("--format", "form", type=click.Choice(["jsonl", "xlsx"]), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path))
def export(form: str, out: Path | None) -> None:
    """
    Print every entry, one a line, or write them all to a workbook.
    """
    entries = get_application().library.entries.values()
    if form == "jsonl":
        write("".join(json.dumps(_plain(entry), ensure_ascii=False) + "\n" for entry in entries), out)
    elif out is None:
        raise UsageError("a workbook needs a file: add --out knowledge.xlsx")
    else:
        write_file(entries_workbook(entries), out)


def _plain(entry: Entry) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(
        json.dumps({"kind": entry.kind, **dataclasses.asdict(entry)}, default=str)
    )
    return value
