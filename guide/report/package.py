"""
Makes a Word or Excel file the same each time it is made: no clock time, no order by chance.
"""

import datetime
import io
import zipfile
from xml.sax.saxutils import escape

# The least date that a zip file can hold.
_EPOCH = datetime.date(1980, 1, 1)
_CORE = "docProps/core.xml"
_CORE_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{title}</dc:title><dc:creator>Redline</dc:creator><cp:lastModifiedBy>Redline</cp:lastModifiedBy>\
{dates}</cp:coreProperties>"""
_DATE_XML = '<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'


def settle_package(data: bytes, title: str, day: datetime.date | None) -> bytes:
    """
    Return the package with fixed times inside, and properties with the title and the day, or without a date.
    """
    dates = "".join(_DATE_XML.format(name=name, day=day) for name in ("created", "modified")) if day else ""
    core = _CORE_XML.format(title=escape(title), dates=dates).encode("utf-8")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled,
    ):
        for member in made.infolist():
            content = core if member.filename == _CORE else made.read(member)
            settled.writestr(_member(member.filename, max(day or _EPOCH, _EPOCH)), content)
    return out.getvalue()


def _member(name: str, day: datetime.date) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, (min(day.year, 2107), day.month, day.day, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    # Otherwise it would tell on what kind of system the file was made.
    member.create_system = 0
    return member
