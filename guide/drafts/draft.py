"""
A text, with what is known of it, to a draft: where its title ends and its body begins.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from guide.domain import AUTHORS, PLATFORMS, Author, Draft, Platform
from guide.errors import DraftError

# A first line that says of itself that it is the title; the label is not counted.
_LABELLED_TITLE = re.compile(r"\A\s*(?:标题|title)\s*[:：][ \t\u3000]*(?P<title>[^\n]*)(?:\n|\Z)", re.I)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """
    What holds for every draft that does not say otherwise, and where to find text and id in rows.
    """

    platform: Platform = "xiaohongshu"
    author: Author = "brand"
    industry: str | None = None
    date: datetime.date | None = None
    text_column: str = "text"
    id_column: str = "id"


def draft_from_text(
    text: str, options: ReadOptions, *, draft_id: str, name: str, title: str | None = None
) -> Draft:
    """
    Return a draft; a title that the text does not begin with is put before it.
    """
    title = (title or "").strip()
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
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
    text = row.get(options.text_column)
    if text is None or not str(text).strip():
        raise DraftError(f"the column {options.text_column!r} is empty in this row")
    options = replace(
        options,
        platform=_one_of(row, "platform", PLATFORMS, options.platform),
        author=_one_of(row, "author", AUTHORS, options.author),
        industry=_cell(row, "industry") or options.industry,
        date=_date(row, options.date),
    )
    return draft_from_text(str(text), options, draft_id=draft_id, name=name, title=_cell(row, "title"))


def _title_range(text: str, title: str) -> tuple[int, int, int]:
    if title:
        start = text.index(title)
        end = start + len(title)
        return start, end, end + 1 if text[end : end + 1] == "\n" else end
    if match := _LABELLED_TITLE.match(text):
        start, end = match.span("title")
        return start, end, match.end()
    return 0, 0, 0


def _cell(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return str(value).strip() or None if value is not None else None


def _one_of(row: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: Any) -> Any:
    value = _cell(row, key)
    if value is None:
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
        if text := _cell(row, key):
            try:
                return datetime.date.fromisoformat(text[:10].replace("/", "-"))
            except ValueError as error:
                raise DraftError(f"{key} is {text!r}; write it as YYYY-MM-DD") from error
    return default
