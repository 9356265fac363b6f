"""
Which columns of an uploaded table hold the posts and their ids, where it does not say so itself.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from guide.drafts import ReadOptions, table_columns
from guide.errors import DraftError
from guide.pages.pieces import note
from guide.pages.words import Words

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

# What such columns are called where nobody thought of us; the likelier name first.
_TEXTS = "正文 文案 文本 内容 笔记 笔记内容 帖子 译文 post body content copy caption draft message target"
_IDS = "id 编号 序号 序列 号 no no. nr nr. # key number"


@st.cache_data(max_entries=200, ttl=3600, scope="session", show_spinner=False)
def _columns(file_id: str, _file: "UploadedFile") -> tuple[str, ...]:
    del file_id
    try:
        return table_columns(_file.getvalue(), _file.name)
    except DraftError:
        # It is listed with its error once it is read.
        return ()


def draw_columns(
    files: Sequence["UploadedFile"], options: ReadOptions, say: Words
) -> Mapping[str, tuple[str, str]]:
    """
    Draw a choice for each kind of table that has no column of the name expected.

    Returns text and id columns by name of the file.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for file in files:
        columns = _columns(file.file_id, file)
        if columns and options.text_column.casefold() not in (name.casefold() for name in columns):
            alike.setdefault(columns, []).append(file.name)
    chosen: dict[str, tuple[str, str]] = {}
    for columns, names in alike.items():
        pair = _draw_choice(columns, names, options, say, key=f"columns.{len(chosen)}")
        chosen.update(dict.fromkeys(names, pair))
    return chosen


def _draw_choice(
    columns: Sequence[str], names: Sequence[str], options: ReadOptions, say: Words, *, key: str
) -> tuple[str, str]:
    note(say("columns.ask", names=say("comma").join(dict.fromkeys(names)), column=options.text_column))
    with st.container(horizontal=True, gap="small", key=key):
        text = st.selectbox(
            say("columns.text"),
            columns,
            index=likely_column(columns, _TEXTS),
            placeholder=say("columns.choose"),
            key=f"{key}.text",
        )
        own_id = st.selectbox(
            say("columns.id"),
            columns,
            index=likely_column(columns, _IDS),
            placeholder=say("columns.none"),
            key=f"{key}.id",
        )
    return text or options.text_column, own_id or options.id_column


def likely_column(columns: Sequence[str], names: str) -> int | None:
    """
    Return the place of the column that has the first of these names, or None.
    """
    folded = [column.casefold() for column in columns]
    return next((folded.index(name) for name in names.split() if name in folded), None)
