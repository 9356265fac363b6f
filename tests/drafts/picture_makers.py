"""
Pictures for tests, drawn with Pillow.
"""

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from guide.domain import PictureCode, PictureLine

_USUAL = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def chinese_font() -> str:
    """
    Return the file of a font with Chinese characters; no installed package brings one.
    """
    if _USUAL.exists():
        return str(_USUAL)
    if shutil.which("fc-match"):
        asked = ["fc-match", "-f", "%{file}\n%{lang}", ":lang=zh-cn"]
        file, _, langs = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.partition(
            "\n"
        )
        if "zh" in langs and Path(file).exists():
            return file
    pytest.skip("no font with Chinese characters: install Debian's package `fonts-noto-cjk`")


def drawn(lines: Sequence[str], font: str | None = None, size: int = 44, width: int = 760) -> Image.Image:
    """
    Return a picture with lines of text under each other, in a Latin font where none is named.
    """
    image = Image.new("RGB", (width, 60 + 2 * size * len(lines)), "#f4eee4")
    pen = ImageDraw.Draw(image)
    face = ImageFont.truetype(font, size) if font else ImageFont.load_default(size)
    for n, line in enumerate(lines):
        pen.text((40, 40 + n * round(size * 1.5)), line, font=face, fill="#222222")
    return image


def code(text: str, kind: Any = zxingcpp.BarcodeFormat.QRCode) -> Image.Image:
    made = np.array(zxingcpp.create_barcode(text, kind).to_image(scale=5))
    image = Image.new("RGB", (made.shape[1] + 80, made.shape[0] + 80), "white")
    image.paste(Image.fromarray(made).convert("RGB"), (40, 40))
    return image


def packed(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def line(
    text: str, left: int, top: int, *, height: int = 40, confidence: float = 0.99, width: int = 0
) -> PictureLine:
    """
    Return a line as wide as its signs: Chinese ones are as wide as high, others half.
    """
    wide = width or sum(height if sign > "\u2e80" else height // 2 for sign in text)
    right, bottom = left + wide, top + height
    return PictureLine(text, confidence, ((left, top), (right, top), (right, bottom), (left, bottom)))


def picture_code(text: str, kind: str = "QR Code") -> PictureCode:
    return PictureCode(text, kind, ((10, 10), (60, 10), (60, 60), (10, 60)))
