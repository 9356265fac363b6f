"""
Files and texts to drafts; what cannot be read says so and costs only itself.
"""

from guide.drafts.attach import is_picture
from guide.drafts.draft import ReadOptions, draft_from_row, draft_from_text
from guide.drafts.files import ENDINGS, attach_files, draft_from_pictures, read_files, read_paths

__all__ = [
    "ENDINGS",
    "ReadOptions",
    "attach_files",
    "draft_from_pictures",
    "draft_from_row",
    "draft_from_text",
    "is_picture",
    "read_files",
    "read_paths",
]
