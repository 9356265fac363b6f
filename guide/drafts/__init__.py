"""
Files and texts to drafts; what cannot be read says so and costs only itself.
"""

from guide.drafts.attach import PictureFile, empty_draft, is_picture, keep_pictures
from guide.drafts.count import count_files, count_paths
from guide.drafts.draft import ReadOptions, draft_from_row, draft_from_text
from guide.drafts.files import (
    attach_files,
    draft_from_pictures,
    open_files,
    open_paths,
    read_files,
    read_paths,
    read_post,
    table_columns,
)
from guide.drafts.readers import ENDINGS

__all__ = [
    "ENDINGS",
    "PictureFile",
    "ReadOptions",
    "attach_files",
    "count_files",
    "count_paths",
    "draft_from_pictures",
    "draft_from_row",
    "draft_from_text",
    "empty_draft",
    "is_picture",
    "keep_pictures",
    "open_files",
    "open_paths",
    "read_files",
    "read_paths",
    "read_post",
    "table_columns",
]
