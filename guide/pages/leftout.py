"""
What a draft's file holds beside the text that was reviewed.
"""

from guide.domain import Draft
from guide.pages.pieces import note
from guide.pages.words import Words


def draw_left_out(draft: Draft, say: Words) -> None:
    """
    Draw a line on comments, deleted or hidden text and pictures that were not reviewed.
    """
    if draft.left_out:
        parts = [say.count(f"left.{left.kind}", left.count) for left in draft.left_out]
        note(say("left", parts=say("comma").join(parts)))
