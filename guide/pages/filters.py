"""
Filters over lists of entries: by severity and source for norms, by words and pinyin for terms.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from guide.domain import AUTHORS, SEVERITIES, Library, Norm, Term
from guide.knowledge import STRENGTHS, strongest
from guide.pages.escape import label_text
from guide.pages.words import Words
from guide.text import syllables

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")


def filtered(norms: Sequence[Norm], library: Library, say: Words) -> list[Norm]:
    """
    Draw the filters of a list of norms and return those that fit them.
    """
    strengths = {norm.id: strongest(norm, library) for norm in norms}
    severities = Counter(norm.severity for norm in norms)
    kinds = Counter(strengths.values())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="norm_filters"):
        severity = st.pills(
            say("filter.severity"),
            ["", *(s for s in SEVERITIES if severities[s])],
            default="",
            required=True,
            format_func=lambda s: (
                f"{say(f'severity.{s}')} {severities[s]}" if s else say("filters.severity.all")
            ),
            label_visibility="collapsed",
            key="knowledge.severity",
        )
        with st.popover(say("filters.more"), icon=":material/filter_list:", type="tertiary"):
            strength = st.pills(
                say("filters.strength"),
                [s for s in STRENGTHS if kinds[s]],
                selection_mode="multi",
                format_func=lambda s: f"{say(f'strength.{s}')} {kinds[s]}",
                key="knowledge.strength",
            )
            author = st.pills(
                say("options.author"),
                AUTHORS,
                format_func=lambda slug: label_text(say.either(f"author.{slug}", slug)),
                key="knowledge.author",
            )
    return [
        norm
        for norm in norms
        if (not severity or norm.severity == severity)
        and (not strength or strengths[norm.id] in strength)
        and (not author or author in norm.applies_to.authors)
    ]


def plain(text: str) -> str:
    """
    Return letters and digits alone, without tones: `zhǒng cǎo` becomes `zhongcao`.
    """
    spelt = unicodedata.normalize("NFD", text.casefold())
    # ü is typed v.
    return _NOT_LETTERS.sub("", spelt.replace("u\u0308", "v"))


def initials(text: str) -> str:
    """
    Return the first letter of each syllable of a Chinese text: `种草` gives `zc`.
    """
    return "".join(syllable[0] for syllable in syllables(text))


def matches(term: Term, wanted: str) -> bool:
    """
    Tell whether a term has the words wanted in any of its texts, or is spelt like that in pinyin.
    """
    words = wanted.strip().casefold()
    if not words or words in f"{term.term} {term.title.en} {term.means.en} {term.means.zh}".casefold():
        return True
    spelt = plain(wanted)
    return bool(spelt) and (spelt in plain(term.pinyin) or spelt == initials(term.term))
