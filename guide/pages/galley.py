"""
The galley: the draft as an editor's proof, with numbered marks that open their cards.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from guide.domain import Measures, Review
from guide.pages.glosses import sound_of
from guide.pages.segments import NumberedFinding, Piece, cut, number_findings, split_draft
from guide.pages.words import Words

_FOLDER = Path(__file__).resolve().parent
_galley = st.components.v2.component(
    "redline_galley",
    css=(_FOLDER / "galley.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "galley.js").read_text(encoding="utf-8"),
)
_copy = st.components.v2.component(
    "redline_copy",
    css=(_FOLDER / "copy.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "copy.js").read_text(encoding="utf-8"),
)


def draw_galley(
    review: Review,
    measures: Measures,
    say: Words,
    *,
    opened: int,
    on_open: Callable[[int], None],
    key: str,
    shown: Sequence[NumberedFinding] | None = None,
) -> None:
    """
    Draw the draft with its marks; `on_open` gets the number of the finding that was pressed.

    `shown` are the findings to mark, all where none are given.
    """
    # The key of a review may hold two underscores, which part the key of a component for Streamlit.
    key = key.replace("_", "~")

    def pressed() -> None:
        n = getattr(st.session_state.get(key), "opened", None)
        if isinstance(n, int) and 0 < n <= len(review.findings):
            on_open(n)

    _galley(
        key=key,
        data=galley_data(review, measures, say, shown) | {"open": opened},
        on_opened_change=pressed,
    )


def galley_data(
    review: Review, measures: Measures, say: Words, shown: Sequence[NumberedFinding] | None = None
) -> dict[str, Any]:
    """
    Return what the browser needs to draw the galley: rows of pieces, and the names of the findings.
    """
    numbered = number_findings(review.findings) if shown is None else shown
    rows = _slip_rows([f for f in numbered if f.start < 0], say, at_head=True)
    rows += _text_rows(review, numbered, measures, say)
    rows += _slip_rows([f for f in numbered if f.start < 0], say, at_head=False)
    return {
        "name": say("galley.name"),
        "lang": "en" if review.lang == "en" else "zh-Hans",
        "rows": rows,
        "names": {
            str(f.n): say(
                "card.mark", n=f.n, severity=say(f"severity.{f.severity}"), title=say.of(f.explained.title)
            )
            for f in numbered
        },
        "sounds": {} if say.lang == "zh" else _sounds(numbered),
        "hidden": say("galley.hidden", code=""),
    }


def _sounds(numbered: Sequence[NumberedFinding]) -> dict[str, str]:
    """
    Return how the Chinese of the marks is read, by the findings' numbers.
    """
    spans = {str(f.n): f.explained.finding.span for f in numbered}
    return {n: sound for n, span in spans.items() if span and (sound := sound_of(span.text))}


def _text_rows(
    review: Review, numbered: Sequence[NumberedFinding], measures: Measures, say: Words
) -> list[dict[str, Any]]:
    draft = review.draft
    parts = split_draft(draft)
    title = draft.title_end - draft.title_start
    body = max(len(draft.written.rstrip()) - draft.body_start, 0)
    topics = draft.text[slice(*parts.topics)].count("#") if parts.topics else 0
    rows = [
        _text_row("title", parts.title, title, measures.title),
        _text_row("body", parts.body, body, measures.body),
        _text_row("topics", parts.topics, topics, measures.tags),
    ]
    many = len(parts.pictures) > 1
    for n, span in enumerate(parts.pictures, 1):
        name = say("galley.picture.n", n=n) if many else say("galley.picture")
        rows.append((span, {"kind": "picture", "label": name, "note": ""}))
    return [
        {"label": say(f"galley.{row['kind']}")} | row | {"pieces": cut(draft.text, *span, numbered)}
        for span, row in rows
        if span
    ]


def _text_row(
    kind: str, span: tuple[int, int] | None, count: int, most: int | None
) -> tuple[tuple[int, int] | None, dict[str, Any]]:
    note = f"{count:,} / {most:,}" if most else f"{count:,}"
    return span, {"kind": kind, "note": note, "over": bool(most and count > most)}


def _slip_rows(loose: Sequence[NumberedFinding], say: Words, *, at_head: bool) -> list[dict[str, Any]]:
    """
    Return the rows of findings without a span: what is missing, and what is about the whole post.
    """
    missing = [f for f in loose if f.explained.finding.fix == "add"]
    here = [f for f in missing if (f.explained.finding.add_at == "head") is at_head]
    rows = []
    if here:
        place = say("galley.head" if at_head else "galley.foot")
        pieces: list[Piece] = [
            {"slip": f.n, "s": f.severity, "add": f.explained.finding.rewrite or "", "text": place}
            for f in here
        ]
        rows.append({"kind": "missing", "label": say("galley.missing"), "pieces": pieces})
    codes = [f for f in loose if f.explained.finding.code is not None]
    if codes and at_head:
        pieces = [
            {"slip": f.n, "s": f.severity, "add": "", "text": f.explained.finding.code or ""} for f in codes
        ]
        rows.append({"kind": "whole", "label": say("galley.codes"), "pieces": pieces})
    whole = [f for f in loose if f not in missing and f not in codes] if at_head else []
    if whole:
        pieces = [{"slip": f.n, "s": f.severity, "add": "", "text": say.of(f.explained.title)} for f in whole]
        rows.append({"kind": "whole", "label": say("galley.whole"), "pieces": pieces})
    return rows


def draw_copy(text: str, say: Words, *, key: str) -> None:
    """
    Draw a button that copies a text.
    """
    _copy(
        key=key, data={"text": text, "label": say("clean.copy"), "done": say("clean.copied")}, width="content"
    )
