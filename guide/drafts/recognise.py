"""
Reads text and codes in opened pictures, offline; the only module that loads the engines.
"""

import itertools
import logging
import re
import threading
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from guide.domain import Corners, PictureCode, PictureLine

if TYPE_CHECKING:
    from PIL.Image import Image

# What is read at once, in pixels: the engine's memory grows with the area, and text that a reader can
# read on a phone is legible at this size.
LONG_SIDE = 1_600
# From this ratio on, a picture is read in pieces: shrunk as a whole, its letters would vanish.
LONG_RATIO = 2.0
LEAST_CONFIDENCE = 0.5
# The engine makes one picture at a time quicker with one thread than with two, and its figures stay the same.
THREADS = 1
MOST_CODES = 50
LONGEST_CODE = 2_000

# What a code holds is for machines too; none of it may steer a terminal.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_READING = threading.Lock()


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # It tells of every picture without text, in colours, on standard error.
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    settings = {
        "Global.log_level": "error",
        "Global.max_side_len": LONG_SIDE,
        "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
    }
    return RapidOCR(params=settings)


def read_lines(image: "Image") -> tuple[PictureLine, ...]:
    """
    Return the lines of text in a picture in RGB, from top to bottom.
    """
    lines: list[PictureLine] = []
    # One engine a process, and one picture at a time: two would need its memory twice.
    with _READING:
        for left, top, right, bottom in pieces_of(image):
            lines += _read_piece(image.crop((left, top, right, bottom)), left, top)
    return tuple(lines)


def _read_piece(piece: "Image", left: int, top: int) -> Iterator[PictureLine]:
    import numpy as np

    # The engine takes the order of colours that OpenCV uses.
    read = _engine()(np.ascontiguousarray(np.asarray(piece)[:, :, ::-1]))
    if read.boxes is None or read.txts is None:
        return
    for box, text, confidence in zip(read.boxes, read.txts, read.scores, strict=True):
        if text.strip() and confidence >= LEAST_CONFIDENCE:
            corners = [(round(x) + left, round(y) + top) for x, y in box.tolist()]
            yield PictureLine(text.strip(), round(float(confidence), 2), _four(corners))


def pieces_of(image: "Image") -> list[tuple[int, int, int, int]]:
    """
    Return the parts, as left, top, right and bottom, in which a picture is read; one for most.

    A long picture is cut across its longer side where little stands, so that no line is cut in two.
    """
    width, height = image.size
    if max(width, height) < LONG_RATIO * min(width, height) or max(width, height) <= LONG_SIDE:
        return [(0, 0, width, height)]
    upright = height > width
    step = max(LONG_SIDE, round(1.5 * min(width, height)))
    edges = [0, *_calm_cuts(image, step, upright), max(width, height)]
    if upright:
        return [(0, a, width, b) for a, b in itertools.pairwise(edges)]
    return [(a, 0, b, height) for a, b in itertools.pairwise(edges)]


def _calm_cuts(image: "Image", step: int, upright: bool) -> Iterator[int]:
    import numpy as np

    grey = np.asarray(image.convert("L"), dtype=np.int16)
    # How much each row (or column) changes along itself: an empty one does not.
    unrest = np.abs(np.diff(grey, axis=1 if upright else 0)).mean(axis=1 if upright else 0)
    at, end = 0, len(unrest)
    while end - at > step:
        window = unrest[at + step * 2 // 3 : at + step]
        # The middle of the longest calm stretch, so that letters keep their margin.
        calm = window <= window.min() + 0.5
        at += step * 2 // 3 + _middle_of_longest(calm.tolist())
        yield at


def _middle_of_longest(calm: list[bool]) -> int:
    best, length, run = 0, 0, 0
    for i, is_calm in enumerate(calm):
        run = run + 1 if is_calm else 0
        if run > length:
            length, best = run, i - run // 2
    return max(best, 1)


def read_codes(image: "Image") -> tuple[PictureCode, ...]:
    """
    Return the QR codes and bar codes in a picture, from top to bottom.
    """
    import zxingcpp

    found = [code for code in zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain) if code.valid]
    codes = []
    for code in found[:MOST_CODES]:
        at = code.position
        corners = [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
        said = " ".join(_CONTROL.sub(" ", code.text[:LONGEST_CODE]).split())
        codes.append(PictureCode(said, str(code.format), _four(corners)))
    return tuple(sorted(codes, key=lambda code: (code.box[0][1], code.box[0][0], code.text)))


def _four(points: list[tuple[int, int]]) -> Corners:
    a, b, c, d = points
    return a, b, c, d
