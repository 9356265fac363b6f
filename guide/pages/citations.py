"""
Citations: the chip that names a source, and what it opens.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from guide.domain import Citation, Entry, Library
from guide.explain import cite_reference
from guide.pages.escape import html_runs, html_text, label_text, outside_link
from guide.pages.pieces import day_words, draw, published_words, source_name
from guide.pages.shared import link, today
from guide.pages.words import Words
from guide.report import locator_words as place_words
from guide.report.sources import is_outside_url


def locator_words(locator: str | None, say: Words) -> str:
    """
    Return a place in a source in words: `Art. 9(3)`, `第九条第三项`.
    """
    return place_words(locator, say.lang)


def is_due(entry: Entry, day: date) -> bool:
    """
    Tell whether an entry is past the date by which it was to be checked again.
    """
    return entry.review_by is not None and entry.review_by < day


def checked_html(entry: Entry, say: Words) -> str:
    """
    Return when an entry was checked, with a mark where the next check is due.
    """
    due = f' <span class="rl-due">{html_text(say("check.due"))}</span>' if is_due(entry, today()) else ""
    return html_text(say("checked", day=day_words(entry.checked, say))) + due


@dataclass(frozen=True, slots=True)
class Cited:
    """
    A source with all the places in it that are cited together.
    """

    citation: Citation
    locators: tuple[str, ...]

    def places(self, say: Words) -> str:
        """
        Return the places in words: `Art. 9(3), 57(1)`; empty where none is given.
        """
        words = [locator_words(locator, say) for locator in self.locators]
        shared = {word.split(" ")[0] for word in words}
        if say.lang == "en" and len(words) > 1 and len(shared) == 1 and " " in words[0]:
            words[1:] = [word.split(" ", 1)[1] for word in words[1:]]
        return say("comma").join(words)

    def name(self, say: Words) -> str:
        """
        Return the source's title and the places in it.
        """
        places = self.places(say)
        return source_name(self.citation, say) + (say("place") + places if places else "")


def by_source(citations: Iterable[Citation]) -> list[Cited]:
    """
    Return the citations, each source once with all its places, in order.
    """
    groups: dict[tuple[str | None, str], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.source, citation.title.en), []).append(citation)
    return [
        Cited(group[0], tuple(dict.fromkeys(c.locator for c in group if c.locator)))
        for group in groups.values()
    ]


def cite_entry(entry: Entry, library: Library) -> list[Citation]:
    """
    Return what an entry cites, in order.
    """
    return [
        cite_reference(entry, reference, library)
        for reference in entry.sources
        if reference.id in library.sources
    ]


def chip_label(cited: Cited, say: Words) -> str:
    """
    Return the label of a chip: title and places, or that it is general knowledge.
    """
    citation = cited.citation
    if citation.source is None:
        return label_text(say("general"))
    place = cited.places(say) or published_words(citation.published, say)
    return f":blue[**{label_text(say.of(citation.title))}**] {label_text(place)}".rstrip()


def draw_chips(citations: Sequence[Citation], library: Library, say: Words, *, key: str) -> None:
    """
    Draw a row of chips, each of which opens what it cites.
    """
    with st.container(horizontal=True, gap="xsmall", key=f"chips-{key}"):
        for i, cited in enumerate(by_source(citations)):
            kind = "cited" if cited.citation.source else "general"
            with (
                st.container(key=f"{kind}-{key}-{i}", width="content"),
                st.popover(chip_label(cited, say), key=f"chip.{key}.{i}"),
            ):
                _draw_opened(cited, library, say)


def source_lines(citation: Citation, library: Library, say: Words) -> str:
    """
    Return the lines under a source's name: other title, strength, dates.
    """
    if citation.source is None:
        return html_text(say("general.long"))
    parts = [say(f"strength.{citation.strength}"), published_words(citation.published, say)]
    if source := library.sources.get(citation.source):
        parts.insert(0, source.publisher)
        parts.append(say("entry.source.checked", day=day_words(source.checked, say)))
    other = say.other(citation.title)
    head = (
        ""
        if other == say.of(citation.title)
        else f'<span lang="{say.other_html_lang}">{html_text(other)}</span><br>'
    )
    return head + " · ".join(html_runs(part) for part in parts if part)


def _draw_opened(cited: Cited, library: Library, say: Words) -> None:
    citation = cited.citation
    entry = library.entries.get(citation.entry)
    draw(
        f'<p class="rl-h3">{html_runs(cited.name(say))}</p>'
        f'<p class="rl-note rl-soft">{source_lines(citation, library, say)}</p>{_supports(cited, entry, say)}'
    )
    if entry is not None:
        link("entry", label_text(say.of(entry.title)), id=entry.id)
        draw(f'<p class="rl-note">{checked_html(entry, say)}</p>')
    if is_outside_url(citation.url):
        st.markdown(outside_link(say("open.source"), citation.url))


def _supports(cited: Cited, entry: Entry | None, say: Words) -> str:
    """
    Return what the source supports in the entry, place by place; the entries say so in English.
    """
    lines = []
    for reference in entry.sources if entry else ():
        if reference.id == cited.citation.source and reference.supports:
            place = locator_words(reference.at, say)
            lines.append((f"{place}: " if place else "") + reference.supports)
    return "".join(f'<p class="rl-do" lang="en">{html_runs(line)}</p>' for line in lines)
