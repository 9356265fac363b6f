"""
ZIP archives to the files in them, with their names as they were given.
"""

import io
import stat
import zipfile
from collections.abc import Iterator, Sequence

from guide.drafts.archive import DAMAGE
from guide.drafts.decode import decode
from guide.errors import DraftError

MOST_MEMBERS = 20_000
MOST_EXPANDED = 500_000_000
MOST_RATIO = 200
# Posts in a hundred files that differ in a word pack well; below this size no ratio is suspicious.
SMALL = 10_000_000

_NAMED_IN_UTF8 = 0x800
_PROTECTED = 1


def open_zip(data: bytes) -> zipfile.ZipFile:
    """
    Return an archive that is safe to unpack, one file after the other. Raises DraftError.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise DraftError("not a ZIP archive, or a damaged one; pack the files again as .zip") from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise DraftError(f"it holds {len(members):,} files and may hold {MOST_MEMBERS:,}; split it up")
    # zipfile reads no more of a file than its declared size, so the declared sizes can be trusted.
    expanded = sum(member.file_size for member in members)
    if expanded > MOST_EXPANDED:
        raise DraftError(
            f"it unpacks to {expanded // 1_000_000:,} MB and may to {MOST_EXPANDED // 1_000_000}; split it up"
        )
    if expanded > max(SMALL, MOST_RATIO * len(data)):
        raise DraftError(
            f"it unpacks to more than {MOST_RATIO} times its size, as no posts do; add the files unpacked"
        )
    return archive


def zip_members(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """
    Return the files of an archive with their names, in the order of the names, folders and links left out.
    """
    files = [
        member
        for member in archive.infolist()
        if not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16)
    ]
    # By their place too, so that two of one name keep their order.
    return [(name, files[i]) for name, i in sorted((name, i) for i, name in enumerate(_names(files)))]


def _names(members: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """
    Yield the names of members; those without a mark of their encoding are judged together.
    """
    unmarked = [m.orig_filename for m in members if not m.flag_bits & _NAMED_IN_UTF8]
    # Python reads them as cp437, which has a sign for every byte; so the bytes can be had back.
    raw = "\n".join(unmarked).encode("cp437", "replace")
    try:
        decoded = decode(raw).split("\n") if raw else []
    except DraftError:
        decoded = []
    is_chinese = any("\u3400" <= sign <= "\u9fff" for name in decoded for sign in name)
    is_utf8 = _is_utf8(raw)
    believed = decoded if len(decoded) == len(unmarked) and (is_chinese or is_utf8) else unmarked
    named = iter(believed)
    for member in members:
        marked = member.flag_bits & _NAMED_IN_UTF8
        yield (member.orig_filename if marked else next(named)).replace("\\", "/")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def member_data(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """
    Return the content of a file in an archive, one byte more than `most` at the utmost. Raises DraftError.
    """
    if member.flag_bits & _PROTECTED:
        raise DraftError("it is protected with a password; pack it again without one")
    try:
        with archive.open(member) as file:
            return file.read(most + 1)
    except DAMAGE as error:
        raise DraftError("it is damaged in the archive; pack it again") from error
