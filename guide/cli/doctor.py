"""
`redline doctor`: what is configured and works, and what to do about what does not.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from guide.application import Application, build_application
from guide.domain import is_house
from guide.errors import GuideError
from guide.llm import check_endpoint
from guide.settings import Settings
from guide.text import today_in_shanghai


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What one check of the installation says.
    """

    part: str
    works: bool
    says: str


@click.command()
def doctor() -> None:
    """
    Say what is configured and reachable; exit 1 if something configured does not work.
    """
    works = True
    for finding in examine(Settings.from_environment()):
        works = works and finding.works
        click.echo(f"{'ok  ' if finding.works else 'FAIL'}  {finding.part}: {finding.says}")
    sys.exit(0 if works else 1)


def examine(settings: Settings) -> Iterator[Finding]:
    """
    Yield one finding for each part; no secret is ever part of one.
    """
    holder: list[Application] = []

    def knowledge() -> str:
        application = build_application(settings)
        holder.append(application)
        library = application.library
        old = " (more than 90 days ago: update)" if application.is_stale(today_in_shanghai()) else ""
        return (
            f"{len(library.entries)} entries, version {library.version}, checked {library.newest_check}{old}"
        )

    yield _check("knowledge base", knowledge)
    yield Finding("data folder", True, str(settings.data))
    if holder:
        yield Finding("house rules", True, _house(holder[0]))
    if holder:
        application = holder[0]
        yield _check("embedding model", lambda: _embedder(application))
        yield _check("index", lambda: f"{len(application.index.passages)} passages, built for this knowledge")
        yield _check("Chroma", lambda: _chroma(application))
        yield _check("database", lambda: _database(application))
    yield _check("language model", lambda: _model(settings))
    yield Finding("sign-in", True, "not set up; whoever can reach the address can use the app")


def _house(application: Application) -> str:
    library, today = application.library, today_in_shanghai()
    if application.settings.house is None:
        return "none (REDLINE_HOUSE names no folder)"
    own = sum(is_house(entry_id) for entry_id in library.entries)
    ended = sum(rule.until < today for rule in library.house.suppressions)
    quiet = any(mourning.covers(today) for mourning in library.house.mourning)
    return (
        f"{own} entries, {len(library.house.suppressions)} findings set aside"
        + (f" ({ended} ended: renew or delete them)" if ended else "")
        + ("; mourning is on today: any promotion is a finding" if quiet else "")
    )


def _check(part: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, check())
    except GuideError as error:
        return Finding(part, False, str(error))


def _embedder(application: Application) -> str:
    vectors = application.embedder.vectors(["你好"])
    return (
        f"{application.embedder.name} {application.embedder.version}, {vectors.shape[1]} dimensions, offline"
    )


def _chroma(application: Application) -> str:
    where = application.settings.chroma_url or "embedded, in the data folder"
    return f"{where}, {application.index.collection.count()} vectors"


def _database(application: Application) -> str:
    application.kept("none")
    return (
        "SQLite in the data folder" if application.settings.database_url.startswith("sqlite") else "reachable"
    )


def _model(settings: Settings) -> str:
    if not settings.has_model:
        return "none configured, and none is needed: nothing leaves this machine"
    models = check_endpoint(settings)
    where = f"{settings.llm_model} at {settings.llm_base_url}"
    return f"{where} ({models} models offered); this version does not use it yet"
