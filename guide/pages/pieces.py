"""
Small pieces of HTML that many pages share: icons, seals, severities, dates, headings, states.
"""

import re
from datetime import date

import streamlit as st

from guide.domain import Bilingual, Citation, Severity, Verdict
from guide.domain.entries import Cue
from guide.pages.escape import html_runs, html_text
from guide.pages.words import Words

SEVERITY_ICON: dict[Severity, str] = {"high": "report", "medium": "warning", "low": "ring"}
SEAL: dict[Verdict, str] = {"block": "拦", "revise": "改", "ok": "可"}
CUE_STYLE: dict[Cue, tuple[str, str]] = {
    "hold": ("high", "report"),
    "wording": ("medium", "warning"),
    "care": ("low", "ring"),
    "good": ("ok", "check"),
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def draw(html: str, *, narrow: bool = False) -> None:
    """
    Draw a piece of HTML, in which every text has been through `escape`; `narrow` for a piece of a row.
    """
    st.html(html, width="content" if narrow else "stretch")


def icon(name: str) -> str:
    """
    Return one of the icons of the style sheet, in the colour of the text around it.
    """
    return f'<span class="rl-i rl-i-{name}" aria-hidden="true"></span>'


def severity_tag(severity: Severity, say: Words) -> str:
    """
    Return the icon and word of a severity.
    """
    return (
        f'<span class="rl-tag rl-{severity}">{icon(SEVERITY_ICON[severity])}'
        f"{html_text(say(f'severity.{severity}'))}</span>"
    )


def cue_tag(cue: Cue, say: Words) -> str:
    """
    Return the icon and word of what a day asks for.
    """
    style, name = CUE_STYLE[cue]
    return f'<span class="rl-tag rl-{style}">{icon(name)}{html_text(say(f"cue.{cue}"))}</span>'


def seal(verdict: Verdict, size: str = "small") -> str:
    """
    Return the seal of a verdict; the word that names it stands beside it.
    """
    return (
        f'<span class="rl-seal rl-seal-{size} rl-seal-{verdict}" aria-hidden="true" '
        f'lang="zh-Hans">{SEAL[verdict]}</span>'
    )


def number_chip(n: int, severity: Severity) -> str:
    """
    Return the number of a finding in the shape of its severity.
    """
    return f'<span class="rl-n rl-n-{severity}">{n}</span>'


def day_words(day: date, say: Words, *, year: bool = True) -> str:
    """
    Return a date in words: `23 Nov 2026`, `2026年11月23日`.
    """
    if say.lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"
    short = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{short} {day.year}" if year else short


def published_words(text: str | None, say: Words) -> str:
    """
    Return a date of publication, which may lack day and month, in words; empty where there is none.
    """
    match = _PARTIAL_DATE.fullmatch(text or "")
    if match is None:
        return text or ""
    year, month, day = match.groups()
    if month is None:
        return f"{year}年" if say.lang == "zh" else year
    if say.lang == "zh":
        return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
    return (f"{int(day)} " if day else "") + f"{_MONTHS[int(month) - 1]} {year}"


def both(text: Bilingual, say: Words) -> str:
    """
    Return a text of the knowledge base in the language of the interface, as HTML.
    """
    return html_runs(say.of(text))


def title(text: str, kind: str = "page") -> None:
    """
    Draw the heading of a page, of an entry or of Home.
    """
    draw(f'<h1 class="rl-h1 rl-h1-{kind}">{html_runs(text)}</h1>')


def section(text: str) -> None:
    """
    Draw the heading of a section.
    """
    draw(f'<h2 class="rl-h2">{html_runs(text)}</h2>')


def lead(text: str) -> None:
    """
    Draw the sentence under a heading.
    """
    draw(f'<p class="rl-lead">{html_runs(text)}</p>')


def note(text: str) -> None:
    """
    Draw a faint line.
    """
    draw(f'<p class="rl-note">{html_runs(text)}</p>')


def message(head: str, text: str) -> None:
    """
    Draw a card that says what is the matter and what to do.
    """
    draw(
        f'<div class="rl-message" role="status"><p class="rl-tag rl-medium">{icon("warning")}'
        f"{html_runs(head)}</p><p>{html_runs(text)}</p></div>"
    )


def source_name(citation: Citation, say: Words) -> str:
    """
    Return the name of what a citation rests on: the source's title, or general knowledge.
    """
    return say.of(citation.title) if citation.source else say("general")
