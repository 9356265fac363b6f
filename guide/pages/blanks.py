"""
Blanks that have to be filled before a text goes out, shown so that they cannot be missed.
"""

from guide.pages.escape import html_runs, html_text
from guide.pages.pieces import draw, icon
from guide.pages.words import Words
from guide.text import blanks


def blanks_html(text: str, *, runs: bool = True) -> str:
    """
    Return a text as HTML with its blanks in a dashed box; `runs` marks its Chinese as such.
    """
    plain = html_runs if runs else html_text
    pieces, end = [], 0
    for start, stop in blanks(text):
        pieces += [plain(text[end:start]), f'<mark class="rl-blank">{html_text(text[start:stop])}</mark>']
        end = stop
    return "".join([*pieces, plain(text[end:])])


def spoken(key: str, say: Words) -> str:
    """
    Return a word that only screen readers say.
    """
    return f'<span class="rl-hidden">{html_text(say(key))} </span>'


def draw_blanks(text: str, say: Words) -> None:
    """
    Draw how many blanks a text has and which; nothing where it has none.
    """
    found = [text[start:stop] for start, stop in blanks(text)]
    if not found:
        return
    head, names = say.count("blank", len(found)), say("comma").join(dict.fromkeys(found))
    draw(
        f'<div class="rl-message" role="status"><p class="rl-tag rl-medium">{icon("warning")}'
        f"{html_text(head)}</p><p>{html_runs(say('blank.fill', names=names))}</p></div>"
    )
