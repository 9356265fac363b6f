"""
Files and texts to drafts; what cannot be read says so and costs only itself.
"""

from guide.drafts.count import count_files, count_paths
from guide.drafts.draft import ReadOptions, draft_from_row, draft_from_text
from guide.drafts.files import read_files, read_paths, table_columns
from guide.drafts.readers import ENDINGS

__all__ = [
    "ENDINGS",
    "ReadOptions",
    "count_files",
    "count_paths",
    "draft_from_row",
    "draft_from_text",
    "read_files",
    "read_paths",
    "table_columns",
]
