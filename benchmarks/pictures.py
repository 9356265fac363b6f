"""
Seconds for the first and the next picture, and memory: `python benchmarks/pictures.py`.
"""

import datetime
import io
import platform
import resource
import sys
import time
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from guide.drafts.pictures import picture_text

SIZES = ((1080, 1440), (3000, 4000), (1080, 8000))


def picture(width: int, height: int) -> bytes:
    """
    Return a PNG full of text.
    """
    image = Image.new("RGB", (width, height), "#f4eee4")
    pen, face = ImageDraw.Draw(image), ImageFont.load_default(width // 26)
    for n, top in enumerate(range(width // 13, height - width // 13, width // 9)):
        pen.text(
            (width // 13, top), f"{n}. A hand cream for every day of the year", font=face, fill="#222222"
        )
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def megabytes() -> int:
    """
    Return the memory that the process holds, in MB; its peak where the system does not say.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmRSS:")[1].split()[0]) >> 10
    return peak()


def peak() -> int:
    """
    Return the most memory that the process has held, in MB.
    """
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> (20 if sys.platform == "darwin" else 10)


def main() -> None:
    """
    Read pictures of three sizes twice each and print what it took.
    """
    print(f"{datetime.date.today()}  {platform.machine()}  Python {platform.python_version()}")  # noqa: DTZ011
    print(f"memory before the engine: {megabytes()} MB")
    for width, height in SIZES:
        data = picture(width, height)
        for turn in ("first", "next"):
            started = time.perf_counter()
            lines = picture_text(data).lines
            seconds = time.perf_counter() - started
            print(
                f"{width} x {height}, {turn}: {seconds:.2f} s, {len(lines)} lines, "
                f"{megabytes()} MB held, {peak()} MB at most"
            )


if __name__ == "__main__":
    main()
