"""
A text, with what is known of it, to a draft: where its title ends and its body begins.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guide.domain import AUTHORS, PLATFORMS, Author, Draft, Platform
from guide.drafts.content import MOST_CHARACTERS
from guide.errors import DraftError

# A first line that says of itself that it is the title; the label is not counted.
_LABELLED_TITLE = re.compile(
    r"\A[\s\u200b\ufeff]*(?:标题|標題|title)[ \t]*[:：][ \t\u3000]*"
    r"(?P<title>[^\r\n]*?)[ \t\u3000]*(?:\r?\n|\r|\Z)",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"[ \t\u3000]*(?:\r\n|\n|\r)")
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?")
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_INVISIBLE = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """
    What holds for every draft that does not say otherwise, and where to find text and id in rows.

    `date` is None where a draft without a date of its own is to be reviewed without one.
    """

    platform: Platform = "xiaohongshu"
    author: Author = "brand"
    industry: str | None = None
    date: datetime.date | None = None
    text_column: str = "text"
    id_column: str = "id"


def draft_from_text(
    text: str,
    options: ReadOptions,
    *,
    draft_id: str = "draft-1",
    name: str = "draft-1",
    title: str | None = None,
) -> Draft:
    """
    Return a draft; a title that the text does not begin with is put before it.

    Raises DraftError where there is no text, too much of it, or something that is none.
    """
    if not text.strip(_INVISIBLE):
        raise DraftError("there is no text in it; put the post in it and try again")
    if "\0" in text:
        raise DraftError("it holds NUL signs, so it is not a text; save it again as plain text")
    title = _whole(title or "").strip()
    text = _whole(text)
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    if len(text) > MOST_CHARACTERS:
        raise DraftError(f"it has {len(text):,} characters and may have {MOST_CHARACTERS:,}; split it up")
    start, end, body = _title_range(text, title)
    return Draft(
        id=draft_id,
        name=name,
        text=text,
        platform=options.platform,
        author=options.author,
        industry=options.industry,
        date=options.date,
        title_start=start,
        title_end=end,
        body_start=body,
    )


def draft_from_row(row: Mapping[str, Any], options: ReadOptions, *, draft_id: str, name: str) -> Draft:
    """
    Return the draft of a table row or JSON object, whose own platform, author, industry and date win.

    Raises DraftError where a value cannot be used.
    """
    text = _text_of(row, find_column(row, options.text_column))
    if not text.strip(_INVISIBLE):
        raise DraftError(f"{options.text_column!r} is empty; give the text of the post or leave the row out")
    own = {key.strip().casefold(): value for key, value in row.items()}
    options = replace(
        options,
        platform=_one_of(own, "platform", PLATFORMS, options.platform),
        author=_one_of(own, "author", AUTHORS, options.author),
        industry=_text_of(own, "industry").strip().lower() or options.industry,
        date=_date(own, options.date),
    )
    return draft_from_text(text, options, draft_id=draft_id, name=name, title=_text_of(own, "title"))


def find_column(columns: Iterable[str], wanted: str) -> str:
    """
    Return the column or field of that name, whatever its case.

    Raises DraftError naming those there are.
    """
    columns = list(columns)
    if wanted in columns:
        return wanted
    for column in columns:
        if column.casefold() == wanted.casefold():
            return column
    found = ", ".join(repr(column) for column in columns if column) or "none"
    raise DraftError(
        f"no column {wanted!r}; the columns are {found}. Name the one with the text: --text-column NAME, "
        f"or call it {wanted!r}"
    )


def _whole(text: str) -> str:
    # Half an emoji, as programs leave it when they cut a text, can be neither printed nor stored.
    return _HALF_CHARACTERS.sub("\ufffd", text)


def _title_range(text: str, title: str) -> tuple[int, int, int]:
    if title:
        end = len(title)
        after = _LINE_BREAK.match(text, end)
        return 0, end, after.end() if after else end
    if (match := _LABELLED_TITLE.match(text)) and match["title"]:
        start, end = match.span("title")
        return start, end, match.end()
    return 0, 0, 0


def _text_of(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise DraftError(f"{key!r} is not a text; write it as one string")
    return str(value)


def _one_of(row: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: Any) -> Any:
    value = _text_of(row, key).strip()
    if not value:
        return default
    if value.lower() not in allowed:
        raise DraftError(f"{key} is {value!r}; use one of {', '.join(allowed)}")
    return value.lower()


def _date(row: Mapping[str, Any], default: datetime.date | None) -> datetime.date | None:
    for key in ("date", "post_date"):
        value = row.get(key)
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        if text := _text_of(row, key).strip():
            return _day(key, text)
    return default


def _day(key: str, text: str) -> datetime.date:
    try:
        if match := _DAY.fullmatch(text):
            year, month, day = (int(part) for part in match.groups() if part)
            return datetime.date(year, month, day)
    except ValueError as error:
        raise DraftError(f"{key} is {text!r}, and there is no such day; write it as YYYY-MM-DD") from error
    raise DraftError(f"{key} is {text!r}; write it as YYYY-MM-DD")
