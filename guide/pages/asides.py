"""
What stands beside an entry: its kind and standing, a sentence to try, incidents, and what to read next.
"""

from typing import TYPE_CHECKING

import streamlit as st

from guide.domain import (
    CATEGORY_NAMES,
    FAMILY_NAMES,
    FAMILY_OF,
    CalendarDay,
    Entry,
    Incident,
    Measures,
    Norm,
    PlatformFact,
    Term,
)
from guide.drafts import ReadOptions, draft_from_text
from guide.pages.citations import is_due
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.lists import standing_html, tag
from guide.pages.pieces import day_words, draw, published_words
from guide.pages.shared import link, today, wait_for_index
from guide.pages.words import Words
from guide.text import next_day

if TYPE_CHECKING:
    from guide.application import Application

_STANDING = {
    "norm": "entry.severity",
    "myth": "entry.verdict",
    "glossary": "entry.use",
    "calendar": "entry.cue",
}
_MOST_LINKS = 6


def draw_facts(entry: Entry, say: Words) -> None:
    """
    Draw what there is to say of an entry as a list of names and values.
    """
    rows = [*_by_kind(entry, say), (say("entry.checked"), _checked(entry, say))]
    if entry.kind in _STANDING:
        rows.insert(0, (say(_STANDING[entry.kind]), standing_html(entry, say)))
    inner = "".join(f"<div><dt>{html_text(name)}</dt><dd>{value}</dd></div>" for name, value in rows)
    draw(f'<dl class="rl-aside">{inner}</dl>')


def _by_kind(entry: Entry, say: Words) -> list[tuple[str, str]]:
    kind = (say("entry.kind"), html_text(say(f"kind.{entry.kind}")))
    match entry:
        case Norm():
            family = say.of(FAMILY_NAMES[FAMILY_OF[entry.category]])
            words = say("entry.family", kind=say("kind.norm"), family=family.lower())
            return [
                (say("entry.kind"), html_text(words)),
                (say("entry.applies"), html_text(_applies(entry, say))),
            ]
        case Incident():
            dated = html_text(published_words(entry.date, say))
            return [
                kind,
                (say("entry.date"), tag("medium", say("incidents.legend")) if entry.legend else dated),
                (say("entry.brands"), html_runs(say("comma").join(entry.brands))),
                (say("entry.where"), html_text(_platforms(entry.platforms, say))),
            ]
        case PlatformFact():
            name = html_text(say.either(f"platform.{entry.platform}", entry.platform))
            return [kind, (say("entry.where"), name), *_measures(entry.measures, say)]
        case Term():
            since = [(say("entry.since"), html_text(entry.dated_since))] if entry.dated_since else []
            register = (say("entry.register"), html_text(say(f"register.{entry.register}")))
            return [kind, (say("entry.pinyin"), html_text(entry.pinyin)), register, *since]
        case CalendarDay():
            return [kind, *_when(entry, say)]
        case _:
            return [kind]


def _applies(entry: Norm, say: Words) -> str:
    to = entry.applies_to
    industries = (
        [say("entry.all.industries")]
        if "all" in to.industries
        else [say.either(f"industry.{slug}", slug) for slug in to.industries]
    )
    authors = [] if "all" in to.authors else [say.either(f"author.{slug}", slug) for slug in to.authors]
    words = say("comma").join([_platforms(to.platforms, say), *industries, *authors])
    return words[:1].upper() + words[1:]


def _platforms(slugs: tuple[str, ...], say: Words) -> str:
    if "all" in slugs or not slugs:
        return say("entry.all.platforms")
    return say("comma").join(say.either(f"platform.{slug}", slug) for slug in slugs)


def _measures(measures: Measures | None, say: Words) -> list[tuple[str, str]]:
    if measures is None:
        return []
    names = ("title", "body", "tags", "pictures")
    lines = [say(f"measure.{name}", n=f"{most:,}") for name in names if (most := getattr(measures, name))]
    return [(say("entry.measures"), "<br>".join(html_text(line) for line in lines))]


def _when(entry: CalendarDay, say: Words) -> list[tuple[str, str]]:
    days = None if entry.rule.announced else next_day(entry.rule, today())
    rows = []
    if days:
        words = day_words(days[0], say)
        words += "" if days[1] == days[0] else f" – {day_words(days[1], say)}"
        rows.append((say("entry.when"), html_text(words)))
    if entry.confidence != "high":
        rows.append(("*", html_text(say("entry.hedged"))))
    return rows


def _checked(entry: Entry, say: Words) -> str:
    words = html_text(day_words(entry.checked, say))
    if is_due(entry, today()):
        words += f' <span class="rl-due">{html_text(say("check.due"))}</span>'
    if entry.review_by:
        words += f"<small>{html_text(say('entry.again', day=day_words(entry.review_by, say)))}</small>"
    return words


def draw_try(application: "Application", entry: Norm, say: Words) -> None:
    """
    Draw a field for a sentence, and whether the entry marks it.
    """
    with st.popover(say("entry.try"), icon=":material/edit_note:", key="entry.try"):
        sentence = st.text_input(say("entry.try.label"), max_chars=500, key="entry.sentence")
        if not sentence.strip():
            return
        options = ReadOptions(
            author="paid-creator" if "brand" not in entry.applies_to.authors else "brand", date=today()
        )
        wait_for_index(application, say)
        review = application.review(draft_from_text(sentence, options, draft_id="try", name="try"))
        found = [f.finding for f in review.findings if f.finding.entry == entry.id]
        spans = [finding.span.text for finding in found if finding.span]
        if not found:
            words = say("entry.try.left")
        else:
            words = (
                say("entry.try.marked", spans=say("comma").join(spans)) if spans else say("entry.try.whole")
            )
        draw(f'<p class="rl-do" role="status">{html_runs(words)}</p>')


def draw_related(application: "Application", entry: Entry, say: Words) -> None:
    """
    Draw links to the incidents that show an entry at work, and to what is related.
    """
    entries = application.library.entries
    # A legend shows nothing that happened: it stands among the related entries.
    cases = (incident for incident in application.library.of_kind(Incident) if not incident.legend)
    wild = [incident for incident in cases if entry.id in incident.illustrates]
    shown = list(getattr(entry, "illustrates", ()))
    related = [r for r in entry.related if r not in shown and r not in {i.id for i in wild}]
    groups = (
        ("entry.wild", [i.id for i in wild]),
        ("entry.illustrates", shown),
        ("entry.next", related),
    )
    for heading, ids in groups:
        known = [entries[target] for target in ids if target in entries][:_MOST_LINKS]
        if known:
            st.space("small")
            draw(f'<h2 class="rl-h3">{html_text(say(heading))}</h2>')
            with st.container(gap=None, key=f"related-{heading.split('.')[1]}"):
                for target in known:
                    link("entry", label_text(say.of(target.title)), id=target.id)
                    draw(f'<p class="rl-note">{html_text(_kind_words(target, say))}</p>')


def _kind_words(entry: Entry, say: Words) -> str:
    return say.of(CATEGORY_NAMES[entry.category]) if isinstance(entry, Norm) else say(f"kind.{entry.kind}")
