"""
Plain text files.
"""

from guide.drafts.archive import begins_like
from guide.drafts.content import Content
from guide.drafts.decode import decode
from guide.errors import DraftError


def plain_text(data: bytes) -> str:
    """
    Return the text of a file that is nothing but text. Raises DraftError.
    """
    if other := begins_like(data):
        raise DraftError(f"not a text file (it begins like {other}); save the text as .txt")
    return decode(data)


def plain_content(data: bytes) -> Content:
    """
    Return the text of a text or Markdown file as it stands. Raises DraftError.
    """
    return Content(text=plain_text(data))
