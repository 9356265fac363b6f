"""
Where Chromium is, and the flags that keep it quiet.
"""

import os
import shutil

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """
    Return the path of the Chromium to use, or None where there is none.
    """
    if given := os.environ.get("CHROMIUM"):
        return given
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
