"""
What a reader gives back: the text of a file, and what of the file is not in it.
"""

from dataclasses import dataclass

from guide.domain import LeftOut
from guide.errors import DraftError

MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Content:
    """
    The text of a file as it is to be reviewed.

    `left_out` counts what the file holds besides, on purpose not reviewed. `unread` are the parts that should
    have been read and could not be: the place, such as `page 3`, and why.
    """

    text: str
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


def check_characters(count: int) -> None:
    """
    Check that a text stays within what one draft may have. Raises DraftError.
    """
    if count > MOST_CHARACTERS:
        raise DraftError(f"it has more than {MOST_CHARACTERS:,} characters of text; split it up")
