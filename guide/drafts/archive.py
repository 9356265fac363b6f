"""
Word, Excel and PowerPoint files as archives: what they are is checked before anything in them is read.
"""

import io
import zipfile
import zlib
from contextlib import suppress
from xml.parsers import expat

from guide.errors import DraftError

MOST_EXPANDED = 100_000_000
MOST_RATIO = 100
MOST_PARTS = 10_000

_KINDS = {"docx": "a Word", "xlsx": "an Excel", "pptx": "a PowerPoint"}
_MAIN_FOLDERS = {"word/": "a Word file", "xl/": "an Excel file", "ppt/": "a PowerPoint file"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (_OLD_OFFICE, "an old Office file"),
)
# Too short to tell a text from another kind of file, but a hint where it is known to be no Office file.
_HINTS = ((b"<", "a web page"), (b"MZ", "a program"), (b"RIFF", "a picture or a film"), (b"BM", "a picture"))
# What the standard library raises while reading an archive that is damaged.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)


def begins_like(data: bytes) -> str | None:
    """
    Return what other kind of file the bytes begin like, None where they begin like none we know.
    """
    return next((words for beginning, words in _BEGINNINGS if data.startswith(beginning)), None)


def _looks_like(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "it is damaged or cut short"
    unknown = "something else" if b"\0" in data[:1000] else "plain text"
    hint = next((words for beginning, words in _HINTS if data.startswith(beginning)), unknown)
    return f"it begins like {begins_like(data) or hint}"


def open_office_file(data: bytes, ending: str) -> zipfile.ZipFile:
    """
    Return the archive of an Office file that is safe to read.

    Raises DraftError with what it looks like instead, and what to do.
    """
    if data.startswith(_OLD_OFFICE):
        raise DraftError(_old_office(data, ending))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise DraftError(
            f"not {_KINDS[ending]} file ({_looks_like(data)}). Save it again as .{ending}"
        ) from error
    _check_kind(archive, ending)
    _check_size(archive, len(data))
    return archive


def _old_office(data: bytes, ending: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"it is protected with a password; save a copy as .{ending} without one"
    return f"it is in the old Office format of before 2007; open it and save it as .{ending}"


def _check_kind(archive: zipfile.ZipFile, ending: str) -> None:
    names = archive.namelist()
    kinds = {kind for folder, kind in _MAIN_FOLDERS.items() if any(n.startswith(folder) for n in names)}
    if f"{_KINDS[ending]} file" not in kinds:
        looks = min(kinds, default="another kind of archive")
        raise DraftError(f"not {_KINDS[ending]} file (it is {looks}). Save it again as .{ending}")
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise DraftError(f"it is protected with a password; save a copy as .{ending} without one")


def _check_size(archive: zipfile.ZipFile, packed: int) -> None:
    # zipfile reads no more of a part than its declared size, so the declared sizes can be trusted.
    parts = archive.infolist()
    expanded = sum(part.file_size for part in parts)
    if expanded > MOST_EXPANDED or expanded > MOST_RATIO * max(packed, 100_000) or len(parts) > MOST_PARTS:
        raise DraftError(
            f"it unpacks to {expanded // 1_000_000} MB in {len(parts)} parts, which is too much to be safe; "
            "save only the text in a new file"
        )


class _RootReached(Exception):  # noqa: N818  Not an error: the way to stop a parser.
    pass


def check_no_document_types(archive: zipfile.ZipFile) -> None:
    """
    Check that no part declares a document type, whatever the part is called.

    Raises DraftError, also where a part that is XML by its name is none.
    """
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels")):
            check_no_document_type(archive, name)
        else:
            # A picture is no XML, and that is as it should be; a sheet may hide under any name.
            with suppress(expat.ExpatError, *DAMAGE):
                _refuse_document_type(archive, name)


def check_no_document_type(archive: zipfile.ZipFile, name: str) -> None:
    """
    Check that an XML part declares no document type: entities are how XML reads other files or swells up.

    Raises DraftError.
    """
    try:
        _refuse_document_type(archive, name)
    except (expat.ExpatError, *DAMAGE) as error:
        raise DraftError(f"its part {name!r} is damaged; open the file and save it again") from error


def _refuse_document_type(archive: zipfile.ZipFile, name: str) -> None:
    def refuse(*_: object) -> None:
        raise DraftError("it declares XML entities, which an Office file never does; make a new file")

    def stop(*_: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    with suppress(_RootReached), archive.open(name) as part:
        parser.ParseFile(part)
