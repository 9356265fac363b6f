"""
The body of an entry, by its kind: a list of headed texts, and what stands beside them.
"""

import re
from collections.abc import Callable

from guide.domain import (
    Bilingual,
    CalendarDay,
    Entry,
    Example,
    Incident,
    Myth,
    Norm,
    PlatformFact,
    Severity,
    Term,
)
from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import icon
from guide.pages.words import Words

Headed = tuple[str, Bilingual | None]


def opening(entry: Entry) -> Bilingual | None:
    """
    Return the text that stands first, larger than the rest.
    """
    match entry:
        case Norm():
            return entry.norm
        case Myth():
            return entry.truth
        case Incident():
            return entry.what_was_posted
        case PlatformFact():
            return entry.what_holds
        case Term():
            return entry.means
        case CalendarDay():
            return entry.do
        case _:
            return None


def headed_texts(entry: Entry) -> list[Headed]:
    """
    Return the other texts with the keys of their headings, in order.
    """
    match entry:
        case Norm():
            return [("entry.do", entry.advice), ("entry.ends", entry.limits)]
        case Myth():
            return [
                ("entry.believed", entry.why_it_is_believed),
                ("entry.so-what", entry.so_what),
                ("entry.ends", entry.limits),
            ]
        case Incident():
            return [
                ("entry.read", entry.how_it_was_read),
                ("entry.disagreed", entry.who_disagreed),
                ("entry.did", entry.what_the_brand_did),
                ("entry.lesson", entry.lesson),
                ("entry.ends", entry.limits),
            ]
        case PlatformFact():
            return [("entry.so-what", entry.so_what), ("entry.ends", entry.limits)]
        case Term():
            return [("entry.do", entry.advice)]
        case CalendarDay():
            return [("entry.say", entry.say), ("entry.avoid", entry.avoid), ("entry.why", entry.why)]
        case _:
            return []


def text_html(text: Bilingual, say: Words, *, beside: bool, style: str) -> str:
    """
    Return a text, with the other language next to it where that is wanted.
    """
    general = (
        f' <span class="rl-general">{html_text(say("general"))}</span>' if text.general_knowledge else ""
    )
    one = f'<p class="{style}" lang="{say.html_lang}">{html_runs(say.of(text))}{general}</p>'
    if not beside:
        return one
    other = f'<p class="{style}" lang="{say.other_html_lang}">{html_text(say.other(text))}</p>'
    return f'<div class="rl-two">{one}{other}</div>'


def body_html(entry: Entry, say: Words, *, beside: bool) -> str:
    """
    Return an entry as an article, without its sources.
    """
    first = opening(entry)
    pieces = [text_html(first, say, beside=beside, style="rl-standfirst")] if first else []
    if isinstance(entry, Myth) and not _says_the_same(entry.claim, entry.title, say):
        pieces.insert(0, _claim(entry, say))
    if isinstance(entry, Norm):
        pieces.append(_pair(entry, say))
    for heading, text in headed_texts(entry):
        if text is not None:
            pieces.append(f'<h2 class="rl-h2-entry">{html_text(say(heading))}</h2>')
            pieces.append(text_html(text, say, beside=beside, style="rl-body"))
    if entry.facts:
        facts = "".join(_fact(fact.en, fact.zh, fact.general_knowledge, say, beside) for fact in entry.facts)
        pieces.append(
            f'<h2 class="rl-h2-entry">{html_text(say("entry.facts"))}</h2><ul class="rl-facts">{facts}</ul>'
        )
    if isinstance(entry, Norm):
        pieces.append(_examples(entry, say))
    return f'<div class="rl-entry">{"".join(pieces)}</div>'


def _claim(entry: Myth, say: Words) -> str:
    return f'<p class="rl-title-other" lang="{say.html_lang}">“{html_runs(say.of(entry.claim))}”</p>'


def _says_the_same(claim: Bilingual, title: Bilingual, say: Words) -> bool:
    """
    Tell whether a title already is the claim, but for its quotation marks and stop.
    """
    plain = [re.sub(r"\W", "", say.of(text)).casefold() for text in (claim, title)]
    return plain[0] == plain[1]


def _pair(entry: Norm, say: Words) -> str:
    halves = (("entry.meant", entry.western_assumption), ("readings.read", entry.chinese_reading))
    inner = "".join(
        f'<div><span class="rl-label">{html_text(say(key))}</span>{html_runs(say.of(text))}</div>'
        for key, text in halves
    )
    return f'<div class="rl-pair">{inner}</div>'


def _fact(en: str, zh: str, general: bool, say: Words, beside: bool) -> str:
    here, there = (zh, en) if say.lang == "zh" else (en, zh)
    mark = f' <span class="rl-general">{html_text(say("general"))}</span>' if general else ""
    other = (
        f'<br><span class="rl-soft" lang="{say.other_html_lang}">{html_text(there)}</span>' if beside else ""
    )
    return f"<li>{html_runs(here)}{mark}{other}</li>"


def _examples(entry: Norm, say: Words) -> str:
    def column(key: str, examples: tuple[Example, ...], line: Callable[[Example], str]) -> str:
        items = "".join(f"<li>{line(example)}</li>" for example in examples)
        return f'<div><p class="rl-label">{html_text(say(key))}</p><ul>{items}</ul></div>'

    marked = column("entry.marked", entry.examples.flags, lambda e: _marked(e, entry.severity))
    left = column(
        "entry.left",
        entry.examples.passes,
        lambda e: (
            f'<span class="rl-i rl-i-check rl-ok" aria-hidden="true"></span><span>{html_runs(e.text)}</span>'
        ),
    )
    heading = f'<h2 class="rl-h2-entry">{html_text(say("entry.examples"))}</h2>'
    return f'{heading}<div class="rl-examples">{marked}{left}</div>'


def _marked(example: Example, severity: Severity) -> str:
    names: dict[Severity, str] = {"high": "report", "medium": "warning", "low": "ring"}
    pieces, at = [], 0
    for span in example.spans:
        start = example.text.find(span, at)
        if start < 0:
            continue
        pieces.append(html_runs(example.text[at:start]))
        pieces.append(f'<mark class="rl-m-{severity}">{html_runs(span)}</mark>')
        at = start + len(span)
    pieces.append(html_runs(example.text[at:]))
    return f'<span class="rl-{severity}">{icon(names[severity])}</span><span>{"".join(pieces)}</span>'
