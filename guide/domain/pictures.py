"""
What was read in a picture, and where in it: lines of text and codes.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

# Below this confidence a line is called hard to read, and people are asked to compare.
UNSURE = 0.8

Point = tuple[int, int]
# Clockwise from the corner where the text begins, in pixels of the picture as it is displayed.
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Box:
    """
    A four-cornered part of a picture; `picture` counts the pictures of a draft from 0.
    """

    picture: int
    corners: Corners


@dataclass(frozen=True, slots=True)
class PictureLine:
    """
    A line of text as it stands in a picture; `confidence` (0 to 1) says how surely it was read.
    """

    text: str
    confidence: float
    box: Corners


@dataclass(frozen=True, slots=True)
class PictureCode:
    """
    A QR code or bar code: what it says, and its kind, such as `QR Code` or `EAN-13`.
    """

    text: str
    kind: str
    box: Corners


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where the code points `[start, end)` of a draft stand in a picture, and how surely they were read.
    """

    start: int
    end: int
    box: Corners
    confidence: float

    @property
    def is_unsure(self) -> bool:
        """
        Whether the line was hard to read.
        """
        return self.confidence < UNSURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """
    A picture that belongs to a draft: `[start, end)` of the draft's text was read in it, line by line.

    `width` and `height` are in pixels, as displayed. `copy` is a small JPEG to show, empty where there
    is none at hand; it is stored apart from the rest.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"ser_json_bytes": "base64", "val_json_bytes": "base64"}

    name: str
    width: int
    height: int
    start: int
    end: int
    places: tuple[Place, ...] = ()
    codes: tuple[PictureCode, ...] = ()
    copy: bytes = field(default=b"", repr=False)
