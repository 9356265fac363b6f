"""
The cards of findings: two lines when closed, both readings side by side when open.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from guide.domain import CATEGORY_NAMES, SEVERITIES, SEVERITY_RANK, Library, Severity, is_house
from guide.pages.blanks import blanks_html, spoken
from guide.pages.citations import draw_chips
from guide.pages.escape import html_runs, html_text, label_text
from guide.pages.glosses import gloss_html, sound_of, sure_html
from guide.pages.pieces import both, draw, icon, note, number_chip, severity_tag
from guide.pages.segments import NumberedFinding, hidden_signs
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


def first_to_open(numbered: Sequence[NumberedFinding]) -> int:
    """
    Return the number of the first high finding, or 0 where there is none.
    """
    return next((f.n for f in numbered if f.severity == "high"), 0)


def draw_filters(findings: Sequence[NumberedFinding], say: Words) -> list[NumberedFinding]:
    """
    Draw the filters by severity and category, and return the findings that fit them, in order.
    """
    numbered = in_order(findings)
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
    decided: Callable[[int], str],
    draw_actions: Callable[[NumberedFinding], None],
) -> None:
    """
    Draw the cards, the opened one with both readings; `on_open` gets a number, or 0 to close.

    `decided` returns what was decided about a number as HTML, `draw_actions` draws what can be done.
    """
    with st.container(gap="xsmall"):
        for finding in shown:
            if finding.n == opened:
                _draw_open(finding, library, say, on_open, decided(finding.n), draw_actions)
            else:
                _draw_closed(finding, say, on_open, decided(finding.n))
    if not shown:
        note(say("filter.none"))


def change_html(finding: NumberedFinding, say: Words, *, short: bool = False) -> str:
    """
    Return old and new text of a finding: struck through, and in its place; each said in words as well.
    """
    found = finding.explained.finding
    old = found.quoted
    sound = "" if say.lang == "zh" or short else sound_of(old)
    hover = f' title="{html_text(sound)}"' if sound else ""
    pieces = []
    if old and found.fix in ("replace", "delete"):
        pieces.append(f"{spoken('change.old', say)}<del{hover}>{html_runs(old)}</del>")
    elif old:
        pieces.append(f"<span{hover}>{html_runs(old)}</span>")
    if found.rewrite and found.fix in ("replace", "add"):
        pieces.append(f"{spoken('change.new', say)}<ins>{blanks_html(found.rewrite)}</ins>")
    if not pieces:
        return ""
    return f'<div class="rl-change{" rl-change-short" if short else ""}">{"&ensp;".join(pieces)}</div>'


def _draw_closed(finding: NumberedFinding, say: Words, on_open: Callable[[int], None], decided: str) -> None:
    name = say.of(finding.explained.title)
    grey = " rl-grey" if "rl-low" in decided else ""
    with st.container(key=f"cover-finding-{finding.n}", gap=None):
        draw(
            f'<div class="rl-card{grey}" id="finding-{finding.n}">'
            f'<div class="rl-card-head">{number_chip(finding.n, finding.severity)}'
            f'{severity_tag(finding.severity, say)}<span class="rl-name">{html_runs(name)}</span>'
            f'<span class="rl-end">{icon("down")}</span></div>'
            f"{change_html(finding, say, short=True)}{decided}</div>"
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
    finding: NumberedFinding,
    library: Library,
    say: Words,
    on_open: Callable[[int], None],
    decided: str,
    draw_actions: Callable[[NumberedFinding], None],
) -> None:
    explained = finding.explained
    with st.container(key=f"open-finding-{finding.n}", gap="small"):
        draw(f"{_open_html(finding, library, say)}{decided}")
        draw_chips(explained.citations, library, say, key=f"finding-{finding.n}")
        draw_actions(finding)
        with st.container(key=f"cover-close-finding-{finding.n}"):
            st.button(
                say("card.close", n=finding.n), key=f"review.close.{finding.n}", on_click=on_open, args=(0,)
            )


def _open_html(finding: NumberedFinding, library: Library, say: Words) -> str:
    explained, found = finding.explained, finding.explained.finding
    category = say.of(CATEGORY_NAMES[found.category]) if found.category in CATEGORY_NAMES else found.category
    sure = confidence_words(found.confidence, say)
    house = f'<span class="rl-general">{html_text(say("house.tag"))}</span>' if is_house(found.entry) else ""
    return (
        f'<div class="rl-card-head" id="finding-{finding.n}">{number_chip(finding.n, finding.severity)}'
        f'{severity_tag(finding.severity, say)}<span class="rl-soft">{html_runs(category)}</span>{house}'
        f'<span class="rl-end">{html_text(sure)}</span></div>'
        f'<h3 class="rl-h3">{both(explained.title, say)}</h3>{change_html(finding, say)}'
        f"{_remarks(finding, library, say)}"
        f'<div class="rl-readings"><div><span class="rl-label">{html_text(say("readings.meant"))}</span>'
        f"{both(explained.western_assumption, say)}</div>"
        f'<div><span class="rl-label">{html_text(say("readings.read"))}</span>'
        f"{both(explained.chinese_reading, say)}</div></div>"
        f'<p class="rl-do"><b>{html_text(say("card.do"))}</b> {both(explained.advice, say)}</p>'
        f"{sure_html(found, sure, library, say)}"
    )


def _remarks(finding: NumberedFinding, library: Library, say: Words) -> str:
    """
    Return what a card adds under the words it is about: unseen signs, codes, doubts, sounds and glosses.
    """
    found = finding.explained.finding
    hidden = hidden_signs(found.quoted)
    remarks = [say("card.hidden", names="; ".join(hidden))] if hidden else []
    if found.code is not None:
        remarks.append(say("card.code"))
    if found.is_unsure:
        remarks.append(say("card.unsure"))
    if found.detector == "model":
        remarks.append(say("card.by-model"))
    if finding.refused:
        remarks.append(say("use.refused"))
    notes = "".join(f'<p class="rl-note">{html_text(remark)}</p>' for remark in remarks)
    return notes + gloss_html(found, library, say)
