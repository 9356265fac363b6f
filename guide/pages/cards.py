"""
The cards of findings: two lines when closed, both readings side by side when open.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from guide.domain import CATEGORY_NAMES, SEVERITIES, SEVERITY_RANK, Library, Review, Severity, is_house
from guide.pages.citations import draw_chips
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.pieces import both, draw, icon, note, number_chip, severity_tag
from guide.pages.segments import NumberedFinding, hidden_signs, number_findings
from guide.pages.shared import link
from guide.pages.words import Words

_SURE = ((0.85, "very"), (0.6, "likely"), (0.0, "possible"))
_FILTER_ICON: dict[Severity, str] = {
    "high": ":red[:material/report:",
    "medium": ":orange[:material/warning:",
    "low": ":gray[:material/radio_button_unchecked:",
}


def confidence_words(confidence: float, say: Words) -> str:
    """
    Return how sure a finding is, in words.
    """
    return say(f"sure.{next(name for least, name in _SURE if confidence >= least)}")


def in_order(numbered: Sequence[NumberedFinding]) -> list[NumberedFinding]:
    """
    Return the findings as the cards show them: by severity, then position.
    """
    return sorted(numbered, key=lambda f: (-SEVERITY_RANK[f.severity], f.n))


def first_to_open(review: Review) -> int:
    """
    Return the number of the first high finding, or 0 where there is none.
    """
    return next((f.n for f in number_findings(review.findings) if f.severity == "high"), 0)


def draw_filters(review: Review, say: Words) -> list[NumberedFinding]:
    """
    Draw the filters by severity and category, and return the findings that fit them, in order.
    """
    numbered = in_order(number_findings(review.findings))
    counts = {severity: sum(f.severity == severity for f in numbered) for severity in SEVERITIES}
    options = ["all", *(severity for severity in SEVERITIES if counts[severity])]

    def words(option: str) -> str:
        if option == "all":
            return say("filter.all", n=len(numbered))
        severity = next(s for s in SEVERITIES if s == option)
        return f"{_FILTER_ICON[severity]} {say(f'severity.{severity}')} {counts[severity]}]"

    categories = list(dict.fromkeys(f.explained.finding.category for f in numbered))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="finding_filters"):
        severity = st.pills(
            say("filter.severity"),
            options,
            default="all",
            required=True,
            format_func=words,
            label_visibility="collapsed",
            key="review.severity",
        )
        chosen: list[str] = []
        if len(categories) > 1:
            with st.popover(say("filter.category"), icon=":material/filter_list:", type="tertiary"):
                chosen = st.pills(
                    say("filter.category"),
                    categories,
                    selection_mode="multi",
                    format_func=lambda slug: label_text(say.of(CATEGORY_NAMES[slug])),
                    label_visibility="collapsed",
                    key="review.category",
                )
    return [
        f
        for f in numbered
        if severity in ("all", f.severity) and (not chosen or f.explained.finding.category in chosen)
    ]


def draw_cards(
    shown: Sequence[NumberedFinding],
    library: Library,
    say: Words,
    *,
    opened: int,
    on_open: Callable[[int], None],
) -> None:
    """
    Draw the cards, the opened one with both readings; `on_open` gets a number, or 0 to close.
    """
    with st.container(gap="xsmall"):
        for finding in shown:
            if finding.n == opened:
                _draw_open(finding, library, say, on_open)
            else:
                _draw_closed(finding, say, on_open)
    if not shown:
        note(say("filter.none"))


def change_html(finding: NumberedFinding, *, short: bool = False) -> str:
    """
    Return old and new text of a finding: struck through, and in its place.
    """
    found = finding.explained.finding
    old = found.span.text if found.span else found.code or ""
    pieces = []
    if old and found.fix in ("replace", "delete"):
        pieces.append(f"<del>{html_runs(old)}</del>")
    elif old:
        pieces.append(f"<span>{html_runs(old)}</span>")
    if found.rewrite and found.fix in ("replace", "add"):
        pieces.append(f"<ins>{html_runs(found.rewrite)}</ins>")
    if not pieces:
        return ""
    return f'<div class="rl-change{" rl-change-short" if short else ""}">{"&ensp;".join(pieces)}</div>'


def _draw_closed(finding: NumberedFinding, say: Words, on_open: Callable[[int], None]) -> None:
    name = say.of(finding.explained.title)
    with st.container(key=f"cover-finding-{finding.n}", gap=None):
        draw(
            f'<div class="rl-card-head" id="finding-{finding.n}">{number_chip(finding.n, finding.severity)}'
            f'{severity_tag(finding.severity, say)}<span class="rl-name">{html_runs(name)}</span>'
            f'<span class="rl-end">{icon("down")}</span></div>{change_html(finding, short=True)}'
        )
        st.button(
            say(
                "card.open", n=finding.n, severity=say(f"severity.{finding.severity}"), title=label_text(name)
            ),
            key=f"review.open.{finding.n}",
            on_click=on_open,
            args=(finding.n,),
        )


def _draw_open(
    finding: NumberedFinding, library: Library, say: Words, on_open: Callable[[int], None]
) -> None:
    explained = finding.explained
    with st.container(key=f"open-finding-{finding.n}", gap="small"):
        draw(_open_html(finding, say))
        draw_chips(explained.citations, library, say, key=f"finding-{finding.n}")
        with st.container(horizontal=True, horizontal_alignment="right"):
            link("entry", say("open.entry"), id=explained.finding.entry)
        with st.container(key=f"cover-close-finding-{finding.n}"):
            st.button(
                say("card.close", n=finding.n), key=f"review.close.{finding.n}", on_click=on_open, args=(0,)
            )


def _open_html(finding: NumberedFinding, say: Words) -> str:
    explained, found = finding.explained, finding.explained.finding
    category = say.of(CATEGORY_NAMES[found.category]) if found.category in CATEGORY_NAMES else found.category
    hidden = hidden_signs(found.span.text) if found.span else ()
    extra = (
        f'<p class="rl-note">{html_text(say("card.hidden", names="; ".join(hidden)))}</p>' if hidden else ""
    )
    house = f'<span class="rl-general">{html_text(say("house.tag"))}</span>' if is_house(found.entry) else ""
    if found.code is not None:
        extra += f'<p class="rl-note">{html_text(say("card.code"))}</p>'
    if found.is_unsure:
        extra += f'<p class="rl-note">{html_text(say("card.unsure"))}</p>'
    if found.detector == "model":
        extra += f'<p class="rl-note">{html_text(say("card.by-model"))}</p>'
    return (
        f'<div class="rl-card-head" id="finding-{finding.n}">{number_chip(finding.n, finding.severity)}'
        f'{severity_tag(finding.severity, say)}<span class="rl-soft">{html_runs(category)}</span>{house}'
        f'<span class="rl-end">{html_text(confidence_words(found.confidence, say))}</span></div>'
        f'<h3 class="rl-h3">{both(explained.title, say)}</h3>{change_html(finding)}{extra}'
        f'<div class="rl-readings"><div><span class="rl-label">{html_text(say("readings.meant"))}</span>'
        f"{both(explained.western_assumption, say)}</div>"
        f'<div><span class="rl-label">{html_text(say("readings.read"))}</span>'
        f"{both(explained.chinese_reading, say)}</div></div>"
        f'<p class="rl-do"><b>{html_text(say("card.do"))}</b> {both(explained.advice, say)}</p>'
    )
