"""
Answers as articles: state, sentences with numbered chips, where it ends, and the passages beside.
"""

from collections.abc import Sequence

import streamlit as st

from guide.domain import Answer, AnswerCitation, Library, Sentence, Topic
from guide.pages.citations import by_source, checked_html, source_lines
from guide.pages.escape import html_runs, html_text, label_text, outside_link
from guide.pages.pieces import draw, icon, published_words, source_name
from guide.pages.shared import link
from guide.pages.words import Words

_SUPPORT = {
    "well": ("ok", "check"),
    "partly": ("low", "ring"),
    "contested": ("medium", "balance"),
    "none": ("low", "none"),
}


def draw_answer(answer: Answer, place: int, library: Library, say: Words) -> None:
    """
    Draw one question with its answer and passages; `place` tells it from others on the page.
    """
    with st.container(key=f"answer-{place}"):
        left, right = st.columns([760, 340], gap="large")
        with left:
            draw(article_html(answer, place, say))
            _draw_topics(answer.topics, answer.abstained, place, say)
        if answer.citations:
            with right:
                draw(f'<h3 class="rl-h3">{html_text(say("ask.passages"))}</h3>')
                for citation in answer.citations:
                    _draw_passage(citation, place, library, say)


def article_html(answer: Answer, place: int, say: Words) -> str:
    """
    Return the question as a headline and the answer as an article.
    """
    lang = "zh-Hans" if answer.lang == "zh" else "en"
    by_role = {role: [s for s in answer.sentences if s.role == role] for role in ("lead", "body", "limit")}
    pieces = [f"<h2>{html_runs(answer.question)}</h2>", _state(answer, say)]
    if answer.abstained:
        words = Words(answer.lang)("ask.abstain")
        said = words if answer.topics else " ".join(s.text for s in answer.sentences)
        pieces.append(f'<p class="rl-first" lang="{lang}">{html_runs(said)}</p>')
    else:
        pieces.append(_paragraph("rl-first", by_role["lead"], answer, place))
        pieces.append(_paragraph("rl-more", by_role["body"], answer, place))
        if by_role["limit"]:
            ends = html_text(Words(answer.lang)("ask.ends"))
            limit = _sentences(by_role["limit"], answer, place)
            pieces.append(f'<p class="rl-ends" lang="{lang}"><b>{ends}</b> {limit}</p>')
        pieces.append(_support(answer, say))
    return f'<article class="rl-article">{"".join(pieces)}</article>'


def _state(answer: Answer, say: Words) -> str:
    if answer.abstained:
        style, name, words = "low", "none", say("ask.not-answered")
    elif answer.support == "contested":
        style, name, words = "medium", "balance", say("ask.contested")
    elif answer.premise_corrected:
        style, name, words = "accent", "undo", say("ask.corrected")
    else:
        return ""
    return f'<p class="rl-tag rl-{style}">{icon(name)}{html_text(words)}</p>'


def _paragraph(style: str, sentences: Sequence[Sentence], answer: Answer, place: int) -> str:
    if not sentences:
        return ""
    lang = "zh-Hans" if answer.lang == "zh" else "en"
    return f'<p class="{style}" lang="{lang}">{_sentences(sentences, answer, place)}</p>'


def _sentences(sentences: Sequence[Sentence], answer: Answer, place: int) -> str:
    known = {citation.n for citation in answer.citations}
    gap = "" if answer.lang == "zh" else " "
    return gap.join(_sentence(sentence, known, place) for sentence in sentences)


def _sentence(sentence: Sentence, known: set[int], place: int) -> str:
    """
    Return a sentence with its chips; the first is glued to the last word, so that none wraps alone.
    """
    chips = "".join(
        f'<a class="rl-cite" href="#passage-{place}-{n}">{n}</a>' for n in sentence.citations if n in known
    )
    text = sentence.text.strip()
    if not chips or not text:
        return html_runs(text)
    head, last = text[:-2], text[-2:]
    return f'{html_runs(head)}<span class="rl-glue">{html_text(last)}{chips}</span>'


def _support(answer: Answer, say: Words) -> str:
    style, name = _SUPPORT[answer.support]
    passages = say.count("ask.passages", len(answer.citations))
    newest = max((source.published or "" for c in answer.citations for source in c.sources), default="")
    if newest:
        passages = say("ask.newest", passages=passages, day=published_words(newest, say))
    return (
        f'<div class="rl-support"><span class="rl-tag rl-{style}">{icon(name)}'
        f"{html_text(say(f'support.{answer.support}'))}</span><span>{html_text(passages)}</span></div>"
    )


def _draw_topics(topics: Sequence[Topic], abstained: bool, place: int, say: Words) -> None:
    if not topics:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"pills-topics-{place}"):
        if not abstained:
            draw(f'<span class="rl-label">{html_text(say("ask.next"))}</span>', narrow=True)
        for topic in topics:
            link("entry", label_text(say.of(topic.title)), id=topic.entry)


def _draw_passage(citation: AnswerCitation, place: int, library: Library, say: Words) -> None:
    with st.container(key=f"passage-{place}-{citation.n}", gap="xsmall"):
        draw(
            f'<div class="rl-passage" id="passage-{place}-{citation.n}"><div class="rl-kind">'
            f'<span class="rl-cite" style="margin:0">{citation.n}</span>'
            f"{html_text(say(f'kind.{citation.kind}'))}</div>"
            f"<h3>{html_runs(say.of(citation.title))}</h3><p>{html_runs(citation.quote)}</p></div>"
        )
        with st.expander(_source_summary(citation, say)):
            for cited in by_source(citation.sources):
                st.markdown(outside_link(cited.name(say), cited.citation.url))
                draw(f'<p class="rl-note">{source_lines(cited.citation, library, say)}</p>')
            if entry := library.entries.get(citation.entry):
                draw(f'<p class="rl-note">{checked_html(entry, say)}</p>')
            link("entry", say("open.entry"), id=citation.entry)


def _source_summary(citation: AnswerCitation, say: Words) -> str:
    sources = by_source(source for source in citation.sources if source.source)
    if not sources:
        return say("general")
    first = label_text(source_name(sources[0].citation, say))
    return f"{first} · {say.count('ask.sources', len(sources))}" if len(sources) > 1 else first
