"""
The only ways in which text from people, files, the knowledge base or the URL reaches the screen.

`html_text` and `html_runs` are for `st.html` and for charts, `label_text` and `outside_link` for the
labels of widgets and for `st.markdown`. Every other module calls one of them for every such text.
"""

import html
import re
from urllib.parse import quote

from guide.report.sources import is_outside_url

# Punctuation that Markdown gives a meaning to; a backslash takes it away again.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=\"'/@])")
# What Streamlit replaces after Markdown is parsed, backslash or not: emoji and icon names, colour
# directives, addresses, e-mails and arrows. A word joiner, which is not visible, breaks the pattern.
_NAMES = re.compile(r"(:)(?=[\w+\-/])|(?<=www)(\.)(?=\w)|(@)(?=\w)", re.IGNORECASE)
_ARROWS = re.compile(r"(?<!\S)([<>~-])(?=[<>=-]{1,2}(?!\S))")
_JOINER = "\u2060"
_CHINESE = re.compile(
    r"[\u2018-\u201d\u2026\u2014\u3000-\u303f\uff01-\uff60]*[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff60\u2018-\u201d\u2026\u2014\d]*"
)


def html_text(text: object) -> str:
    """
    Return the text as HTML that shows it verbatim, in an element or in a quoted attribute.
    """
    return html.escape(str(text), quote=True)


def html_runs(text: str) -> str:
    """
    Return the text as HTML that shows it verbatim, with its Chinese runs marked as such.
    """
    pieces, end = [], 0
    for run in _CHINESE.finditer(text):
        pieces.append(html_text(text[end : run.start()]))
        pieces.append(f'<span lang="zh-Hans">{html_text(run.group())}</span>')
        end = run.end()
    pieces.append(html_text(text[end:]))
    return "".join(pieces)


def label_text(text: object) -> str:
    """
    Return the text as Markdown that shows it verbatim, on one line, in a label of a widget.
    """
    line = " ".join(str(text).split())
    broken = _ARROWS.sub(rf"\1{_JOINER}", _NAMES.sub(rf"\g<0>{_JOINER}", line))
    return _MARKS.sub(r"\\\1", broken)


def outside_link(text: str, url: str | None) -> str:
    """
    Return a Markdown link that opens elsewhere, or only the text where the address is not fit for one.
    """
    if not is_outside_url(url):
        return label_text(text)
    return f"[{label_text(text)}]({quote(str(url), safe=':/?#@!$&*+,;=%~-._')})"
