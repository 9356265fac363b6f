"""
The files that make up a knowledge base, and a hash of what is in them.
"""

import hashlib
from collections.abc import Container
from pathlib import Path


def hash_folder(folder: Path, *, leave_out: Container[str] = ()) -> str:
    """
    Return a hash of all content files but those named, the same on every machine.
    """
    digest = hashlib.sha256()
    for path in content_files(folder):
        if path.relative_to(folder).as_posix() in leave_out:
            continue
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def content_files(folder: Path) -> list[Path]:
    """
    Return the files that make up the knowledge base, sorted.
    """
    files = [*folder.rglob("*.yml"), *folder.rglob("*.csv"), *folder.glob("examples/*.jsonl")]
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())
