"""
Explanations of a finding in the reader's language: sounds and words of the Chinese, and how sure it is.
"""

from collections.abc import Iterator

from guide.domain import Finding, Library, Norm, Term
from guide.pages.escape import html_runs, html_text
from guide.pages.words import Words
from guide.text import fold, readings

_MOST_SIGNS = 80
_MOST_TERMS = 4


def sound_of(text: str) -> str:
    """
    Return how the Chinese of a text is read, in pinyin with tones; empty where it has none.
    """
    return " ".join(sound for _, sound in readings(text[:_MOST_SIGNS]) if sound)


def terms_in(text: str, library: Library) -> list[Term]:
    """
    Return the terms of the glossary that stand in a text, in order, none inside a longer one.
    """
    folded = fold(text)
    found = [term for term in library.of_kind(Term) if term.term and fold(term.term) in folded]
    whole = [t for t in found if not any(t is not o and fold(t.term) in fold(o.term) for o in found)]
    return sorted(whole, key=lambda term: folded.index(fold(term.term)))[:_MOST_TERMS]


def gloss_html(finding: Finding, library: Library, say: Words) -> str:
    """
    Return the quoted Chinese with its pinyin over it, and what its words say; empty without Chinese.

    Whoever reads the interface in Chinese needs neither.
    """
    text = finding.quoted or finding.rewrite or ""
    if say.lang == "zh" or not sound_of(text):
        return ""
    terms = "".join(
        f"<div><dt>{html_runs(term.term)} <small>{html_text(term.pinyin)}</small></dt>"
        f"<dd>{html_runs(say.of(term.means))}</dd></div>"
        for term in terms_in(text, library)
    )
    return (
        f'<details class="rl-gloss"><summary>{html_text(say("gloss.title"))}</summary>'
        f'<p lang="zh-Hans" class="rl-ruby">{"".join(_ruby(text))}</p>'
        f"{f'<dl>{terms}</dl>' if terms else ''}</details>"
    )


def _ruby(text: str) -> Iterator[str]:
    for sign, sound in readings(text[:_MOST_SIGNS]):
        if sound:
            yield f"<ruby>{html_text(sign)}<rt>{html_text(sound)}</rt></ruby>"
        else:
            yield html_text(sign)
    if len(text) > _MOST_SIGNS:
        yield "…"


def sure_html(finding: Finding, sure: str, library: Library, say: Words) -> str:
    """
    Return how sure a finding is and why, and who would disagree, as its entry says.
    """
    why = say("sure.join", sure=sure, why=say(f"by.{finding.detector}"))
    line = f'<p class="rl-do"><b>{html_text(say("sure.title"))}</b> {html_text(why)}</p>'
    norm = library.entries.get(finding.entry)
    if not isinstance(norm, Norm):
        return line
    limits = f"<b>{html_text(say('sure.limits'))}</b> {html_runs(say.of(norm.limits))}"
    return f'{line}<p class="rl-do">{limits}</p>'
