"""
Pictures to what can be read in them: checked, opened as they are displayed, read, and copied small.
"""

import io
import math
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.domain import PictureCode, PictureLine
from guide.drafts.archive import begins_like
from guide.errors import DraftError

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = ("png", "jpg", "jpeg", "webp")
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 20_000
SHORTEST_SIDE = 16

# What a page shows: an area and a number of bytes that a slow line still carries.
COPY_PIXELS = 1_800_000
COPY_BYTES = 600_000

_FORMATS = ("PNG", "JPEG", "WEBP")
_BRIGHT = 160


@dataclass(frozen=True, slots=True)
class PictureText:
    """
    The lines and codes of a picture, in reading order, and its size in pixels as displayed.
    """

    lines: tuple[PictureLine, ...]
    codes: tuple[PictureCode, ...]
    width: int
    height: int


def picture_text(data: bytes) -> PictureText:
    """
    Return the text and the codes of a PNG, JPEG or WebP file; of a moving picture, those of the first frame.

    Raises DraftError where it is another kind of file, damaged, or too large.
    """
    return read_picture(open_picture(data))


def read_picture(image: "Image") -> PictureText:
    """
    Return the text and the codes of an opened picture.
    """
    from guide.drafts.recognise import read_codes, read_lines

    return PictureText(read_lines(image), read_codes(image), image.width, image.height)


def open_picture(data: bytes) -> "Image":
    """
    Return a picture in RGB, turned as its camera says, on one ground where it is transparent.

    Raises DraftError where it is another kind of file, damaged, or too large.
    """
    # Pillow knows WebP only once its module is there.
    from PIL import Image, ImageOps, UnidentifiedImageError, WebPImagePlugin  # noqa: F401

    if len(data) > MOST_BYTES:
        raise DraftError(f"it is larger than {MOST_BYTES >> 20} MB; save the picture smaller")
    # Our own limits are lower than where Pillow begins to warn.
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            # Only the head has been read: nothing has been unpacked yet.
            _check_size(*image.size)
            image.load()
            return _on_one_ground(ImageOps.exif_transpose(image))
    except UnidentifiedImageError as error:
        raise DraftError(_not_a_picture(data)) from error
    except Image.DecompressionBombError as error:
        raise DraftError(f"it has too many pixels to be safe. {_too_large()}") from error
    # Pillow raises these, and struct.error through some decoders, for files that are damaged or cut short.
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError) as error:
        raise DraftError(
            "this picture is damaged or cut short; open it and save it again, or export it anew"
        ) from error


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise DraftError(f"it has {width:,} × {height:,} pixels. {_too_large()}")
    if min(width, height) < SHORTEST_SIDE:
        raise DraftError(f"it has only {width} × {height} pixels, too few to hold text; send a larger one")


def _too_large() -> str:
    return (
        f"A picture may have {MOST_PIXELS // 1_000_000} million pixels, and {LONGEST_SIDE:,} on its longer "
        "side; save it smaller, or cut it into parts"
    )


def _not_a_picture(data: bytes) -> str:
    endings = " ".join(f".{ending}" for ending in PICTURES)
    if data[4:8] == b"ftyp":
        return f"it is in a format of phones (HEIC or AVIF); save it as .jpg. We read {endings}"
    like = begins_like(data)
    looks = f"it begins like {like}" if like and like != "a picture" else "it begins like something else"
    return f"not a picture we can read ({looks}). Save it again as one of {endings}"


def _on_one_ground(image: "Image") -> "Image":
    from PIL import Image, ImageStat

    if image.mode.startswith("I"):
        # Sixteen bits a pixel, which a plain conversion would cut off at white.
        image = image.point([value / 256 for value in range(65536)], "L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    # Light letters on nothing would vanish on white.
    alpha = image.getchannel("A")
    light = ImageStat.Stat(image.convert("L"), alpha).mean[0] if alpha.getextrema()[1] else 0
    ground = Image.new("RGBA", image.size, "black" if light > _BRIGHT else "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def picture_copy(image: "Image") -> bytes:
    """
    Return a small JPEG of a picture, without the notes that cameras leave in a file.
    """
    shrink = min(1.0, math.sqrt(COPY_PIXELS / (image.width * image.height)))
    while True:
        size = (max(1, round(image.width * shrink)), max(1, round(image.height * shrink)))
        small = image if size == image.size else image.resize(size, reducing_gap=2.0)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=82, optimize=True)
        if out.tell() <= COPY_BYTES:
            return out.getvalue()
        shrink *= 0.8
