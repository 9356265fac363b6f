"""
The state of this instance: what is set up, what is kept, what leaves the machine. Nothing secret.
"""

from urllib.parse import urlsplit

from guide.application import Application
from guide.domain import is_house
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import day_words, draw, lead, title
from guide.pages.shared import get_application, today, words
from guide.pages.words import Words


def state_rows(application: Application, say: Words) -> list[tuple[str, str]]:
    """
    Return what is set up as names and values, without paths, addresses of databases or keys.
    """
    settings, library = application.settings, application.library
    kind = settings.database_url.split(":")[0].split("+")[0]
    knowledge = say(
        "state.knowledge.is", version=library.version, n=len(library.entries), sources=len(library.sources)
    )
    model = say("state.model.no")
    leaves = say("state.leaves.is")
    if settings.has_model:
        host = urlsplit(settings.llm_base_url or "").hostname or ""
        model = say("state.model.yes", model=settings.llm_model, host=host)
        leaves = say("home.model", host=host)
    index = say("state.index.embedded")
    if settings.chroma_url:
        index = say("state.index.server", host=urlsplit(settings.chroma_url).hostname or "")
    database = say("state.database.sqlite") if kind == "sqlite" else say("state.database.other", kind=kind)
    return [
        (say("state.knowledge"), knowledge),
        (say("state.checked"), day_words(library.newest_check, say)),
        (say("state.house"), _house_words(application, say)),
        (say("state.model"), model),
        (say("state.index"), index),
        (say("state.database"), database),
        (say("state.sign-in"), say("state.sign-in.no")),
        (say("state.keeps"), say("state.keeps.is")),
        (say("state.leaves"), leaves),
        (say("state.ends"), say("state.ends.is")),
    ]


def _house_words(application: Application, say: Words) -> str:
    if application.settings.house is None:
        return say("state.house.no")
    library = application.library
    words = say(
        "state.house.yes",
        n=sum(is_house(entry) for entry in library.entries),
        aside=len(library.house.suppressions),
    )
    mourning = next((m for m in library.house.mourning if m.covers(today())), None)
    return words + (say("state.house.mourning", reason=say.of(mourning.reason)) if mourning else "")


def draw_page() -> None:
    """
    Draw the state as a list.
    """
    application, say = get_application(), words()
    title(say("state.title"))
    lead(say("state.lead"))
    rows = "".join(
        f"<div><dt>{html_text(name)}</dt><dd>{html_runs(value)}</dd></div>"
        for name, value in state_rows(application, say)
    )
    draw(
        f'<dl class="rl-aside rl-state">{rows}</dl><p class="rl-note">{html_text(say("home.disclaimer"))}</p>'
    )


if __name__ == "__main__":
    draw_page()
