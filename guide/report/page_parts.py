"""
Pieces of the HTML page: text in both languages, seals, the draft with its marks, and what a rewrite changes.

Every text from people, files and the knowledge base goes through `text_html`.
"""

import html
import re

from guide.domain import SEVERITY_RANK, Bilingual, ExplainedFinding, Review, Severity, Verdict
from guide.report.changes import changes
from guide.report.pictured import picture_names, where_words
from guide.report.signs import printable, show_hidden, split_hidden
from guide.report.spans import Piece, cut_text, spanned
from guide.report.words import words

_SEAL: dict[Verdict, str] = {"block": "拦", "revise": "改", "ok": "可"}
_SHAPE: dict[Severity, str] = {"high": "■", "medium": "▲", "low": "○"}
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff60]+")


def text_html(text: object, *, boxes: bool = True) -> str:
    """
    Return the text as HTML that shows it as typed, invisible signs as boxes with their names where those fit.
    """
    if not boxes:
        return html.escape(show_hidden(str(text)), quote=True)
    pieces = []
    for seen, sign in split_hidden(printable(str(text))):
        pieces.append(html.escape(seen, quote=True))
        if sign:
            name = html.escape(sign, quote=True)
            pieces.append(f'<span class="sign" role="img" aria-label="{name}" title="{name}">·</span>')
    return "".join(pieces)


def runs_html(text: str) -> str:
    """
    Return the text as HTML with its Chinese runs marked as such, for readers and for fonts.
    """
    pieces, end = [], 0
    for run in _CHINESE.finditer(text):
        pieces += [
            text_html(text[end : run.start()]),
            f'<span lang="zh-Hans">{text_html(run.group())}</span>',
        ]
        end = run.end()
    return "".join([*pieces, text_html(text[end:])])


def in_both(text: Bilingual) -> str:
    """
    Return a text in both languages; the style sheet shows the one that is set.
    """
    return (
        f'<span class="en" lang="en">{runs_html(text.en)}</span> '
        f'<span class="zh" lang="zh-Hans">{text_html(text.zh)}</span>'
    )


def words_html(key: str) -> str:
    """
    Return our words for a key in both languages.
    """
    return in_both(words(key))


def seal_html(verdict: Verdict, *, large: bool = False) -> str:
    """
    Return the seal of a verdict; the word that names it stands beside it.
    """
    size = " large" if large else ""
    return f'<span class="seal {verdict}{size}" aria-hidden="true" lang="zh-Hans">{_SEAL[verdict]}</span>'


def severity_html(severity: Severity) -> str:
    """
    Return the shape and word of a severity.
    """
    shape = f'<span aria-hidden="true">{_SHAPE[severity]}</span>'
    return f'<span class="tag {severity}">{shape} {words_html(f"severity.{severity}")}</span>'


def draft_html(review: Review, key: str) -> str:
    """
    Return the draft with a mark on each span, and after it the number of its finding, which leads there.
    """
    findings = review.findings
    inside = set(spanned(review.draft.text, findings))
    whole = "".join(
        f"<li>{_chip(key, index)} {_whole_html(explained, review)}</li>"
        for index, explained in enumerate(findings)
        if index not in inside
    )
    head = (
        f'<ul class="whole" aria-label="{words("whole").en} / {words("whole").zh}">{whole}</ul>'
        if whole
        else ""
    )
    pictures = {
        start: f'<span class="soft">{in_both(name)}</span>\n'
        for start, name in picture_names(review.draft).items()
    }
    pieces = "".join(
        pictures.get(piece.start, "") + _piece_html(piece, review, key)
        for piece in cut_text(review.draft.text, findings, pictures)
    )
    return f'{head}<div class="proof" lang="{_lang_of(review)}">{pieces}</div>'


def _whole_html(explained: ExplainedFinding, review: Review) -> str:
    code, where = explained.finding.code, where_words(explained.finding, review.draft)
    # What a code says is text: nobody should open it by a slip of the hand.
    said = f" {in_both(where)}: {text_html(code)}" if where and code is not None else ""
    return in_both(explained.title) + said


def changed_html(review: Review) -> str:
    """
    Return the rewritten draft, old words struck through and new ones underlined.
    """
    pieces = []
    for old, new in changes(review):
        if old == new:
            pieces.append(text_html(old))
            continue
        if old:
            pieces.append(f"<del>{_shown(old)}</del>")
        if new:
            pieces.append(f"<ins>{_shown(new)}</ins>")
    return f'<div class="proof" lang="{_lang_of(review)}">{"".join(pieces)}</div>'


def _shown(text: str) -> str:
    # A line break alone shows no line through or under it.
    return text_html(text if text.strip() else text.replace("\n", "¶\n"))


def _lang_of(review: Review) -> str:
    return "en" if review.lang == "en" else "zh-Hans"


def _piece_html(piece: Piece, review: Review, key: str) -> str:
    text = text_html(piece.text)
    if piece.over:
        severities = [review.findings[index].finding.severity for index in piece.over]
        worst = max(severities, key=SEVERITY_RANK.__getitem__)
        several = " several" if len(piece.over) > 1 else ""
        text = f'<mark class="{worst}{several}">{text}</mark>'
    return text + "".join(_chip(key, index) for index in piece.ends)


def _chip(key: str, index: int) -> str:
    return f'<a class="n" href="#{key}-f{index + 1}">{index + 1}</a>'
